#pragma once

#include "core/compare/comparison.hpp"
#include "core/compare/plans.hpp"
#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/compare/webhooks.hpp"

namespace portal_guide::compare {

/// What was found to differ, before it is put into an order. Views live as long as the snapshot.
struct Findings {
  const Side& test;
  const Side& live;
  Plans plans;
  Settings settings;
  Webhooks webhooks;
};

/// Fills in `differences` and `plan`: the steps in the order in which they have to be done.
void add_plan(Comparison& comparison, Findings findings, const content::Content& content);

}  // namespace portal_guide::compare
