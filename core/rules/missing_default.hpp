#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// What a rule reports that misses a default configuration: the ids of the other ones. Only the Dashboard makes a default, so
/// no call mends it (docs.stripe.com/customer-management/integrate-customer-portal, checked 2026-11-22).
Observation sighting_of_missing_default(const Context& context);

}  // namespace portal_guide::rules
