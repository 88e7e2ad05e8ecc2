#include <utility>

#include "core/rules/tax_behavior.hpp"

namespace portal_guide::rules::tax_behavior_mixed {
namespace {

/// Offered prices of which some include tax and others do not hide plans from customers, who can switch only between prices
/// that treat tax alike (docs/stripe.md, fact 10).
Answer judge(const Context& context) {
  const auto behaviors = tax_behaviors(context);
  if (!behaviors) return propagate(behaviors);
  if (behaviors->inclusive.empty() || behaviors->exclusive.empty()) return answer_of({}, behaviors->unknown);

  // The finding names the kind of which there are fewer prices, because those are easier to replace.
  const auto& odd = behaviors->inclusive.size() <= behaviors->exclusive.size() ? behaviors->inclusive : behaviors->exclusive;
  std::vector<Sighting> evidence;
  std::vector<report::ObjectReference> objects;
  for (const Located& price : odd) {
    evidence.push_back({.path = pointer_of(price, stripe::price::kTaxBehavior),
                        .observed = observed(find(*price.value, stripe::price::kTaxBehavior))});
    objects.push_back(reference_to("price", price.id));
  }
  // A price's tax behavior cannot be changed once it is set, so no call mends it.
  Observation observation = sighting_in_configuration(behaviors->switching.configuration, std::move(evidence));
  observation.objects.insert(observation.objects.begin(), objects.begin(), objects.end());
  observation.arguments["behavior"] = &odd == &behaviors->inclusive ? "exclusive" : "inclusive";
  observation.arguments["inclusive"] = std::to_string(behaviors->inclusive.size());
  observation.arguments["exclusive"] = std::to_string(behaviors->exclusive.size());
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "tax-behavior-mixed",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::tax_behavior_mixed
