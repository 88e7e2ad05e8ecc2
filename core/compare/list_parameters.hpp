#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/plans.hpp"
#include "core/json.hpp"

namespace portal_guide::compare {

/// Test mode's list of plans (`features.subscription_update.products`) with live mode's ids: products in test mode's order,
/// each with its quantities. Placeholders stand for what earlier steps bring, and `step` waits for those steps, and for the
/// ones that take a product or price of the list out of the archive. None where the list cannot be sent; `step` may then wait
/// for some of them.
std::optional<OrderedJson> list_parameters(Step& step, const Plans& plans);

/// What people call the plans that the list will offer.
std::vector<std::string> plan_names(const Plans& plans);

}  // namespace portal_guide::compare
