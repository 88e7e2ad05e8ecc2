#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/tax_behavior.hpp"

namespace portal_guide::rules::tax_behavior_mixed {
namespace {

Answer judge(const Context& context) {
  const auto behaviors = tax_behaviors(context);
  if (!behaviors) return propagate(behaviors);
  if (behaviors->inclusive.empty() || behaviors->exclusive.empty()) return answer_of({}, behaviors->unknown);

  // The fewer are named: those are the ones to replace.
  const auto& odd = behaviors->inclusive.size() <= behaviors->exclusive.size() ? behaviors->inclusive : behaviors->exclusive;
  std::vector<Sighting> evidence;
  std::vector<report::ObjectReference> objects;
  for (const Located& price : odd) {
    evidence.push_back({.path = pointer_of(price, "tax_behavior"), .observed = observed(find(*price.value, "tax_behavior"))});
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

extern const Rule kRule{
    .id = "tax-behavior-mixed", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::tax_behavior_mixed
