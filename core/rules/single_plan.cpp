#include <string>
#include <utility>

#include "core/rules/allowed_updates.hpp"
#include "core/rules/observed.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules::single_plan {
namespace {

Answer judge(const Context& context) {
  const auto updates = allowed_updates(context);
  if (!updates) return propagate(updates);
  if (!updates->allow("price")) return {};
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (plans->products.empty()) return unanswered(covered_by("update-without-products"));
  const auto offered = offered_price_ids(*plans);
  if (offered.size() > 1) return {};

  Json ids = Json::array();
  for (const std::string_view id : offered)
    ids.push_back(std::string(id));
  auto list = list_of_products(*plans);
  if (list) {
    list->push_back(
        {{"product", "{product}"}, {"prices", OrderedJson::array({"{price}"})}, {"adjustable_quantity", {{"enabled", false}}}});
  }
  return {{wrong_products(
      *plans, {{.path = pointer_of(plans->configuration, "features.subscription_update.products"), .observed = observed(&ids)}},
      std::move(list))}};
}

}  // namespace

extern const Rule kRule{.id = "single-plan", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::single_plan
