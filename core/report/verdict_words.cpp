#include "core/report/verdict_words.hpp"

namespace portal_guide::report {

std::string counts_in_modes(const Report& report, Severity severity, const content::Content& content) {
  std::string counts;
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    const std::size_t found = count(restrict_to(report, mode), severity);
    if (found == 0) continue;
    if (!counts.empty()) counts += " · ";
    counts += content::text(content, "mode." + std::string(stripe::to_string(mode)) + "-short") + ": " +
              content::plural(content, "checks.count." + std::string(to_string(severity)), found);
  }
  return counts;
}

std::string subscribers_sentence(const Report& report, const content::Content& content) {
  const std::vector<stripe::Mode> modes = modes_without_subscribers(report);
  if (modes.empty()) return {};
  std::string sentence = content::text(content, "report.subscribers-not-read");
  if (modes.size() + report.modes_not_read.size() > 1) return sentence;
  return content::text(content, "mode." + std::string(stripe::to_string(modes.front()))) + ": " + sentence;
}

}  // namespace portal_guide::report
