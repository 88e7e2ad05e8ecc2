#include "core/rules/context.hpp"

namespace portal_guide::rules::configuration_inactive {
namespace {

Answer judge(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto active = require_bool(*configuration, "active");
  if (!active) return propagate(active);
  if (*active) return {};
  return {{update_of_configuration(*configuration, {{.path = pointer_of(*configuration, "active"), .observed = false}},
                                   {{"active", true}}, report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{
    .id = "configuration-inactive", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::configuration_inactive
