#include "core/rules/pausing.hpp"

namespace portal_guide::rules::pause_durations_empty {
namespace {

constexpr stripe::MemberPath kOptions = stripe::configuration::kFeaturesSubscriptionPauseDurationIntervalOptions;

/// A configuration that lets customers choose how long they pause, and holds no duration to choose, may leave them without a
/// way to pause (docs/stripe.md, fact 69).
Answer judge(const Context& context) {
  const auto pause = pausing(context);
  if (!pause) return propagate(pause);
  if (!pause->enabled || pause->duration_type != "interval_options") return {};
  const auto options = require_array(pause->configuration, kOptions);
  if (!options) return propagate(options);
  if (!(*options)->empty()) return {};
  return {{wrong_duration(*pause, {{.path = pointer_of(pause->configuration, kOptions), .observed = Json::array()}})}};
}

}  // namespace

extern const Rule kRule{.id = "pause-durations-empty",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::pause_durations_empty
