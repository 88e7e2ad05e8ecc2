#include <set>
#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::product_description_missing {
namespace {

constexpr auto kSection = stripe::SectionName::Products;

Observation observe(const Located& product) {
  const auto name = as_string(find(*product.value, "name"));
  const std::string_view shown = name && !name->empty() ? *name : product.id;
  Observation observation{.evidence = {{.path = pointer_of(product, "description"), .observed = nullptr}},
                          .objects = {reference_to("product", product.id)},
                          .arguments = {{"product", observed_text(shown)}}};
  observation.api = update_call(kProductsPath, product.id, {{"description", "{description}"}});
  if (observation.api) observation.applicability = report::Applicability::Placeholder;
  return observation;
}

Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (plans->products.empty()) return {};
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  const auto catalogue = items_by_id(**section);

  std::vector<Observation> observations;
  std::optional<Unanswered> unknown;
  std::set<std::string_view> seen;
  for (const OfferedProduct& offered : plans->products) {
    if (!seen.insert(offered.id).second) continue;
    const auto product = catalogue.find(offered.id);
    if (product == catalogue.end()) {
      unknown = offer_not_read(context, kSection, "product-missing");
      continue;
    }
    const auto description = optional_string(product->second, "description");
    if (!description) {
      unknown = description.error();
    } else if (description->empty()) {
      observations.push_back(observe(product->second));
    }
  }
  return answer_of(std::move(observations), unknown);
}

}  // namespace

extern const Rule kRule{
    .id = "product-description-missing", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::product_description_missing
