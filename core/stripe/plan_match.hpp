#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/snapshot.hpp"

/// Plans of one mode found again in the other, where their ids are different.
namespace portal_guide::stripe {

/// What a plan is known by in both modes. Views live as long as the snapshot.
struct PlanDescription {
  /// The price's own name, the same in every mode by intention; empty where it has none.
  std::string_view lookup_key;
  std::string_view product_name;
  /// Empty for a price that is charged once.
  std::string_view interval;
  std::int64_t interval_count = 0;
  std::string_view currency;
  /// The price's amount in the currency's smallest unit, such as "900" or, with fractions of it, "0.5". A tiered price has no
  /// one amount, and a snapshot does not hold its tiers: "tiered". Empty where nothing tells.
  std::string amount;

  /// Whether name, currency and amount are there to match by.
  bool is_complete() const { return !product_name.empty() && !currency.empty() && !amount.empty(); }
};

/// `product` may be null: then the description has no name.
PlanDescription describe_plan(const Json& price, const Json* product);

/// How a counterpart was found, the surer first.
enum class MatchedBy { Nothing, LookupKey, Description };

struct PlanMatch {
  MatchedBy by = MatchedBy::Nothing;
  /// Indexes into the prices of the catalogue, in its order: active ones before archived ones. Several where plans are
  /// described alike.
  std::vector<std::size_t> prices;
};

/// One mode's products and prices, indexed once, for any number of look-ups. Valid as long as the snapshot is.
class PlanCatalogue {
 public:
  /// Sections that were not read count as empty: whether they are complete is for the caller to say.
  PlanCatalogue(const Section& products, const Section& prices);

  /// The plans that match: the ones with the same lookup key; where there is none, the ones with the same product name,
  /// interval, interval count, currency and amount.
  PlanMatch counterparts(const PlanDescription& plan) const;
  /// The product by its id or its name; null where there is none. Of several with one name, the first that is active.
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
