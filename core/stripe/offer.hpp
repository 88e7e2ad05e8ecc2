#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/json.hpp"

/// What a portal configuration lets customers switch to. Views live as long as the snapshot.
namespace portal_guide::stripe {

struct OfferedPrice {
  std::string_view id;
  std::string pointer;
};

struct OfferedProduct {
  std::string_view id;
  /// The entry in the list: {"product", "prices", "adjustable_quantity"}.
  const Json* entry = nullptr;
  std::string pointer;
  std::vector<OfferedPrice> prices;
};

struct Offer {
  /// Where this is false, nothing is offered, whatever the list holds.
  bool enabled = false;
  std::vector<OfferedProduct> products;
};

/// Why an offer could not be read.
struct OfferFault {
  enum class Why {
    /// Nothing stands at `pointer`.
    Absent,
    /// What stands there is not what Stripe documents.
    Malformed,
    /// Switching is on, but the list was left out. Stripe leaves it out unless it is asked to expand it.
    NotExpanded,
  };

  Why why = Why::Absent;
  std::string pointer;
};

/// Reads `features.subscription_update` of the configuration that stands at the pointer.
tl::expected<Offer, OfferFault> read_offer(const Json& configuration, std::string_view pointer);

/// The entry's `adjustable_quantity` as a call repeats it: without members that are null, and without bounds where it is off.
/// None where the entry does not have it; if a call left it out, Stripe would make the quantity adjustable (docs/stripe.md,
/// fact 8).
std::optional<OrderedJson> quantity_parameters(const Json& entry);

}  // namespace portal_guide::stripe
