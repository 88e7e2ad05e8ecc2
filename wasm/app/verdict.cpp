#include "wasm/app/verdict.hpp"

#include "core/report/verdict_words.hpp"

namespace portal_guide::app {

std::string verdict_words(const content::Content& content, const report::Report& report) {
  const auto verdict = report::verdict_of(report);
  if (verdict == report::Verdict::Ready) {
    return content::text(content, report::is_complete(report) ? "checks.verdict.ready" : "checks.verdict.unknown");
  }
  if (verdict == report::Verdict::Blocked) return report::counts_in_modes(report, report::Severity::Error, content);
  return content::text(content, "checks.verdict.attention",
                       {{"counts", report::counts_in_modes(report, report::Severity::Warning, content)}});
}

}  // namespace portal_guide::app
