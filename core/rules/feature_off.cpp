#include "core/rules/feature_off.hpp"

#include <string>
#include <utility>

namespace portal_guide::rules {

Answer judge_feature_off(const Context& context, stripe::MemberPath enabled) {
  OrderedJson params = OrderedJson::object();
  params["features"][std::string(enabled.parent().name())]["enabled"] = true;
  return judge_feature_off(context, enabled, std::move(params), report::Applicability::Exact);
}

Answer judge_feature_off(const Context& context, stripe::MemberPath enabled, OrderedJson params,
                         report::Applicability applicability) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto is_on = require_bool(*configuration, enabled);
  if (!is_on) return propagate(is_on);
  if (*is_on) return {};
  return {{update_of_configuration(*configuration, {{.path = pointer_of(*configuration, enabled), .observed = false}},
                                   std::move(params), applicability)}};
}

}  // namespace portal_guide::rules
