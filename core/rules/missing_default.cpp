#include "core/rules/missing_default.hpp"

#include <utility>

namespace portal_guide::rules {

Observation sighting_of_missing_default(const Context& context) {
  constexpr auto kSection = stripe::SectionName::BillingPortalConfigurations;
  Json ids = Json::array();
  for (const Located& configuration : items_of(context.snapshot.section(context.mode, kSection))) {
    ids.push_back(std::string(configuration.id));
  }
  return {.evidence = {{.path = section_pointer(context, kSection), .observed = observed(&ids)}}, .objects = {}};
}

std::optional<Answer> answer_without_default(const Context& context) {
  using Lack = stripe::JudgedConfigurations::Lack;
  const stripe::JudgedConfigurations judged = stripe::judged_configurations(context.snapshot, context.mode);
  // Where the named one is inactive, configuration-inactive says so.
  if (judged.named()) return Answer{};
  if (judged.lack == Lack::NoneExists) return std::nullopt;
  if (judged.list.empty()) return Answer(unanswered(lack_of_configuration(context, judged)));
  if (auto lack = lack_of_named(context)) return Answer(unanswered(*std::move(lack)));
  return Answer(unanswered(covered_by("session-configuration-unstated")));
}

}  // namespace portal_guide::rules
