#include <utility>

#include "core/rules/tax_behavior.hpp"

namespace portal_guide::rules::tax_behavior_unspecified {
namespace {

/// An offered price with an unspecified tax behavior is one that customers can switch neither from nor to (docs/stripe.md, fact
/// 10).
Answer judge(const Context& context) {
  const auto behaviors = tax_behaviors(context);
  if (!behaviors) return propagate(behaviors);
  // Where one price is offered, there is nothing to switch to.
  if (offered_price_ids(behaviors->switching).size() < 2) return {};

  std::vector<Observation> observations;
  for (const Located& price : behaviors->unspecified) {
    const report::ObjectReference reference = reference_to("price", price.id);
    Observation observation{
        .evidence = {{.path = pointer_of(price, stripe::price::kTaxBehavior),
                      .observed = observed(find(*price.value, stripe::price::kTaxBehavior))}},
        .objects = {reference},
        .arguments = {{"price", reference.id},
                      {"product", product_name(context, id_of(find(*price.value, stripe::price::kProduct)))}}};
    // It cannot be changed once it is set, so a person has to decide.
    observation.api = update_call(kPricesPath, price.id, {{"tax_behavior", "{tax_behavior}"}});
    if (observation.api) observation.applicability = report::Applicability::Placeholder;
    observations.push_back(std::move(observation));
  }
  return answer_of(std::move(observations), behaviors->unknown);
}

}  // namespace

extern const Rule kRule{.id = "tax-behavior-unspecified",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::tax_behavior_unspecified
