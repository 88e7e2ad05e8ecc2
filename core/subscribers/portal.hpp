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

/// A price on the portal's list, and what is the same about it for every subscription.
struct OfferedPrice {
  std::string_view id;
  std::string_view product;
  /// What keeps everybody from choosing the price: it is archived, not recurring or metered, or it was not read.
  Findings own;
  /// The currencies that the price is known to support. Empty where the price was not read.
  std::unordered_set<std::string_view> currencies;
  /// False where the price may support further currencies, because `currency_options` was not expanded.
  bool all_currencies = false;
  /// The price itself, for its `tax_behavior`; null where it was not read.
  const Json* price = nullptr;
};

/// A product on the portal's list.
struct OfferedProduct {
  std::unordered_set<std::string_view> prices;
  /// What keeps everybody from changing the quantity: NotAdjustable, or it was not read.
  Findings adjustable;
  /// Nullopt where it was not read.
  std::optional<std::int64_t> minimum;
  /// Nullopt where there is none, or where it was not read.
  std::optional<std::int64_t> maximum;
  bool maximum_read = true;
};

/// What the portal of one mode offers, and the objects in which subscriptions are looked up. It is made once for a mode and is
/// only read afterwards. Views the snapshot, which must outlive it.
struct Portal {
  std::int64_t now_unix_seconds = 0;

  /// Whether the portal opens at all: no-configuration, configuration-inactive, or not read.
  Findings opening;
  /// For each feature, whether it is off. Empty where no configuration was read.
  Findings view_invoices;
  Findings update_details;
  Findings update_payment_method;
  Findings cancel;
  Findings pause;
  Findings update;
  /// For each kind of change, whether it is not allowed. Empty where `update` is off.
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

/// Reads the configuration that `integration.session_configuration` names; where it names none, the mode's default one.
Portal portal_of(const stripe::Snapshot& snapshot, stripe::Mode mode);

}  // namespace portal_guide::subscribers
