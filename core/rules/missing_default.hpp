#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// What is there instead of a default configuration: the ids of the others. Only the first configuration of a mode becomes
/// the default when the API makes it; where there are others, saving the settings page is what helps, and no call does
/// (docs/stripe.md, fact 3).
Observation sighting_of_missing_default(const Context& context);

}  // namespace portal_guide::rules
