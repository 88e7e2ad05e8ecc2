#include <utility>

#include "core/rules/named_payment_methods.hpp"

namespace portal_guide::rules::payment_method_configuration_unknown {
namespace {

constexpr auto kSection = stripe::SectionName::PaymentMethodConfigurations;

/// A portal configuration that names a set of payment methods which the mode does not have may leave customers unable to add a
/// card (docs/stripe.md, fact 25).
Answer judge(const Context& context) {
  const auto named = named_payment_methods(context);
  if (!named) return propagate(named);
  if (named->id.empty() || find_item(*named->section, named->id)) return {};
  if (!named->section->complete) return unanswered(partly_read(context, kSection));
  const std::string shown = observed_text(named->id);
  // An empty text removes the reference, so that the account's default set is used. Stripe wants `enabled` in the same call.
  Observation observation = update_of_configuration(
      named->configuration, {{.path = named->pointer, .observed = shown}},
      {{"features", {{"payment_method_update", {{"enabled", true}, {"payment_method_configuration", ""}}}}}},
      report::Applicability::Exact);
  observation.arguments["payment-methods"] = shown;
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "payment-method-configuration-unknown",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::payment_method_configuration_unknown
