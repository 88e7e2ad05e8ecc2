#include "core/rules/feature_off.hpp"

#include <string>
#include <utility>

namespace portal_guide::rules {

Answer judge_feature_off(const Context& context, std::string_view feature, OrderedJson params,
                         report::Applicability applicability) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const std::string path = "features." + std::string(feature) + ".enabled";
  const auto enabled = require_bool(*configuration, path);
  if (!enabled) return propagate(enabled);
  if (*enabled) return {};
  return {{update_of_configuration(*configuration, {{.path = pointer_of(*configuration, path), .observed = false}},
                                   std::move(params), applicability)}};
}

OrderedJson parameters_turning_on(std::string_view feature) {
  OrderedJson params = OrderedJson::object();
  params["features"][std::string(feature)]["enabled"] = true;
  return params;
}

}  // namespace portal_guide::rules
