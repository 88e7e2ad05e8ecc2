#include <utility>

#include "core/rules/plans_of_modes.hpp"

namespace portal_guide::rules::plan_missing_in_live {
namespace {

using stripe::Mode;

/// The call that makes the price in live mode. It is exact where live mode has the product; otherwise somebody has to make the
/// product first. There is no call for prices with tiers, fractions of the smallest unit or quantities in packages, because a
/// snapshot does not hold all of them.
std::optional<report::ApiCall> call_creating(const ModeOffer& test, const ModePlan& plan, const ModeOffer& live,
                                             report::Applicability& applicability) {
  const stripe::PlanDescription described = test.catalogue.describe(*plan.price);
  const auto amount = as_integer(find(*plan.price, stripe::price::kUnitAmount));
  const Json* transform = find(*plan.price, stripe::price::kTransformQuantity);
  const bool transforms = transform != nullptr && !transform->is_null();
  if (!amount || described.interval.empty() || transforms) return std::nullopt;
  OrderedJson params = OrderedJson::object();
  const Json* product = live.catalogue.product_named(described.product_name);
  const std::string_view product_id = id_of(product);
  applicability = is_plain_id(product_id) ? report::Applicability::Exact : report::Applicability::Placeholder;
  params["product"] = is_plain_id(product_id) ? std::string(product_id) : "{product}";
  params["currency"] = described.currency;
  params["unit_amount"] = *amount;
  params["recurring"] = {{"interval", described.interval}, {"interval_count", described.interval_count}};
  for (const stripe::MemberPath member : {stripe::price::kTaxBehavior, stripe::price::kLookupKey}) {
    const auto value = as_string(find(*plan.price, member));
    if (!value || value->empty()) continue;
    params[std::string(member.name())] = *value;
  }
  const Json plain(params);
  if (observed(&plain) != plain) return std::nullopt;
  return report::ApiCall{.method = "POST", .path = std::string(kPricesPath), .params = std::move(params)};
}

Observation observe(const ModeOffer& test, const ModePlan& plan, const ModeOffer& live) {
  const report::ObjectReference reference = reference_to("price", plan.price_id);
  Observation observation{.evidence = {{.path = plan.pointer, .observed = reference.id}},
                          .objects = {reference},
                          .arguments = {{"plan", plan_name(test, plan)}}};
  report::Applicability applicability = report::Applicability::Manual;
  observation.api = call_creating(test, plan, live, applicability);
  if (observation.api) observation.applicability = applicability;
  return observation;
}

/// A price that test mode offers and that has no counterpart in live mode is a plan that no real customer can choose, because
/// nothing is copied between the modes.
Answer judge(const Context& context) {
  const auto test = offer_in_test(context);
  if (!test) return propagate(test);
  if (test->plans.empty() && !test->unknown) return {};
  const auto live = offer_in_live(context);
  if (!live) return propagate(live);
  std::vector<Observation> observations;
  std::optional<Unanswered> unknown = test->unknown;
  for (const ModePlan& plan : test->plans) {
    const auto found = counterparts(*test, plan, *live);
    if (!found) unknown = found.error();
    if (found && found->empty()) observations.push_back(observe(*test, plan, *live));
  }
  if (observations.empty() && unknown) return unanswered(*unknown);
  return observations;
}

}  // namespace

extern const Rule kRule{.id = "plan-missing-in-live",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Compared,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::plan_missing_in_live
