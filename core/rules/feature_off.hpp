#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Finds a feature of the configuration under test that is off, such as "invoice_history"; `params` is what turns it on.
/// A call whose parameters must be filled in first is a Placeholder.
Answer judge_feature_off(const Context& context, std::string_view feature, OrderedJson params,
                         report::Applicability applicability = report::Applicability::Exact);

/// The parameters that turn a feature on and leave the rest of it as it is.
OrderedJson parameters_turning_on(std::string_view feature);

}  // namespace portal_guide::rules
