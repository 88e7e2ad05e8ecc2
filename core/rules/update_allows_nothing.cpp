#include "core/rules/context.hpp"

namespace portal_guide::rules::update_allows_nothing {
namespace {

/// A configuration with switching on and an empty list of allowed updates lets customers change nothing (docs/stripe.md, fact
/// 19).
Answer judge(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = require_bool(*configuration, stripe::configuration::kFeaturesSubscriptionUpdateEnabled);
  if (!enabled) return propagate(enabled);
  if (!*enabled) return {};

  constexpr stripe::MemberPath kAllowed = stripe::configuration::kFeaturesSubscriptionUpdateDefaultAllowedUpdates;
  const auto allowed = require_array(*configuration, kAllowed);
  if (!allowed) return propagate(allowed);
  if (!(*allowed)->empty()) return {};
  return {{update_of_configuration(
      *configuration, {{.path = pointer_of(*configuration, kAllowed), .observed = Json::array()}},
      {{"features", {{"subscription_update", {{"default_allowed_updates", OrderedJson::array({"price"})}}}}}},
      report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "update-allows-nothing",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::update_allows_nothing
