#include "core/rules/evaluate.hpp"

#include <optional>
#include <utility>

#include "core/rules/context.hpp"
#include "core/rules/registry.hpp"
#include "core/rules/wording.hpp"

namespace portal_guide::rules {
namespace {

/// Why no rule can answer in a mode; nullopt where the snapshot has it.
std::optional<Unanswered> missing_mode(const stripe::Snapshot& snapshot, stripe::Mode mode) {
  if (snapshot.has(mode)) return std::nullopt;
  return Unanswered{.because = report::Because::Absent, .detail = "not-checked.mode-absent", .mode = mode};
}

}  // namespace

report::Report evaluate(const stripe::Snapshot& snapshot, const content::Content& content) {
  report::Report report;
  report.taken_at_unix_seconds = snapshot.taken_at_unix_seconds();
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    const std::optional<Unanswered> missing = missing_mode(snapshot, mode);
    for (const Rule* rule : registry()) {
      if (rule->modes == Modes::LiveOnly && mode == stripe::Mode::Test) continue;
      add_answer(report, content, {.id = rule->id, .severity = rule->severity}, mode,
                 missing ? Answer(unanswered(*missing)) : rule->judge({.snapshot = snapshot, .mode = mode}));
    }
  }
  report::sort(report);
  return report;
}

}  // namespace portal_guide::rules
