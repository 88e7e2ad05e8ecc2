#pragma once

#include "core/rules/census.hpp"
#include "core/rules/context.hpp"

/// For the rules about subscriptions that cannot make the plan changes that the portal offers.
namespace portal_guide::rules {

/// Whether the configuration under test lets customers change their plan at all.
Known<bool> offers_plan_changes(const Context& context);

/// The answer of such a rule where the portal offers no plan changes, or where that is unknown. Nullopt where the rule has to
/// look at the subscriptions.
std::optional<Answer> answer_without_plan_changes(const Context& context);

/// Whether the subscription is running and has exactly one item. With more items it cannot be changed anyway, which
/// subscribers-multiple-items reports.
Verdict is_running_with_one_item(const SeenSubscription& seen);
/// Whether the subscription is running and has more than one item.
Verdict is_running_with_many_items(const SeenSubscription& seen);

/// The pointer of the subscription's list of items.
std::string pointer_of_items(const SeenSubscription& seen);
/// The id of an item's price, as evidence.
Sighting sight_price(const SeenSubscription& seen, std::size_t item);

}  // namespace portal_guide::rules
