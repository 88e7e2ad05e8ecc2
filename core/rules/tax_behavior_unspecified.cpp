#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/tax_behavior.hpp"

namespace portal_guide::rules::tax_behavior_unspecified {
namespace {

Answer judge(const Context& context) {
  const auto behaviors = tax_behaviors(context);
  if (!behaviors) return propagate(behaviors);
  // With one price there is nothing to switch between.
  if (offered_price_ids(behaviors->switching).size() < 2) return {};

  std::vector<Observation> observations;
  for (const Located& price : behaviors->unspecified) {
    const report::ObjectReference reference = reference_to("price", price.id);
    Observation observation{
        .evidence = {{.path = pointer_of(price, "tax_behavior"), .observed = observed(find(*price.value, "tax_behavior"))}},
        .objects = {reference},
        .arguments = {{"price", reference.id}, {"product", product_name(context, id_of(find(*price.value, "product")))}}};
    // Once set it cannot be changed, so a person has to say which it is.
    observation.api = update_call(kPricesPath, price.id, {{"tax_behavior", "{tax_behavior}"}});
    if (observation.api) observation.applicability = report::Applicability::Placeholder;
    observations.push_back(std::move(observation));
  }
  return answer_of(std::move(observations), behaviors->unknown);
}

}  // namespace

extern const Rule kRule{
    .id = "tax-behavior-unspecified", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::tax_behavior_unspecified
