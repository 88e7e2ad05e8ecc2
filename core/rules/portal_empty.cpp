#include <array>

#include "core/rules/context.hpp"

namespace portal_guide::rules::portal_empty {
namespace {

/// The switches of the features that every API version has. Newer features count where the configuration has them.
constexpr std::array<stripe::MemberPath, 5> kSwitches = {
    stripe::configuration::kFeaturesCustomerUpdateEnabled, stripe::configuration::kFeaturesInvoiceHistoryEnabled,
    stripe::configuration::kFeaturesPaymentMethodUpdateEnabled, stripe::configuration::kFeaturesSubscriptionCancelEnabled,
    stripe::configuration::kFeaturesSubscriptionUpdateEnabled};

/// A configuration with every feature off sends customers to a page on which they can do nothing.
Answer judge(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto features = require_object(*configuration, stripe::configuration::kFeatures);
  if (!features) return propagate(features);
  for (const Json& feature : **features) {
    if (as_bool(find(feature, stripe::feature::kEnabled)).value_or(false)) return {};
  }

  std::vector<Sighting> evidence;
  for (const stripe::MemberPath path : kSwitches) {
    const auto enabled = require_bool(*configuration, path);
    if (!enabled) return propagate(enabled);
    evidence.push_back({.path = pointer_of(*configuration, path), .observed = false});
  }
  // The two features that need no decision and are missed most.
  return {{update_of_configuration(
      *configuration, std::move(evidence),
      {{"features", {{"invoice_history", {{"enabled", true}}}, {"payment_method_update", {{"enabled", true}}}}}},
      report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "portal-empty",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::portal_empty
