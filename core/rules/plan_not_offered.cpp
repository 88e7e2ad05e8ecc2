#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/rules/switching.hpp"

namespace portal_guide::rules::plan_not_offered {
namespace {

using stripe::SectionName;

/// Whether customers could switch to the price, because it is active, recurring and licensed. A usage type that we do not know
/// counts as not licensed.
Known<bool> is_plan(const Located& price) {
  auto active = require_bool(price, stripe::price::kActive);
  if (!active || !*active) return active;
  const auto type = require_string(price, stripe::price::kType);
  if (!type) return propagate(type);
  if (*type != "recurring") return false;
  return require_string(price, stripe::price::kRecurringUsageType).map([](std::string_view usage) {
    return usage == "licensed";
  });
}

Json ids_of(const std::vector<OfferedProduct>& products) {
  Json ids = Json::array();
  for (const OfferedProduct& product : products)
    ids.push_back(std::string(product.id));
  return ids;
}

/// An active product with a recurring licensed price that is not on the configuration's list is a plan that customers cannot
/// switch to, because products never join the list by themselves (docs/stripe.md, fact 27).
Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (!plans->enabled) return {};
  if (plans->products.empty()) return unanswered(covered_by("update-without-products"));
  const auto products = require_section(context, SectionName::Products);
  if (!products) return propagate(products);
  const auto prices = require_section(context, SectionName::Prices);
  if (!prices) return propagate(prices);

  std::optional<Unanswered> unknown;
  std::unordered_set<std::string_view> products_with_plan;
  for (const Located& price : items_of(**prices)) {
    const auto plan = is_plan(price);
    if (!plan) unknown = plan.error();
    if (plan && *plan) products_with_plan.insert(id_of(find(*price.value, stripe::price::kProduct)));
  }
  std::unordered_set<std::string_view> offered;
  for (const OfferedProduct& product : plans->products)
    offered.insert(product.id);

  const std::string list = pointer_of(plans->configuration, stripe::configuration::kFeaturesSubscriptionUpdateProducts);
  const Json offered_ids = ids_of(plans->products);
  const ProductNames names(context);
  std::vector<Observation> observations;
  for (const Located& product : items_of(**products)) {
    if (offered.contains(product.id)) continue;
    const auto active = require_bool(product, stripe::product::kActive);
    if (!active) unknown = active.error();
    if (!active || !*active || !products_with_plan.contains(product.id)) continue;
    observations.push_back(
        {.evidence = {{.path = list, .observed = observed(&offered_ids)}},
         .objects = {reference_to("product", product.id),
                     reference_to("billing_portal.configuration", plans->configuration.id)},
         .arguments = {{"product", names.of(product.id)}, {"configuration", observed_text(plans->configuration.id)}}});
  }
  if (!observations.empty()) return observations;
  if (unknown) return unanswered(*unknown);
  if (!(*products)->complete) return unanswered(partly_read(context, SectionName::Products));
  if (!(*prices)->complete) return unanswered(partly_read(context, SectionName::Prices));
  return {};
}

}  // namespace

extern const Rule kRule{.id = "plan-not-offered", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::plan_not_offered
