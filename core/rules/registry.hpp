#pragma once

#include <span>
#include <string_view>

#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Every rule, sorted by id.
std::span<const Rule* const> registry();

/// The rule with this id; null where there is none.
const Rule* find_rule(std::string_view id);

}  // namespace portal_guide::rules
