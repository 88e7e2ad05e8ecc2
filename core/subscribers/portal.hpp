#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
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

/// The objects of one mode in which subscriptions are looked up.
struct Objects {
  Index prices;
  Index products;
  Index schedules;
  Index customers;
};

/// A configuration that sessions may use. Its texts are as they may be shown.
struct SessionConfiguration {
  std::string id;
  /// Empty where it has none.
  std::string name;
  bool is_default = false;
  /// Whether sessions are known to name it.
  bool is_named = false;
};

/// What the portal offers with one configuration. It is made once for a mode and is only read afterwards. Views the snapshot,
/// which must outlive it.
struct Portal {
  std::int64_t now_unix_seconds = 0;
  /// None for a session that would have no configuration to use, or one that was not read.
  std::optional<SessionConfiguration> configuration;

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

  std::shared_ptr<const Objects> objects;
};

/// Reads the portal of each configuration that a session of the mode may use. More than one where it is not known which: where
/// sessions name several, or none while there are several; and where they name none and there is no default, a portal without
/// a configuration is among them. At least one.
std::vector<Portal> portals_of(const stripe::Snapshot& snapshot, stripe::Mode mode);

}  // namespace portal_guide::subscribers
