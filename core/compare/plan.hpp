#pragma once

#include <string>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/plans.hpp"
#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/compare/webhooks.hpp"

namespace portal_guide::compare {

/// Two configurations that are compared, and what their settings have different.
struct ComparedPair {
  Sides sides;
  Settings settings;
  /// Where several pairs are compared, test mode's id and what people call the configuration. Empty otherwise.
  std::string id = {};
  std::string label = {};
};

/// What was found to differ, before it is put into an order. Views live as long as the snapshot.
struct Findings {
  /// In the order of `plans.of_pairs`.
  std::vector<ComparedPair> pairs;
  ComparedPlans plans;
  Webhooks webhooks;
};

struct Plan {
  /// As Comparison::differences, with the steps that remove each.
  std::vector<Difference> differences = {};
  /// In the order in which they have to be done: products, prices, settings of each pair as they stand in the Dashboard,
  /// webhooks.
  std::vector<Step> steps = {};
};

/// The steps that make live mode like test mode.
Plan make_plan(Findings findings, const content::Content& content);

}  // namespace portal_guide::compare
