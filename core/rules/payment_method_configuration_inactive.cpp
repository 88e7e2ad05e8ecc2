#include <utility>

#include "core/rules/named_payment_methods.hpp"
#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::payment_method_configuration_inactive {
namespace {

constexpr auto kSection = stripe::SectionName::PaymentMethodConfigurations;

/// A portal configuration that names an inactive set of payment methods may leave customers unable to add a card
/// (docs/stripe.md, fact 25).
Answer judge(const Context& context) {
  const auto named = named_payment_methods(context);
  if (!named) return propagate(named);
  if (named->id.empty()) return {};
  const auto methods = find_item(*named->section, named->id);
  if (!methods) return unanswered(offer_not_read(context, kSection, "payment-method-configuration-unknown"));
  const auto active = require_bool(*methods, stripe::payment_method_configuration::kActive);
  if (!active) return propagate(active);
  if (*active) return {};
  Observation observation{
      .evidence = {{.path = pointer_of(*methods, stripe::payment_method_configuration::kActive), .observed = false}},
      .objects = {reference_to("payment_method_configuration", methods->id),
                  reference_to("billing_portal.configuration", named->configuration.id)},
      .arguments = {{"payment-methods", observed_text(methods->id)},
                    {"configuration", observed_text(named->configuration.id)}}};
  observation.api = update_call(kPaymentMethodConfigurationsPath, methods->id, {{"active", true}});
  if (observation.api) observation.applicability = report::Applicability::Exact;
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "payment-method-configuration-inactive",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::payment_method_configuration_inactive
