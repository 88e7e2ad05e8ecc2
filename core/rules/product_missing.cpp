#include <set>
#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::product_missing {
namespace {

constexpr auto kSection = stripe::SectionName::Products;

Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (plans->products.empty()) return {};
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  const auto catalogue = items_by_id(**section);
  std::set<std::string_view> seen;
  std::vector<const OfferedProduct*> missing;
  Switching kept = *plans;
  std::erase_if(kept.products, [&](const OfferedProduct& product) { return !catalogue.contains(product.id); });
  for (const OfferedProduct& product : plans->products) {
    if (!catalogue.contains(product.id) && seen.insert(product.id).second) missing.push_back(&product);
  }
  if (missing.empty()) return {};
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));

  // An empty list would switch the feature off, which is for a person to decide.
  const auto wanted = kept.products.empty() ? std::nullopt : list_of_products(kept);
  std::vector<Observation> observations;
  for (const OfferedProduct* product : missing) {
    Observation observation =
        wrong_products(*plans, {{.path = product->pointer, .observed = observed_text(product->id)}}, wanted);
    if (observation.api) observation.applicability = report::Applicability::Exact;
    observation.objects.insert(observation.objects.begin(), reference_to("product", product->id));
    observation.arguments["product"] = observed_text(product->id);
    observations.push_back(std::move(observation));
  }
  return observations;
}

}  // namespace

extern const Rule kRule{.id = "product-missing", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::product_missing
