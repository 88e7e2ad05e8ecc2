#include "core/rules/context.hpp"

namespace portal_guide::rules::configuration_inactive {
namespace {

/// An inactive configuration opens no portal: customers get an error, because Stripe accepts only active configurations
/// (docs/stripe.md, fact 5).
Answer judge(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto active = require_bool(*configuration, stripe::configuration::kActive);
  if (!active) return propagate(active);
  if (*active) return {};
  return {{update_of_configuration(*configuration,
                                   {{.path = pointer_of(*configuration, stripe::configuration::kActive), .observed = false}},
                                   {{"active", true}}, report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "configuration-inactive",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::configuration_inactive
