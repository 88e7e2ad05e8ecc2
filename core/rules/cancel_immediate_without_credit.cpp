#include "core/rules/cancellation.hpp"

namespace portal_guide::rules::cancel_immediate_without_credit {
namespace {

Answer judge(const Context& context) {
  const auto cancel = cancellation(context);
  if (!cancel) return propagate(cancel);
  if (!cancel->enabled) return {};
  const auto mode = require_string(cancel->configuration, kCancelMode);
  if (!mode) return propagate(mode);
  if (*mode != "immediately") return {};
  const auto proration = require_string(cancel->configuration, kCancelProration);
  if (!proration) return propagate(proration);
  if (*proration != "none") return {};
  return {{update_of_configuration(cancel->configuration,
                                   {{.path = pointer_of(cancel->configuration, kCancelMode), .observed = "immediately"},
                                    {.path = pointer_of(cancel->configuration, kCancelProration), .observed = "none"}},
                                   parameters_cancelling_at_period_end(), report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{
    .id = "cancel-immediate-without-credit", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::cancel_immediate_without_credit
