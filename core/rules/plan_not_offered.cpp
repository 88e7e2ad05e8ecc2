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
  for (const OfferedProduct& product : products) {
    ids.push_back(std::string(product.id));
  }
  return ids;
}

/// What is the same about every plan that is missing: the lists on which it is not.
Observation sighting_of_lists(const std::vector<Switching>& switchings) {
  Observation lists{.evidence = {}, .objects = {}};
  std::string ids;
  for (const Switching& plans : switchings) {
    const Json offered = ids_of(plans.products);
    lists.evidence.push_back(
        {.path = pointer_of(plans.configuration, stripe::configuration::kFeaturesSubscriptionUpdateProducts),
         .observed = observed(&offered)});
    lists.objects.push_back(reference_to("billing_portal.configuration", plans.configuration.id));
    ids += (ids.empty() ? "" : ", ") + lists.objects.back().id;
  }
  lists.arguments = {{"configuration", std::move(ids)}};
  return lists;
}

/// An active product with a recurring licensed price that is on the list of no judged configuration is a plan that customers
/// cannot switch to, because products never join a list by themselves (docs/stripe.md, fact 27).
Answer judge(const Context& context) {
  const auto switchings = switchings_in_mode(context);
  if (!switchings) return propagate(switchings);
  if (switchings->empty()) return {};
  std::unordered_set<std::string_view> offered;
  for (const Switching& plans : *switchings) {
    for (const OfferedProduct& product : plans.products) {
      offered.insert(product.id);
    }
  }
  if (offered.empty()) return unanswered(covered_by("update-without-products"));
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

  const Observation lists = sighting_of_lists(*switchings);
  const ProductNames names(context);
  std::vector<Observation> observations;
  for (const Located& product : items_of(**products)) {
    if (offered.contains(product.id)) continue;
    const auto active = require_bool(product, stripe::product::kActive);
    if (!active) unknown = active.error();
    if (!active || !*active || !products_with_plan.contains(product.id)) continue;
    observations.push_back(lists);
    observations.back().objects.insert(observations.back().objects.begin(), reference_to("product", product.id));
    observations.back().arguments.emplace("product", names.of(product.id));
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
