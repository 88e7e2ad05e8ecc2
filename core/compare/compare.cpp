#include "core/compare/compare.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/compare/append.hpp"
#include "core/compare/plan.hpp"
#include "core/compare/plans.hpp"
#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/compare/webhooks.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

using stripe::Mode;

}  // namespace

Expected<Comparison> compare(const stripe::Snapshot& snapshot, const content::Content& content) {
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    if (!snapshot.has(mode)) {
      return fail({.id = "compare-one-mode",
                   .where = pointer_append("", stripe::to_string(mode)),
                   .arguments = {{"missing", std::string(stripe::to_string(mode))}}});
    }
  }
  const Side test = read_side(snapshot, Mode::Test);
  const Side live = read_side(snapshot, Mode::Live);
  if (!test.configuration && !test.configuration_gap) {
    return fail({.id = "compare-no-test-default", .where = "/test/billing_portal_configurations"});
  }
  Comparison comparison;
  comparison.taken_at_unix_seconds = snapshot.taken_at_unix_seconds();
  for (const Side* side : {&test, &live}) {
    if (side->configuration_gap)
      comparison.not_compared.push_back(not_compared_at("configuration", *side->configuration_gap, content));
  }
  if (test.configuration) comparison.test_configuration = stripe::observed_text(test.configuration->id);
  if (live.configuration) comparison.live_configuration = stripe::observed_text(live.configuration->id);

  Findings findings{.test = test, .live = live, .plans = {}, .settings = {}, .webhooks = compare_webhooks(test, live, content)};
  // No plan is made for a configuration that could not be read.
  if (test.configuration && !live.configuration_gap) {
    findings.plans = compare_plans(test, live, content);
    if (live.configuration) findings.settings = compare_settings(*test.configuration, *live.configuration, content);
  }
  append(comparison.matched, findings.plans.matched);
  append(comparison.unmatched, findings.plans.unmatched);
  append(comparison.not_compared, findings.settings.not_compared);
  append(comparison.not_compared, findings.plans.not_compared);
  if (findings.webhooks.not_compared) comparison.not_compared.push_back(*findings.webhooks.not_compared);
  if (test.configuration && !live.configuration_gap) {
    Plan plan = make_plan(std::move(findings), content);
    comparison.differences = std::move(plan.differences);
    comparison.plan = std::move(plan.steps);
  }
  return comparison;
}

std::string_view to_string(Action action) {
  constexpr std::array<std::string_view, 4> kNames = {"set", "decide", "manual", "keep"};
  return kNames[static_cast<std::size_t>(action)];
}

std::string_view to_string(Reason reason) {
  constexpr std::array<std::string_view, 9> kNames = {"ambiguous", "no-counterpart",   "archived",
                                                      "deleted",   "archived-in-test", "missing",
                                                      "tiered",    "amount-unknown",   "not-read"};
  return kNames[static_cast<std::size_t>(reason)];
}

std::string_view to_string(MatchedBy by) {
  constexpr std::array<std::string_view, 3> kNames = {"lookup_key", "description", "name"};
  return kNames[static_cast<std::size_t>(by)];
}

std::string_view to_string(StepKind kind) {
  constexpr std::array<std::string_view, 9> kNames = {"create-product", "update-product",    "choose-product",
                                                      "create-price",   "update-price",      "choose-price",
                                                      "save-settings",  "set-configuration", "set-webhook"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool is_same(const Comparison& comparison) {
  return comparison.unmatched.empty() && comparison.not_compared.empty() &&
         std::all_of(comparison.differences.begin(), comparison.differences.end(),
                     [](const Difference& difference) { return difference.action == Action::Keep; });
}

}  // namespace portal_guide::compare
