#pragma once

#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/plans.hpp"
#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/compare/webhooks.hpp"

namespace portal_guide::compare {

/// What was found to differ, before it is put into an order. Test mode must have a default configuration. Views live as long as
/// the snapshot.
struct Findings {
  const Side& test;
  const Side& live;
  Plans plans;
  Settings settings;
  Webhooks webhooks;
};

struct Plan {
  /// As Comparison::differences, with the steps that remove each.
  std::vector<Difference> differences = {};
  /// In the order in which they have to be done: products, prices, settings as they stand in the Dashboard, webhooks.
  std::vector<Step> steps = {};
};

/// The steps that make live mode like test mode.
Plan make_plan(Findings findings, const content::Content& content);

}  // namespace portal_guide::compare
