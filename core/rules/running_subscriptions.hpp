#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

/// What the rules ask of subscriptions and customers, of which an account may have a million: each question is one pass, and
/// findings name the first few.
namespace portal_guide::rules {

/// As many ids as a finding names.
inline constexpr std::size_t kNamedAtMost = 20;

/// Active, trialing, past due, unpaid or paused: a subscription that its customer still meets in the portal.
bool is_running(std::string_view status);

struct RunningCustomers {
  std::unordered_set<std::string_view> ids;
  /// Why there may be others.
  std::optional<Unanswered> unknown;
};
/// The customers who have a running subscription.
Known<RunningCustomers> running_customers(const Context& context);
/// `absent`: so many of them are not among the customers that were read.
Unanswered customers_absent(const Context& context, std::size_t count);

struct SubscriptionsFound {
  std::size_t count = 0;
  std::size_t of = 0;
  /// The first of them; `.pointer` is the subscription's.
  std::vector<Located> first;
  /// Why there may be others.
  std::optional<Unanswered> unknown;
};
/// The subscriptions that `is_wanted` holds for, among those that were read.
Known<SubscriptionsFound> find_subscriptions(const Context& context, Known<bool> (*is_wanted)(const Located& subscription));

/// The share as people write it: "12" of "1000" is "1.2".
std::string percentage(std::size_t count, std::size_t of);

}  // namespace portal_guide::rules
