#pragma once

#include <optional>
#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// What a rule reports that misses a default configuration: the ids of the other ones. The API makes a default only of the
/// first configuration of a mode (docs/stripe.md, fact 3). Where there are others, saving the settings page helps, and no call
/// does.
Observation sighting_of_missing_default(const Context& context);

/// What such a rule answers where the complete list holds no default configuration and another one may open the portal: passed
/// where the app names one that exists, `covered` where it names one that does not, or none. Nullopt where there is no other.
std::optional<Answer> answer_without_default(const Context& context);

}  // namespace portal_guide::rules
