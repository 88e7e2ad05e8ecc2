#include "core/rules/missing_default.hpp"

namespace portal_guide::rules {

Observation sighting_of_missing_default(const Context& context) {
  constexpr auto kSection = stripe::SectionName::BillingPortalConfigurations;
  Json ids = Json::array();
  for (const Located& configuration : items_of(context.snapshot.section(context.mode, kSection))) {
    ids.push_back(std::string(configuration.id));
  }
  return {.evidence = {{.path = section_pointer(context, kSection), .observed = observed(&ids)}}, .objects = {}};
}

}  // namespace portal_guide::rules
