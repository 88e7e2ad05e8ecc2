#pragma once

#include <string_view>

#include "core/stripe/subscription_source.hpp"

namespace portal_guide::subscribers {

/// How much of a mode's subscriptions the snapshot holds.
enum class Reading {
  Whole,
  /// There are more pages than were read.
  Partly,
  Absent,
  /// Stripe answered with an error, or with something that is no list of subscriptions.
  Failed,
};
/// "whole".
std::string_view to_string(Reading reading);

Reading reading_of(const stripe::SubscriptionList& list);

}  // namespace portal_guide::subscribers
