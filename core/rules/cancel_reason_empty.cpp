#include "core/rules/cancellation.hpp"

namespace portal_guide::rules::cancel_reason_empty {
namespace {

/// A configuration that asks why customers cancel and offers no reason may show them an empty question, and the business learns
/// nothing.
Answer judge(const Context& context) {
  const auto reasons = cancellation_reasons(context);
  if (!reasons) return propagate(reasons);
  if (!reasons->has_value() || !(*reasons)->enabled || !(*reasons)->empty()) return {};
  constexpr stripe::MemberPath kOptions = stripe::configuration::kFeaturesSubscriptionCancelCancellationReasonOptions;
  return {{update_of_configuration((*reasons)->configuration,
                                   {{.path = pointer_of((*reasons)->configuration, kOptions), .observed = Json::array()}},
                                   parameters_asking_for_every_reason(), report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "cancel-reason-empty",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::cancel_reason_empty
