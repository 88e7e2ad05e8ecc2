#include "core/rules/context.hpp"

namespace portal_guide::rules::configuration_not_in_dashboard {
namespace {

/// An app whose sessions name a configuration other than the default shows customers settings that the Dashboard neither shows
/// nor edits (docs/stripe.md, fact 4).
Answer judge(const Context& context) {
  if (context.snapshot.integration().session_configuration.empty()) return {};
  if (context.configuration != nullptr && !context.configuration->named) {
    if (auto lack = lack_of_named(context)) return unanswered(*std::move(lack));
    return {};
  }
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto is_default = require_bool(*configuration, stripe::configuration::kIsDefault);
  if (!is_default) return propagate(is_default);
  if (*is_default) return {};
  return {{sighting_in_configuration(
      *configuration, {{.path = pointer_of(*configuration, stripe::configuration::kIsDefault), .observed = false}})}};
}

}  // namespace

extern const Rule kRule{.id = "configuration-not-in-dashboard",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::configuration_not_in_dashboard
