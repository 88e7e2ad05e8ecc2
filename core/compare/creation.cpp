#include "core/compare/creation.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/compare/side.hpp"
#include "core/stripe/plan_match.hpp"

namespace portal_guide::compare {
namespace {

bool is_given(const Json* value) { return value != nullptr && !value->is_null(); }

/// Adds `unit_amount`, or `unit_amount_decimal` where it has fractions of the smallest unit. False where neither is given.
bool add_amount(const Json& from, std::string_view member, OrderedJson& params) {
  const std::string name(member);
  if (const auto minor = as_integer(find(from, name))) {
    params[name] = *minor;
    return true;
  }
  const auto decimal = as_string(find(from, name + "_decimal"));
  if (!decimal || decimal->empty() || decimal->find_first_not_of("0123456789.") != std::string_view::npos) return false;
  params[name + "_decimal"] = *decimal;
  return true;
}

std::optional<OrderedJson> tier_parameters(const Json& price) {
  const Json* tiers = find(price, "tiers");
  const std::string_view mode = text_of(price, "tiers_mode");
  if (!has_tiers(price) || mode.empty() || !is_sendable(mode)) return std::nullopt;
  OrderedJson list = OrderedJson::array();
  for (const Json& tier : *tiers) {
    OrderedJson sent = OrderedJson::object();
    const auto up_to = as_integer(find(tier, "up_to"));
    if (up_to) {
      sent["up_to"] = *up_to;
    } else {
      sent["up_to"] = "inf";
    }
    const bool has_unit = add_amount(tier, "unit_amount", sent);
    const bool has_flat = add_amount(tier, "flat_amount", sent);
    if (!has_unit && !has_flat) return std::nullopt;
    list.push_back(std::move(sent));
  }
  return OrderedJson{{"billing_scheme", "tiered"}, {"tiers_mode", mode}, {"tiers", std::move(list)}};
}

/// Copies a text of the object, where a call may repeat it.
void copy_text(const Json& from, std::string_view member, OrderedJson& params) {
  const std::string_view text = text_of(from, member);
  if (!text.empty() && is_sendable(text)) params[std::string(member)] = text;
}

/// Copies the metadata, in which apps look up what a plan allows.
void copy_metadata(const Json& from, OrderedJson& params) {
  const Json* metadata = find(from, "metadata");
  if (metadata == nullptr || !metadata->is_object()) return;
  for (const auto& [key, value] : metadata->items()) {
    const auto text = as_string(&value);
    if (text && !text->empty() && is_sendable(key) && is_sendable(*text)) params["metadata"][key] = *text;
  }
}

std::string amount_in(const Json& option) {
  OrderedJson amount = OrderedJson::object();
  return add_amount(option, "unit_amount", amount) ? amount.dump() : "";
}

/// "inclusive" or "exclusive"; empty where the price leaves it open.
std::string_view tax_behavior_of(const Json& price) {
  const std::string_view behavior = text_of(price, "tax_behavior");
  return behavior == "unspecified" ? std::string_view{} : behavior;
}

std::string tiers_of(const Json& price) {
  const auto tiers = tier_parameters(price);
  return tiers ? tiers->dump() : "";
}

}  // namespace

std::optional<OrderedJson> product_parameters(const Json& product) {
  const std::string_view name = text_of(product, "name");
  if (name.empty() || !is_sendable(name)) return std::nullopt;
  OrderedJson params = {{"name", name}};
  for (const char* member : {"description", "unit_label", "statement_descriptor", "tax_code", "url"})
    copy_text(product, member, params);
  copy_metadata(product, params);
  return params;
}

std::optional<OrderedJson> price_parameters(const Json& price) {
  const Json* recurring = find(price, "recurring");
  const std::string_view currency = text_of(price, "currency");
  const std::string_view interval = text_of(price, "recurring.interval");
  if (recurring == nullptr || interval.empty() || !is_sendable(interval) || currency.empty() || !is_sendable(currency)) {
    return std::nullopt;
  }
  if (text_of(price, "recurring.usage_type") == "metered" || is_given(find(price, "custom_unit_amount"))) return std::nullopt;
  OrderedJson params = {{"currency", currency}};
  if (text_of(price, "billing_scheme") == "tiered") {
    const auto tiers = tier_parameters(price);
    if (!tiers) return std::nullopt;
    merge(params, *tiers);
  } else if (!add_amount(price, "unit_amount", params)) {
    return std::nullopt;
  }
  params["recurring"] = {{"interval", interval},
                         {"interval_count", as_integer(find(*recurring, "interval_count")).value_or(1)}};
  if (const auto days = as_integer(find(*recurring, "trial_period_days"))) params["recurring"]["trial_period_days"] = *days;
  if (const Json* transform = find(price, "transform_quantity"); is_given(transform)) {
    const auto divide_by = as_integer(find(*transform, "divide_by"));
    const std::string_view round = text_of(*transform, "round");
    if (!divide_by || !is_sendable(round)) return std::nullopt;
    params["transform_quantity"] = {{"divide_by", *divide_by}, {"round", round}};
  }
  for (const char* member : {"tax_behavior", "lookup_key", "nickname"})
    copy_text(price, member, params);
  const OrderedJson currencies = currencies_to_set(price, Json::object({{"currency", currency}}));
  if (!currencies.empty()) params["currency_options"] = currencies;
  copy_metadata(price, params);
  return params;
}

std::vector<std::string_view> unchangeable_differences(const Json& test, const Json& live) {
  const stripe::PlanDescription of_test = stripe::describe_plan(test, nullptr);
  const stripe::PlanDescription of_live = stripe::describe_plan(live, nullptr);
  std::vector<std::string_view> members;
  if (of_test.currency != of_live.currency) members.emplace_back("currency");
  if (of_test.interval != of_live.interval) members.emplace_back("recurring.interval");
  if (of_test.interval_count != of_live.interval_count) members.emplace_back("recurring.interval_count");
  const auto usage = [](const Json& price) {
    const std::string_view type = text_of(price, "recurring.usage_type");
    return type.empty() ? std::string_view{"licensed"} : type;
  };
  if (usage(test) != usage(live)) members.emplace_back("recurring.usage_type");
  const std::string_view behavior = tax_behavior_of(test);
  const std::string_view behavior_in_live = tax_behavior_of(live);
  // Live mode may have settled what test mode leaves open. An update can settle what live mode leaves open.
  if (!behavior.empty() && !behavior_in_live.empty() && behavior != behavior_in_live) members.emplace_back("tax_behavior");
  if (has_tiers(test) && has_tiers(live) && tiers_of(test) != tiers_of(live)) members.emplace_back("tiers");
  const Json* transform = find(test, "transform_quantity");
  const Json* transform_in_live = find(live, "transform_quantity");
  if (is_given(transform) != is_given(transform_in_live) || (is_given(transform) && *transform != *transform_in_live)) {
    members.emplace_back("transform_quantity");
  }
  if (of_test.amount != of_live.amount) members.emplace_back("unit_amount");
  std::sort(members.begin(), members.end());
  return members;
}

bool has_tiers(const Json& price) {
  const Json* tiers = find(price, "tiers");
  return tiers != nullptr && tiers->is_array() && !tiers->empty();
}

OrderedJson currencies_to_set(const Json& test, const Json& live) {
  OrderedJson set = OrderedJson::object();
  const Json* wanted = find(test, "currency_options");
  if (wanted == nullptr || !wanted->is_object()) return set;
  const std::string_view main_currency = text_of(test, "currency");
  for (const auto& [currency, option] : wanted->items()) {
    if (currency == main_currency || !is_sendable(currency)) continue;
    const Json* present = find_path(live, "currency_options." + currency);
    OrderedJson sent = OrderedJson::object();
    if (!add_amount(option, "unit_amount", sent)) continue;
    if (present != nullptr && amount_in(*present) == amount_in(option)) continue;
    copy_text(option, "tax_behavior", sent);
    set[currency] = std::move(sent);
  }
  return set;
}

std::vector<std::string> currencies_of_live_only(const Json& test, const Json& live) {
  std::vector<std::string> currencies;
  const Json* of_live = find(live, "currency_options");
  if (of_live == nullptr || !of_live->is_object()) return currencies;
  for (const auto& [currency, option] : of_live->items()) {
    if (find_path(test, "currency_options." + currency) == nullptr) currencies.push_back(currency);
  }
  return currencies;
}

}  // namespace portal_guide::compare
