#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/subscribers/ability.hpp"
#include "core/subscribers/portal.hpp"

namespace portal_guide::subscribers {

/// Canceled, or never begun: nothing to do in the portal. A status that is missing or that we do not know is none of these.
bool is_not_running(const Json& subscription);

struct Judgement {
  /// By Capability.
  std::array<Verdict, kCapabilityCount> capabilities;
  /// Whether each price of Portal::prices can be chosen, in its order.
  std::vector<Verdict> prices;

  const Verdict& of(Capability capability) const { return capabilities[static_cast<std::size_t>(capability)]; }
};

/// What the customer of a subscription can do with it in the portal, decided in the order of docs/stripe.md, fact 32
/// (docs.stripe.com/customer-management#limitations-to-modifying-subscriptions and the SDK's declarations, checked
/// 2026-11-22). Of the subscription nothing is kept. A member that Stripe always sends and that is not there was not read;
/// one that Stripe leaves null is taken for null where it is missing.
Judgement judge(const Portal& portal, const Json& subscription);

/// The same for one of kCustomerCapabilities, for which no subscription is needed.
Verdict judge_customer(const Portal& portal, Capability capability);

}  // namespace portal_guide::subscribers
