#include "core/stripe/plan_match.hpp"

#include <algorithm>

#include "core/stripe/members.hpp"
#include "core/stripe/reference.hpp"

namespace portal_guide::stripe {
namespace {

std::string_view text(const Json& object, MemberPath member) {
  return as_string(find(object, member)).value_or(std::string_view{});
}

bool is_true(const Json& object, MemberPath member) { return as_bool(find(object, member)).value_or(false); }

/// "900.000" and "900" are the same amount.
std::string without_trailing_zeros(std::string_view decimal) {
  if (decimal.find('.') != std::string_view::npos) {
    while (decimal.back() == '0') {
      decimal.remove_suffix(1);
    }
    if (decimal.back() == '.') decimal.remove_suffix(1);
  }
  return std::string(decimal);
}

std::string amount_of(const Json& price) {
  if (const auto minor = as_integer(find(price, price::kUnitAmount))) return std::to_string(*minor);
  // Amounts with fractions of the smallest unit are given as a decimal number only.
  if (const auto decimal = as_string(find(price, price::kUnitAmountDecimal)); decimal && !decimal->empty()) {
    return without_trailing_zeros(*decimal);
  }
  return text(price, price::kBillingScheme) == "tiered" ? "tiered" : "";
}

/// A key that is the same for equal descriptions. The parts are separated by a character that none of them holds.
std::string key_of(const PlanDescription& plan) {
  std::string key(plan.product_name);
  for (const std::string& part :
       {std::string(plan.interval), std::to_string(plan.interval_count), std::string(plan.currency), plan.amount}) {
    key += '\x1f';
    key += part;
  }
  return key;
}

}  // namespace

PlanDescription describe_plan(const Json& price, const Json* product) {
  PlanDescription plan;
  plan.lookup_key = text(price, price::kLookupKey);
  if (product != nullptr) plan.product_name = text(*product, product::kName);
  plan.currency = text(price, price::kCurrency);
  plan.amount = amount_of(price);
  if (const Json* recurring = find(price, price::kRecurring); recurring != nullptr && recurring->is_object()) {
    plan.interval = text(price, price::kRecurringInterval);
    plan.interval_count = as_integer(find(price, price::kRecurringIntervalCount)).value_or(1);
  }
  return plan;
}

PlanCatalogue::PlanCatalogue(const Section& products, const Section& prices) : prices_(&prices) {
  for (const Json* product : products.items) {
    product_by_id_.emplace(text(*product, product::kId), product);
    products_by_name_[text(*product, product::kName)].push_back(product);
  }
  for (auto& [name, named] : products_by_name_) {
    std::stable_partition(named.begin(), named.end(), [](const Json* product) { return is_true(*product, product::kActive); });
  }
  for (std::size_t index = 0; index < prices.items.size(); ++index) {
    const PlanDescription plan = describe(*prices.items[index]);
    if (!plan.lookup_key.empty()) by_lookup_key_[plan.lookup_key].push_back(index);
    if (plan.is_complete()) by_description_[key_of(plan)].push_back(index);
  }
}

PlanMatch PlanCatalogue::counterparts(const PlanDescription& plan) const {
  PlanMatch match;
  if (const auto keyed = by_lookup_key_.find(plan.lookup_key); keyed != by_lookup_key_.end()) {
    match = {.by = MatchedBy::LookupKey, .prices = keyed->second};
  } else if (plan.is_complete()) {
    const auto described = by_description_.find(key_of(plan));
    if (described != by_description_.end()) match = {.by = MatchedBy::Description, .prices = described->second};
  }
  std::stable_partition(match.prices.begin(), match.prices.end(),
                        [&](std::size_t index) { return is_true(*prices_->items[index], price::kActive); });
  return match;
}

const Json* PlanCatalogue::product(std::string_view id) const {
  const auto found = product_by_id_.find(id);
  return found == product_by_id_.end() ? nullptr : found->second;
}

const Json* PlanCatalogue::product_named(std::string_view name) const {
  const auto named = products_named(name);
  return named.empty() ? nullptr : named.front();
}

std::vector<const Json*> PlanCatalogue::products_named(std::string_view name) const {
  const auto found = name.empty() ? products_by_name_.end() : products_by_name_.find(name);
  return found == products_by_name_.end() ? std::vector<const Json*>{} : found->second;
}

PlanDescription PlanCatalogue::describe(const Json& price) const {
  return describe_plan(price, product(id_of(find(price, price::kProduct))));
}

}  // namespace portal_guide::stripe
