#include "core/rules/pausing.hpp"

#include <utility>

namespace portal_guide::rules {

Known<bool> pausing_enabled(const Located& configuration) {
  return require_bool(configuration, stripe::configuration::kFeaturesSubscriptionPauseEnabled);
}

Known<Pausing> pausing(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = pausing_enabled(*configuration);
  if (!enabled) return propagate(enabled);
  if (!*enabled) return Pausing{.configuration = *configuration};
  constexpr stripe::MemberPath kType = stripe::configuration::kFeaturesSubscriptionPauseDurationType;
  const auto type = require_string(*configuration, kType);
  if (!type) return propagate(type);
  if (*type != "indefinite" && *type != "interval_options") {
    return unanswered(value_unknown(pointer_of(*configuration, kType), *type));
  }
  return Pausing{.configuration = *configuration, .enabled = true, .duration_type = *type};
}

Observation wrong_duration(const Pausing& pausing, std::vector<Sighting> evidence) {
  OrderedJson duration = {{"type", "interval_options"}};
  duration["interval_options"] = OrderedJson::array({{{"interval", "month"}, {"interval_count", 1}}});
  OrderedJson params = OrderedJson::object();
  params["features"]["subscription_pause"]["duration"] = std::move(duration);
  return update_of_configuration(pausing.configuration, std::move(evidence), std::move(params), report::Applicability::Exact);
}

}  // namespace portal_guide::rules
