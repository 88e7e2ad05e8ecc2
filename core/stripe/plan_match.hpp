#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/snapshot.hpp"

/// Finds the plans of one mode again in the other mode, where their ids are different.
namespace portal_guide::stripe {

/// What a plan can be recognised by in both modes. Views live as long as the snapshot.
struct PlanDescription {
  /// The price's lookup key, which is meant to be the same in both modes; empty where it has none.
  std::string_view lookup_key;
  std::string_view product_name;
  /// Empty for a price that is charged once.
  std::string_view interval;
  std::int64_t interval_count = 0;
  std::string_view currency;
  /// The price's amount in the currency's smallest unit, such as "900", or "0.5" where it has fractions of that unit. "tiered"
  /// for a tiered price, which has more than one amount. Empty where the price does not say.
  std::string amount;

  /// Whether name, currency and amount are known, so that it can be matched by them.
  bool is_complete() const { return !product_name.empty() && !currency.empty() && !amount.empty(); }
};

/// `product` may be null: then the description has no name.
PlanDescription describe_plan(const Json& price, const Json* product);

/// How a counterpart was found. A lookup key is the surer way.
enum class MatchedBy { Nothing, LookupKey, Description };

struct PlanMatch {
  MatchedBy by = MatchedBy::Nothing;
  /// Indexes into the catalogue's prices: active ones before archived ones, each in the catalogue's order. Several where
  /// plans are described alike.
  std::vector<std::size_t> prices;
};

/// One mode's products and prices, indexed once for any number of look-ups. Views live as long as the snapshot.
class PlanCatalogue {
 public:
  /// A section that was not read counts as empty. Whether the sections are complete is for the caller to check.
  PlanCatalogue(const Section& products, const Section& prices);

  /// The plans with the same lookup key. Where there are none, the plans with the same product name, interval, interval count,
  /// currency and amount.
  PlanMatch counterparts(const PlanDescription& plan) const;
  /// A product by its id or by its name; null where there is none. Where several have the name, the first active one.
  const Json* product(std::string_view id) const;
  const Json* product_named(std::string_view name) const;
  /// All products of this name, active ones before archived ones.
  std::vector<const Json*> products_named(std::string_view name) const;
  /// The description of one of the catalogue's prices.
  PlanDescription describe(const Json& price) const;

 private:
  const Section* prices_;
  std::unordered_map<std::string_view, const Json*> product_by_id_;
  std::unordered_map<std::string_view, std::vector<const Json*>> products_by_name_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_lookup_key_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_description_;
};

}  // namespace portal_guide::stripe
