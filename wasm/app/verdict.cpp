#include "wasm/app/verdict.hpp"

#include <algorithm>

namespace portal_guide::app {

std::string verdict_words(const content::Content& content, const report::Report& report) {
  const auto verdict = report::verdict_of(report);
  if (verdict == report::Verdict::Ready) {
    return content::text(content, report.not_checked.empty() ? "checks.verdict.ready" : "checks.verdict.unknown");
  }
  const bool blocked = verdict == report::Verdict::Blocked;
  const auto worst = blocked ? report::Severity::Error : report::Severity::Warning;
  const auto count = report::count(report, worst);
  const auto in_live = static_cast<std::size_t>(std::count_if(
      report.findings.begin(), report.findings.end(),
      [&](const report::Finding& finding) { return finding.severity == worst && finding.mode == stripe::Mode::Live; }));
  const bool in_one_mode = in_live == 0 || in_live == count;
  if (!blocked || !in_one_mode) {
    return content::plural(content, "checks.verdict." + std::string(report::to_string(verdict)), count);
  }

  const auto mode = in_live == 0 ? stripe::Mode::Test : stripe::Mode::Live;
  const auto mode_words = content::text(content, "mode." + std::string(stripe::to_string(mode)) + "-in-sentence");
  return content::plural(content, "checks.verdict.blocked-in", count, {{"mode", mode_words}});
}

}  // namespace portal_guide::app
