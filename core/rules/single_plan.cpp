#include <string>
#include <utility>

#include "core/rules/switching.hpp"

namespace portal_guide::rules::single_plan {
namespace {

/// A configuration that allows switching and offers fewer than two prices shows customers no other plan to choose.
Answer judge(const Context& context) {
  const auto found = switching_that_allows(context, "price");
  if (!found) return propagate(found);
  if (!found->has_value()) return {};
  const Switching& plans = **found;
  const auto offered = offered_price_ids(plans);
  if (offered.size() > 1) return {};

  Json ids = Json::array();
  for (const std::string_view id : offered) {
    ids.push_back(std::string(id));
  }
  auto list = list_of_products(plans);
  if (list) {
    list->push_back(
        {{"product", "{product}"}, {"prices", OrderedJson::array({"{price}"})}, {"adjustable_quantity", {{"enabled", false}}}});
  }
  return {{wrong_products(plans,
                          {{.path = pointer_of(plans.configuration, stripe::configuration::kFeaturesSubscriptionUpdateProducts),
                            .observed = observed(&ids)}},
                          std::move(list))}};
}

}  // namespace

extern const Rule kRule{.id = "single-plan",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::single_plan
