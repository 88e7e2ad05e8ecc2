#pragma once

#include "core/rules/census.hpp"
#include "core/rules/context.hpp"

/// What keeps single subscriptions from the plan changes that the portal offers.
namespace portal_guide::rules {

/// Whether the configuration under test lets customers change their plan at all.
Known<bool> offers_plan_changes(const Context& context);

/// The answer of a rule that has nothing to say unless the portal offers plan changes; none where it has to look.
std::optional<Answer> answer_without_plan_changes(const Context& context);

/// Whether the subscription is running and has exactly one item. With more it cannot be changed anyway, and
/// subscribers-multiple-items says so.
Verdict is_running_with_one_item(const SeenSubscription& seen);
/// Whether it is running and has more than one.
Verdict is_running_with_many_items(const SeenSubscription& seen);

/// Where the subscription's items stand.
std::string pointer_of_items(const SeenSubscription& seen);
/// What was seen of an item's price: its id.
Sighting sight_price(const SeenSubscription& seen, std::size_t item);

}  // namespace portal_guide::rules
