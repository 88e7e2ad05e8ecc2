#pragma once

#include <string>
#include <vector>

#include "core/policy/policy.hpp"
#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

/// Judges the configuration under test by what a policy requires. The answers are those of rules: found, passed or not checked.
namespace portal_guide::policy {

/// Finds a configuration that lets customers cancel in another way than the wanted one. Where they cannot cancel at all, that
/// way is `Off`.
rules::Answer judge_cancellation(const rules::Context& context, const Cancellation& wanted);

/// Finds features that are off and should be on, and features that are on and should be off.
rules::Answer judge_features(const rules::Context& context, const Features& wanted);

/// Finds offered products of which customers may choose smaller or larger quantities than wanted. Passes where they cannot
/// change the quantity.
rules::Answer judge_quantity(const rules::Context& context, const Quantity& wanted);

/// Finds offered prices that `wanted` names neither by id nor by lookup key. Passes where nothing is offered.
rules::Answer judge_prices(const rules::Context& context, const std::vector<std::string>& wanted);

}  // namespace portal_guide::policy
