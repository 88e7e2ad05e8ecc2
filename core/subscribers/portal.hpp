#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/subscribers/ability.hpp"

namespace portal_guide::subscribers {

/// A section's objects by id. Views the snapshot.
struct Index {
  std::unordered_map<std::string_view, const Json*> objects;

  /// Null where the section does not hold it.
  const Json* find(std::string_view id) const;
};

/// A price on the portal's list, and all of it that is the same for every subscription.
struct OfferedPrice {
  std::string_view id;
  std::string_view product;
  /// Archived, not recurring, metered, or not read.
  Findings own;
  /// Its own currency first. Empty where the price was not read.
  std::unordered_set<std::string_view> currencies;
  /// False where Stripe may know further currencies: `currency_options` was not expanded.
  bool all_currencies = false;
  /// The price itself, for its `tax_behavior`; null where it was not read.
  const Json* price = nullptr;
};

/// A product's entry on the portal's list.
struct OfferedProduct {
  std::unordered_set<std::string_view> prices;
  /// NotAdjustable, or not read.
  Findings adjustable;
  /// Nullopt where it was not read.
  std::optional<std::int64_t> minimum;
  /// Nullopt where there is none, or where it was not read.
  std::optional<std::int64_t> maximum;
  bool maximum_read = true;
};

/// What the portal of one mode offers, and whatever else the answers of its subscriptions are looked up in. Made once for a
/// mode; judging a subscription only reads it. Views the snapshot, which has to live as long.
struct Portal {
  std::int64_t now_unix_seconds = 0;

  /// Whether the portal opens at all: no-configuration, configuration-inactive, or not read.
  Findings opening;
  /// Of each feature whether it is off. Without a configuration that was read, nothing is held against any.
  Findings view_invoices;
  Findings update_details;
  Findings update_payment_method;
  Findings cancel;
  Findings pause;
  Findings update;
  /// Of each update whether it is not allowed, given that updates are on.
  Findings price_update;
  Findings quantity_update;
  Findings promotion_code_update;

  /// False where switching is off, or where what is on offer was not read.
  bool has_offer = false;
  /// Each once, in the portal's order.
  std::vector<OfferedPrice> prices;
  std::unordered_set<std::string_view> price_ids;
  std::unordered_map<std::string_view, OfferedProduct> products;

  Index catalogue;
  Index schedules;
  Index customers;
};

/// Of the configuration that `integration.session_configuration` names, else of the mode's default.
Portal portal_of(const stripe::Snapshot& snapshot, stripe::Mode mode);

}  // namespace portal_guide::subscribers
