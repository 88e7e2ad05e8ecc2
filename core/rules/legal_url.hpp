#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Finds a configuration whose business profile lacks the address `member`, such as "privacy_policy_url".
Answer judge_legal_url_missing(const Context& context, std::string_view member);

}  // namespace portal_guide::rules
