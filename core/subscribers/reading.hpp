#pragma once

#include <string_view>

#include "core/stripe/subscription_source.hpp"

namespace portal_guide::subscribers {

/// How much of a mode's subscriptions the snapshot holds.
enum class Reading {
  Whole,
  /// Stripe has more pages than were read.
  Partly,
  Absent,
  /// Stripe answered with an error, or with something other than a list of subscriptions.
  Failed,
};
/// The reading's name in JSON, such as "whole". Stable.
std::string_view to_string(Reading reading);

Reading reading_of(const stripe::SubscriptionList& list);

}  // namespace portal_guide::subscribers
