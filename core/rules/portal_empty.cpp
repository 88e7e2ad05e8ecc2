#include <array>

#include "core/rules/context.hpp"

namespace portal_guide::rules::portal_empty {
namespace {

/// The features every API version has; newer ones count where the configuration has them.
constexpr std::array<std::string_view, 5> kFeatures = {"customer_update", "invoice_history", "payment_method_update",
                                                       "subscription_cancel", "subscription_update"};

Answer judge(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto features = require_object(*configuration, "features");
  if (!features) return propagate(features);
  for (const Json& feature : **features) {
    if (as_bool(find(feature, "enabled")).value_or(false)) return {};
  }

  std::vector<Sighting> evidence;
  for (const std::string_view feature : kFeatures) {
    const std::string path = "features." + std::string(feature) + ".enabled";
    const auto enabled = require_bool(*configuration, path);
    if (!enabled) return propagate(enabled);
    evidence.push_back({.path = pointer_of(*configuration, path), .observed = false});
  }
  // The two features that nobody has to make a choice for, and that hurt most when they are missing.
  return {{update_of_configuration(
      *configuration, std::move(evidence),
      {{"features", {{"invoice_history", {{"enabled", true}}}, {"payment_method_update", {{"enabled", true}}}}}},
      report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "portal-empty", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::portal_empty
