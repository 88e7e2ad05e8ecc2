#pragma once

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Finds a feature of the configuration under test that is off. `enabled` is its switch, such as
/// stripe::configuration::kFeaturesInvoiceHistoryEnabled; the call that mends it turns the switch on and leaves the rest of the
/// feature as it is.
Answer judge_feature_off(const Context& context, stripe::MemberPath enabled);

/// The same for a feature that `params` turns on. Where somebody has to fill them in first, the call is a Placeholder.
Answer judge_feature_off(const Context& context, stripe::MemberPath enabled, OrderedJson params,
                         report::Applicability applicability);

}  // namespace portal_guide::rules
