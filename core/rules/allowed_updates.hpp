#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// What the configuration under test lets customers change in a subscription.
struct AllowedUpdates {
  Located configuration;
  /// Where this is false, customers may change nothing, whatever the list holds.
  bool enabled = false;
  /// Stripe's names: "price", "quantity", "promotion_code".
  const Json* names = nullptr;
  std::string pointer;

  /// Whether customers may make this change.
  bool allow(std::string_view name) const;
};

Known<AllowedUpdates> allowed_updates(const Context& context);

/// Whether promotion codes are the only change. Stripe applies them only together with another change.
bool allows_promotion_codes_alone(const AllowedUpdates& updates);

/// What a rule reports that wants another list, with the call that sets it. There is no call where there is no list.
Observation wrong_allowed_updates(const AllowedUpdates& updates, std::optional<OrderedJson> wanted);

}  // namespace portal_guide::rules
