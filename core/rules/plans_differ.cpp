#include <algorithm>
#include <set>
#include <utility>

#include "core/rules/offered_plans.hpp"
#include "core/rules/plans_of_modes.hpp"

namespace portal_guide::rules::plans_differ {
namespace {

using stripe::Mode;

/// A plan of one mode that has a counterpart in the other mode, which does not offer it.
struct Unmatched {
  const ModePlan* plan = nullptr;
  /// The counterpart that is to be offered.
  Located counterpart;
};

struct Side {
  std::vector<Unmatched> unmatched;
  std::optional<Unanswered> unknown;
};

Side compare(const ModeOffer& offer, const ModeOffer& other) {
  Side side{.unmatched = {}, .unknown = offer.unknown};
  const auto offered = offered_price_ids(other.switching);
  for (const ModePlan& plan : offer.plans) {
    const auto found = counterparts(offer, plan, other);
    if (!found) side.unknown = found.error();
    // plan-missing-in-live reports plans without any counterpart.
    if (!found || found->empty()) continue;
    const bool is_offered =
        std::any_of(found->begin(), found->end(), [&](const Located& price) { return offered.contains(price.id); });
    if (!is_offered) side.unmatched.push_back({.plan = &plan, .counterpart = found->front()});
  }
  return side;
}

/// Live mode's list with the counterparts added: in the entries of their products, or in new entries that adjust quantities as
/// test mode does. Nullopt where one of them is archived, because somebody has to replace it first.
std::optional<OrderedJson> list_with_counterparts(const Switching& live, const std::vector<Unmatched>& unmatched) {
  Switching wanted = live;
  for (const Unmatched& missing : unmatched) {
    if (as_bool(find(*missing.counterpart.value, stripe::price::kActive)) == false) return std::nullopt;
    const std::string_view product = id_of(find(*missing.counterpart.value, stripe::price::kProduct));
    auto entry = std::find_if(wanted.products.begin(), wanted.products.end(),
                              [&](const OfferedProduct& listed) { return listed.id == product; });
    if (entry == wanted.products.end()) {
      entry = wanted.products.insert(entry,
                                     OfferedProduct{.id = product, .pointer = {}, .entry = missing.plan->entry, .prices = {}});
    }
    entry->prices.push_back({.id = missing.counterpart.id, .pointer = {}});
  }
  return list_of_products(wanted);
}

Observation observe(const ModeOffer& offer, const Unmatched& missing) {
  const report::ObjectReference plan = reference_to("price", missing.plan->price_id);
  const report::ObjectReference counterpart = reference_to("price", missing.counterpart.id);
  return {.evidence = {{.path = missing.plan->pointer, .observed = plan.id}},
          .objects = {counterpart, plan},
          .arguments = {{"plan", plan_name(offer, *missing.plan)}, {"counterpart", counterpart.id}}};
}

/// Prices that one mode offers, and whose counterparts the other mode has but does not offer, give live customers another
/// choice than the one that was tested (docs/stripe.md, fact 3).
Answer judge(const Context& context) {
  const auto live = offer_in_live(context);
  if (!live) return propagate(live);
  const auto test = offer_in_test(context);
  if (!test) return propagate(test);
  if (live->switching.enabled != test->switching.enabled) return unanswered(covered_by("features-differ"));

  const Side missing_in_live = compare(*test, *live);
  const Side missing_in_test = compare(*live, *test);
  std::vector<Observation> observations;
  const auto wanted = list_with_counterparts(live->switching, missing_in_live.unmatched);
  for (const Unmatched& missing : missing_in_live.unmatched) {
    Observation observation = observe(*test, missing);
    observation.remark = "finding.plan-offered-in-test-only";
    OrderedJson params = OrderedJson::object();
    if (wanted) {
      params["features"]["subscription_update"]["products"] = *wanted;
      observation.api = update_call(kConfigurationsPath, live->switching.configuration.id, std::move(params));
    }
    if (observation.api) observation.applicability = report::Applicability::Exact;
    observations.push_back(std::move(observation));
  }
  for (const Unmatched& missing : missing_in_test.unmatched) {
    // A person has to decide whether test mode should offer the plan, too, or live mode should not.
    Observation observation = observe(*live, missing);
    observation.remark = "finding.plan-offered-in-live-only";
    observations.push_back(std::move(observation));
  }
  return answer_of(std::move(observations), missing_in_live.unknown ? missing_in_live.unknown : missing_in_test.unknown);
}

}  // namespace

extern const Rule kRule{.id = "plans-differ",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Compared,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::plans_differ
