#include "core/rules/context.hpp"

namespace portal_guide::rules::configuration_not_in_dashboard {
namespace {

Answer judge(const Context& context) {
  if (context.snapshot.integration().session_configuration.empty()) return {};
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto is_default = require_bool(*configuration, "is_default");
  if (!is_default) return propagate(is_default);
  if (*is_default) return {};
  return {{sighting_in_configuration(*configuration, {{.path = pointer_of(*configuration, "is_default"), .observed = false}})}};
}

}  // namespace

extern const Rule kRule{
    .id = "configuration-not-in-dashboard", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::configuration_not_in_dashboard
