#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/rules/switching.hpp"

namespace portal_guide::rules::upgrade_not_charged {
namespace {

constexpr stripe::MemberPath kProration = stripe::configuration::kFeaturesSubscriptionUpdateProrationBehavior;

/// The currency and the amount of the price, such as "eur" and "900". Amounts are compared within a currency only, because
/// customers cannot switch between currencies. A tiered price has no single amount: `absent`.
Known<std::pair<std::string_view, std::string>> amount_of(const Located& price) {
  const auto currency = require_string(price, stripe::price::kCurrency);
  if (!currency) return propagate(currency);
  const Json* amount = find(*price.value, stripe::price::kUnitAmount);
  if (const auto minor = as_integer(amount)) return std::pair(*currency, std::to_string(*minor));
  // Stripe sends amounts with fractions of a cent as a decimal number only.
  const auto decimal = require_string(price, stripe::price::kUnitAmountDecimal);
  if (!decimal) return propagate(decimal);
  return std::pair(*currency, std::string(*decimal));
}

/// Whether two of the offered prices cost different amounts in one currency.
Known<bool> amounts_differ(const Context& context, const std::set<std::string_view>& offered) {
  const auto section = require_section(context, stripe::SectionName::Prices);
  if (!section) return propagate(section);
  const auto prices = items_by_id(**section);
  std::optional<Unanswered> unknown;
  std::map<std::string_view, std::string> amounts;
  for (const std::string_view id : offered) {
    const auto price = prices.find(id);
    if (price == prices.end()) {
      unknown = object_absent(context, stripe::SectionName::Prices, id);
      continue;
    }
    const auto amount = amount_of(price->second);
    if (!amount) {
      unknown = amount.error();
    } else if (const auto [same, added] = amounts.emplace(*amount); !added && same->second != amount->second) {
      return true;
    }
  }
  if (unknown) return unanswered(*unknown);
  return false;
}

/// A configuration whose prices differ in amount, and that does not prorate changes, gives customers the larger plan for the
/// rest of the period without charging for it.
Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  const auto offered = offered_price_ids(*plans);
  if (offered.size() <= 1) return {};
  const auto proration = require_string(plans->configuration, kProration);
  if (!proration) return propagate(proration);
  if (*proration != "none") return {};
  const auto differ = amounts_differ(context, offered);
  if (!differ) return propagate(differ);
  if (!*differ) return {};
  return {{update_of_configuration(
      plans->configuration, {{.path = pointer_of(plans->configuration, kProration), .observed = "none"}},
      {{"features", {{"subscription_update", {{"proration_behavior", "create_prorations"}}}}}}, report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "upgrade-not-charged",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::upgrade_not_charged
