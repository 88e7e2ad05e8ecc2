#include "core/rules/allowed_updates.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace portal_guide::rules {

bool AllowedUpdates::allow(std::string_view name) const {
  return enabled && std::any_of(names->begin(), names->end(), [&](const Json& listed) { return as_string(&listed) == name; });
}

Known<AllowedUpdates> allowed_updates(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = require_bool(*configuration, stripe::configuration::kFeaturesSubscriptionUpdateEnabled);
  if (!enabled) return propagate(enabled);
  constexpr stripe::MemberPath kAllowed = stripe::configuration::kFeaturesSubscriptionUpdateDefaultAllowedUpdates;
  const auto names = require_array(*configuration, kAllowed);
  if (!names) return propagate(names);
  return AllowedUpdates{
      .configuration = *configuration, .enabled = *enabled, .names = *names, .pointer = pointer_of(*configuration, kAllowed)};
}

bool allows_promotion_codes_alone(const AllowedUpdates& updates) {
  return updates.allow("promotion_code") && std::all_of(updates.names->begin(), updates.names->end(), [](const Json& listed) {
           return as_string(&listed) == "promotion_code";
         });
}

Observation wrong_allowed_updates(const AllowedUpdates& updates, std::optional<OrderedJson> wanted) {
  std::vector<Sighting> evidence = {{.path = updates.pointer, .observed = observed(updates.names)}};
  if (!wanted) return sighting_in_configuration(updates.configuration, std::move(evidence));
  OrderedJson params = OrderedJson::object();
  params["features"]["subscription_update"]["default_allowed_updates"] = *std::move(wanted);
  return update_of_configuration(updates.configuration, std::move(evidence), std::move(params), report::Applicability::Exact);
}

}  // namespace portal_guide::rules
