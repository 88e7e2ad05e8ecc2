#include "core/compare/creation.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/compare/side.hpp"
#include "core/stripe/plan_match.hpp"

namespace portal_guide::compare {
namespace {

using stripe::MemberPath;
namespace currency_option = stripe::currency_option;
namespace price = stripe::price;
namespace price_tier = stripe::price_tier;
namespace product = stripe::product;

bool is_given(const Json* value) { return value != nullptr && !value->is_null(); }

/// The two members in which an amount may stand: in the smallest unit, or with fractions of that unit.
struct AmountMembers {
  MemberPath minor;
  MemberPath decimal;
};
constexpr AmountMembers kPriceAmount{price::kUnitAmount, price::kUnitAmountDecimal};
constexpr AmountMembers kOptionAmount{currency_option::kUnitAmount, currency_option::kUnitAmountDecimal};
constexpr AmountMembers kTierUnitAmount{price_tier::kUnitAmount, price_tier::kUnitAmountDecimal};
constexpr AmountMembers kTierFlatAmount{price_tier::kFlatAmount, price_tier::kFlatAmountDecimal};

/// Adds the amount, as a decimal number only where it has fractions of the smallest unit. False where it is not given.
bool add_amount(const Json& from, const AmountMembers& members, OrderedJson& params) {
  if (const auto minor = as_integer(find(from, members.minor))) {
    params[std::string(members.minor.name())] = *minor;
    return true;
  }
  const auto decimal = as_string(find(from, members.decimal));
  if (!decimal || decimal->empty() || decimal->find_first_not_of("0123456789.") != std::string_view::npos) return false;
  params[std::string(members.decimal.name())] = *decimal;
  return true;
}

std::optional<OrderedJson> tier_parameters(const Json& price) {
  const Json* tiers = find(price, price::kTiers);
  const std::string_view mode = text_of(price, price::kTiersMode);
  if (!has_tiers(price) || mode.empty() || !is_sendable(mode)) return std::nullopt;
  OrderedJson list = OrderedJson::array();
  for (const Json& tier : *tiers) {
    OrderedJson sent = OrderedJson::object();
    const auto up_to = as_integer(find(tier, price_tier::kUpTo));
    if (up_to) {
      sent["up_to"] = *up_to;
    } else {
      sent["up_to"] = "inf";
    }
    const bool has_unit = add_amount(tier, kTierUnitAmount, sent);
    const bool has_flat = add_amount(tier, kTierFlatAmount, sent);
    if (!has_unit && !has_flat) return std::nullopt;
    list.push_back(std::move(sent));
  }
  return OrderedJson{{"billing_scheme", "tiered"}, {"tiers_mode", mode}, {"tiers", std::move(list)}};
}

/// Copies a text of the object, where a call may repeat it.
void copy_text(const Json& from, MemberPath member, OrderedJson& params) {
  const std::string_view text = text_of(from, member);
  if (!text.empty() && is_sendable(text)) params[std::string(member.name())] = text;
}

/// Copies the metadata, in which apps look up what a plan allows.
void copy_metadata(const Json* metadata, OrderedJson& params) {
  if (metadata == nullptr || !metadata->is_object()) return;
  for (const auto& [key, value] : metadata->items()) {
    const auto text = as_string(&value);
    if (text && !text->empty() && is_sendable(key) && is_sendable(*text)) params["metadata"][key] = *text;
  }
}

/// What the price costs in the currency; null where it does not say.
const Json* option_for(const Json& price, const std::string& currency) {
  const Json* options = find(price, price::kCurrencyOptions);
  return options == nullptr ? nullptr : find(*options, currency);
}

std::string amount_in(const Json& option) {
  OrderedJson amount = OrderedJson::object();
  return add_amount(option, kOptionAmount, amount) ? amount.dump() : "";
}

/// "inclusive" or "exclusive"; empty where the price leaves it open.
std::string_view tax_behavior_of(const Json& price) {
  const std::string_view behavior = text_of(price, price::kTaxBehavior);
  return behavior == "unspecified" ? std::string_view{} : behavior;
}

std::string tiers_of(const Json& price) {
  const auto tiers = tier_parameters(price);
  return tiers ? tiers->dump() : "";
}

}  // namespace

std::optional<OrderedJson> product_parameters(const Json& product) {
  const std::string_view name = text_of(product, product::kName);
  if (name.empty() || !is_sendable(name)) return std::nullopt;
  OrderedJson params = {{"name", name}};
  for (const MemberPath member :
       {product::kDescription, product::kUnitLabel, product::kStatementDescriptor, product::kTaxCode, product::kUrl}) {
    copy_text(product, member, params);
  }
  copy_metadata(find(product, product::kMetadata), params);
  return params;
}

std::optional<OrderedJson> price_parameters(const Json& price) {
  const std::string_view currency = text_of(price, price::kCurrency);
  const std::string_view interval = text_of(price, price::kRecurringInterval);
  if (interval.empty() || !is_sendable(interval) || currency.empty() || !is_sendable(currency)) return std::nullopt;
  if (text_of(price, price::kRecurringUsageType) == "metered" || is_given(find(price, price::kCustomUnitAmount))) {
    return std::nullopt;
  }
  OrderedJson params = {{"currency", currency}};
  if (text_of(price, price::kBillingScheme) == "tiered") {
    const auto tiers = tier_parameters(price);
    if (!tiers) return std::nullopt;
    merge(params, *tiers);
  } else if (!add_amount(price, kPriceAmount, params)) {
    return std::nullopt;
  }
  params["recurring"] = {{"interval", interval},
                         {"interval_count", as_integer(find(price, price::kRecurringIntervalCount)).value_or(1)}};
  if (const auto days = as_integer(find(price, price::kRecurringTrialPeriodDays))) {
    params["recurring"]["trial_period_days"] = *days;
  }
  if (is_given(find(price, price::kTransformQuantity))) {
    const auto divide_by = as_integer(find(price, price::kTransformQuantityDivideBy));
    const std::string_view round = text_of(price, price::kTransformQuantityRound);
    if (!divide_by || !is_sendable(round)) return std::nullopt;
    params["transform_quantity"] = {{"divide_by", *divide_by}, {"round", round}};
  }
  for (const MemberPath member : {price::kTaxBehavior, price::kLookupKey, price::kNickname}) {
    copy_text(price, member, params);
  }
  const OrderedJson currencies = currencies_to_set(price, Json::object({{"currency", currency}}));
  if (!currencies.empty()) params["currency_options"] = currencies;
  copy_metadata(find(price, price::kMetadata), params);
  return params;
}

std::vector<MemberPath> unchangeable_differences(const Json& test, const Json& live) {
  const stripe::PlanDescription of_test = stripe::describe_plan(test, nullptr);
  const stripe::PlanDescription of_live = stripe::describe_plan(live, nullptr);
  std::vector<MemberPath> members;
  if (of_test.currency != of_live.currency) members.push_back(price::kCurrency);
  if (of_test.interval != of_live.interval) members.push_back(price::kRecurringInterval);
  if (of_test.interval_count != of_live.interval_count) members.push_back(price::kRecurringIntervalCount);
  const auto usage = [](const Json& price) {
    const std::string_view type = text_of(price, price::kRecurringUsageType);
    return type.empty() ? std::string_view{"licensed"} : type;
  };
  if (usage(test) != usage(live)) members.push_back(price::kRecurringUsageType);
  const std::string_view behavior = tax_behavior_of(test);
  const std::string_view behavior_in_live = tax_behavior_of(live);
  // Live mode may have settled what test mode leaves open. An update can settle what live mode leaves open.
  if (!behavior.empty() && !behavior_in_live.empty() && behavior != behavior_in_live) members.push_back(price::kTaxBehavior);
  if (has_tiers(test) && has_tiers(live) && tiers_of(test) != tiers_of(live)) members.push_back(price::kTiers);
  const Json* transform = find(test, price::kTransformQuantity);
  const Json* transform_in_live = find(live, price::kTransformQuantity);
  if (is_given(transform) != is_given(transform_in_live) || (is_given(transform) && *transform != *transform_in_live)) {
    members.push_back(price::kTransformQuantity);
  }
  if (of_test.amount != of_live.amount) members.push_back(price::kUnitAmount);
  std::sort(members.begin(), members.end(), [](MemberPath a, MemberPath b) { return a.dotted() < b.dotted(); });
  return members;
}

bool has_tiers(const Json& price) {
  const Json* tiers = find(price, price::kTiers);
  return tiers != nullptr && tiers->is_array() && !tiers->empty();
}

OrderedJson currencies_to_set(const Json& test, const Json& live) {
  OrderedJson set = OrderedJson::object();
  const Json* wanted = find(test, price::kCurrencyOptions);
  if (wanted == nullptr || !wanted->is_object()) return set;
  const std::string_view main_currency = text_of(test, price::kCurrency);
  for (const auto& [currency, option] : wanted->items()) {
    if (currency == main_currency || !is_sendable(currency)) continue;
    const Json* present = option_for(live, currency);
    OrderedJson sent = OrderedJson::object();
    if (!add_amount(option, kOptionAmount, sent)) continue;
    if (present != nullptr && amount_in(*present) == amount_in(option)) continue;
    copy_text(option, currency_option::kTaxBehavior, sent);
    set[currency] = std::move(sent);
  }
  return set;
}

std::vector<std::string> currencies_of_live_only(const Json& test, const Json& live) {
  std::vector<std::string> currencies;
  const Json* of_live = find(live, price::kCurrencyOptions);
  if (of_live == nullptr || !of_live->is_object()) return currencies;
  for (const auto& [currency, option] : of_live->items()) {
    if (option_for(test, currency) == nullptr) currencies.push_back(currency);
  }
  return currencies;
}

}  // namespace portal_guide::compare
