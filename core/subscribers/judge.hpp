#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/subscribers/ability.hpp"
#include "core/subscribers/portal.hpp"

namespace portal_guide::subscribers {

/// Whether the subscription was canceled or never began, so that the portal has nothing to do for it. False where the status is
/// missing, or is one that we do not know.
bool is_not_running(const Json& subscription);

struct Judgement {
  /// Indexed by Capability.
  std::array<Verdict, kCapabilityCount> capabilities;
  /// Whether the customer can choose each of Portal::prices, in their order.
  std::vector<Verdict> prices;

  const Verdict& of(Capability capability) const { return capabilities[static_cast<std::size_t>(capability)]; }
};

/// What the customer of a subscription can do with it in the portal, decided in the order of docs/stripe.md, fact 32
/// (docs.stripe.com/customer-management#limitations-to-modifying-subscriptions and the declarations of Stripe's SDK, checked
/// 2026-11-22). Keeps no view of the subscription. A missing member was not read, if it is one that Stripe always sends;
/// otherwise it is taken for null.
Judgement judge(const Portal& portal, const Json& subscription);

/// The answer for one of kCustomerCapabilities, which need no subscription.
Verdict judge_customer(const Portal& portal, Capability capability);

}  // namespace portal_guide::subscribers
