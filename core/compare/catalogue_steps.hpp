#pragma once

#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/plans.hpp"
#include "core/content/content.hpp"

namespace portal_guide::compare {

/// Adds the steps that create, change or choose products, and then those of prices. Notes in each product and price, and in
/// their differences, which step is theirs.
void add_catalogue_steps(std::vector<Step>& steps, ComparedPlans& plans, const content::Content& content);

}  // namespace portal_guide::compare
