#include "core/compare/plan_differences.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "core/compare/creation.hpp"
#include "core/compare/wording.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

using stripe::MemberPath;
using stripe::SectionName;

/// Such as "prices.price_1.lookup_key".
std::string member_path(std::string_view collection, std::string_view id, std::string_view member) {
  return std::string(collection).append(".").append(stripe::observed_text(id)).append(".").append(member);
}

void add_difference(PriceSupply& price, std::string_view member, Json test, Json live, Action action) {
  price.differences.push_back({.path = member_path("prices", price.test_id, member),
                               .about = price.name,
                               .test = std::move(test),
                               .live = std::move(live),
                               .action = action});
}

void add_difference(ProductSupply& product, std::string_view member, Json test, Json live, bool can_set) {
  product.differences.push_back({.path = member_path("products", product.test_id, member),
                                 .about = product.name,
                                 .test = std::move(test),
                                 .live = std::move(live),
                                 .action = can_set ? Action::Set : Action::Manual});
}

/// Stripe never changes these members of a price, so another price has to take its place.
PriceSupply replaced(PriceSupply price, const Json& live, const std::vector<MemberPath>& members) {
  const auto params = price_parameters(*price.price);
  price.supply = params ? Supply::Create : Supply::CreateByHand;
  for (const MemberPath member : members) {
    add_difference(price, member.dotted(), stripe::observed(find(*price.price, member)), stripe::observed(find(live, member)),
                   params ? Action::Set : Action::Manual);
  }
  price.live_id = {};
  if (!params) return price;
  price.params = *params;
  // The new price takes the lookup key over from the one that it replaces.
  const std::string_view key = text_of(*price.price, stripe::price::kLookupKey);
  if (!key.empty() && key == text_of(live, stripe::price::kLookupKey)) price.params["transfer_lookup_key"] = true;
  return price;
}

void compare_active(PriceSupply& price, const Json& live) {
  if (!is_archived(live) || is_archived(*price.price)) return;
  add_difference(price, stripe::price::kActive.dotted(), true, false, Action::Set);
  price.params["active"] = true;
}

void compare_tax_behavior(PriceSupply& price, const Json& live) {
  const std::string_view behavior = text_of(*price.price, stripe::price::kTaxBehavior);
  const std::string_view in_live = text_of(live, stripe::price::kTaxBehavior);
  if (behavior.empty() || behavior == "unspecified" || (!in_live.empty() && in_live != "unspecified")) return;
  add_difference(price, stripe::price::kTaxBehavior.dotted(), stripe::observed_text(behavior),
                 stripe::observed(find(live, stripe::price::kTaxBehavior)),
                 is_sendable(behavior) ? Action::Set : Action::Manual);
  if (is_sendable(behavior)) price.params["tax_behavior"] = behavior;
}

void compare_lookup_key(PriceSupply& price, const Json& live) {
  const std::string_view key = text_of(*price.price, stripe::price::kLookupKey);
  const std::string_view in_live = text_of(live, stripe::price::kLookupKey);
  if (key.empty() || key == in_live) return;
  // Where the live price has another key, the live app may ask for it.
  const bool is_free = in_live.empty() && is_sendable(key);
  add_difference(price, stripe::price::kLookupKey.dotted(), stripe::observed_text(key),
                 stripe::observed(find(live, stripe::price::kLookupKey)), is_free ? Action::Set : Action::Manual);
  if (is_free) price.params["lookup_key"] = key;
}

/// Such as "currency_options.eur".
std::string currency_path(std::string_view currency) {
  return std::string(stripe::price::kCurrencyOptions.dotted()).append(".").append(currency);
}

/// Compares the other currencies. Returns why they cannot be compared; nothing where they were.
std::optional<Gap> compare_currencies(PriceSupply& price, const Json& live) {
  const Json* of_test = find(*price.price, stripe::price::kCurrencyOptions);
  const Json* of_live = find(live, stripe::price::kCurrencyOptions);
  if (of_test == nullptr && of_live == nullptr) return std::nullopt;
  if (of_test == nullptr || of_live == nullptr) {
    return Gap{.because = report::Because::NotExpanded, .sentence = "not-checked.currencies-not-expanded"};
  }
  const OrderedJson currencies = currencies_to_set(*price.price, live);
  for (const auto& [currency, sent] : currencies.items()) {
    add_difference(price, currency_path(currency), stripe::observed(find(*of_test, currency)),
                   stripe::observed(find(*of_live, currency)), Action::Set);
    price.params["currency_options"][currency] = sent;
  }
  for (const std::string& currency : currencies_of_live_only(*price.price, live)) {
    add_difference(price, currency_path(stripe::observed_text(currency)), nullptr, stripe::observed(find(*of_live, currency)),
                   Action::Manual);
  }
  return std::nullopt;
}

void compare_text(ProductSupply& product, MemberPath member, const Json& in_test, const Json& in_live) {
  const std::string_view test = text_of(in_test, member);
  const std::string_view live = text_of(in_live, member);
  if (test == live) return;
  // A product cannot be without a name.
  const bool can_set = is_sendable(test) && !(member == stripe::product::kName && test.empty());
  add_difference(product, member.dotted(), text_or_null(test), text_or_null(live), can_set);
  if (can_set) product.params[std::string(member.name())] = test;
}

}  // namespace

ComparedPrice compare_price(PriceSupply price, const ModePlans& live_plans, const content::Content& content) {
  const Json& live = *live_plans.price(price.live_id);
  const auto members = unchangeable_differences(*price.price, live);
  if (!members.empty()) return {.price = replaced(std::move(price), live, members)};

  compare_active(price, live);
  compare_tax_behavior(price, live);
  compare_lookup_key(price, live);
  std::vector<NotCompared> not_compared;
  if (const auto gap = compare_currencies(price, live)) {
    not_compared.push_back(
        not_compared_at(member_path("prices", price.test_id, stripe::price::kCurrencyOptions.dotted()), *gap, content));
  }
  return {.price = std::move(price), .not_compared = std::move(not_compared)};
}

ComparedProduct compare_product(ProductSupply product, const ModePlans& test_plans, const ModePlans& live_plans,
                                const content::Content& content) {
  const Json* test = test_plans.catalogue.product(product.test_id);
  const Json* live = live_plans.catalogue.product(product.live_id);
  if (test == nullptr || live == nullptr) {
    const Side& side = test == nullptr ? test_plans.side : live_plans.side;
    if (const auto gap = side.not_whole(SectionName::Products)) {
      const std::string path = "products." + stripe::observed_text(product.test_id);
      return {.product = std::move(product), .not_compared = {not_compared_at(path, *gap, content)}};
    }
    product.candidates = {};
    const Unmatched missing = unmatched_product(product, Reason::Missing, content);
    return {.product = std::move(product), .unmatched = {missing}};
  }
  if (is_archived(*live) && !is_archived(*test)) {
    add_difference(product, stripe::product::kActive.dotted(), true, false, true);
    product.params["active"] = true;
  }
  for (const MemberPath member : {stripe::product::kName, stripe::product::kDescription}) {
    compare_text(product, member, *test, *live);
  }
  return {.product = std::move(product)};
}

}  // namespace portal_guide::compare
