#include "core/rules/pausing.hpp"

namespace portal_guide::rules::pause_duration_unbounded {
namespace {

/// A configuration that lets customers pause without an end makes no invoice for such a subscription until somebody resumes it
/// (docs/stripe.md, fact 69).
Answer judge(const Context& context) {
  const auto pause = pausing(context);
  if (!pause) return propagate(pause);
  if (!pause->enabled || pause->duration_type != "indefinite") return {};
  const std::string pointer = pointer_of(pause->configuration, stripe::configuration::kFeaturesSubscriptionPauseDurationType);
  return {{wrong_duration(*pause, {{.path = pointer, .observed = "indefinite"}})}};
}

}  // namespace

extern const Rule kRule{.id = "pause-duration-unbounded",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::pause_duration_unbounded
