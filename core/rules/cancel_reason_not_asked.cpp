#include <utility>

#include "core/rules/cancellation.hpp"

namespace portal_guide::rules::cancel_reason_not_asked {
namespace {

/// A configuration that lets customers cancel without asking why leaves the business guessing, although the question costs
/// customers one click.
Answer judge(const Context& context) {
  const auto reasons = cancellation_reasons(context);
  if (!reasons) return propagate(reasons);
  if (!reasons->has_value() || (*reasons)->enabled) return {};

  // Reasons that somebody chose earlier are kept.
  OrderedJson params = (*reasons)->empty() ? parameters_asking_for_every_reason() : OrderedJson::object();
  params["features"]["subscription_cancel"]["cancellation_reason"]["enabled"] = true;
  constexpr stripe::MemberPath kEnabled = stripe::configuration::kFeaturesSubscriptionCancelCancellationReasonEnabled;
  return {{update_of_configuration((*reasons)->configuration,
                                   {{.path = pointer_of((*reasons)->configuration, kEnabled), .observed = false}},
                                   std::move(params), report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "cancel-reason-not-asked",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::cancel_reason_not_asked
