#pragma once

#include <array>
#include <string>

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// The connections to Stripe: keys that are sent to the proxy, and the tokens that come back and expire.
namespace portal_guide::app {

void on(Change& change, const SubmitKey& submit);
void on(Change& change, const ForgetKey& forget);
void on(Change& change, const Connected& connected);

/// The shapes of the keys that stand in the fields, by mode.
void take_key_shapes(Change& change, const std::array<std::string, 2>& shapes);
/// Takes a failed request for its own where it was sent to connect; else returns false.
bool connecting_failed(Change& change, const Failed& failed);
/// Ends the connection whose timer this is.
void expire_by_timer(Change& change, const Timer& timer);
/// Ends the connections whose time is over, where the timer did not fire: a laptop that slept.
void expire_overdue(Change& change);
/// Forgets the token of a mode; the account's name stays, so that the reader knows what to connect again.
void end_connection(Change& change, Mode mode);

}  // namespace portal_guide::app
