#pragma once

#include <string>
#include <vector>

#include "core/policy/policy.hpp"
#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

/// What a policy asks of the configuration under test, judged as rules judge: found, passed, or not checked.
namespace portal_guide::policy {

/// Finds a way of cancelling that is not the wanted one. A portal in which nobody can cancel has none but `Off`.
rules::Answer judge_cancellation(const rules::Context& context, const Cancellation& wanted);

/// Finds features that are off and should be on, and the reverse.
rules::Answer judge_features(const rules::Context& context, const Features& wanted);

/// Finds offered products of which customers may choose less or more. Passes where they cannot choose.
rules::Answer judge_quantity(const rules::Context& context, const Quantity& wanted);

/// Finds offered prices that the list names neither by id nor by lookup key. Passes where nothing is offered.
rules::Answer judge_prices(const rules::Context& context, const std::vector<std::string>& wanted);

}  // namespace portal_guide::policy
