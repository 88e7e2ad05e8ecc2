#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/rules/context.hpp"

namespace portal_guide::rules::configuration_unknown {
namespace {

constexpr auto kSection = stripe::SectionName::BillingPortalConfigurations;

/// The configuration in the other mode; nullopt where that mode does not have it, or was not read.
std::optional<Located> in_other_mode(const Context& context, std::string_view id) {
  const auto section = require_section(context.in(stripe::other(context.mode)), kSection);
  return section ? find_item(**section, id) : std::nullopt;
}

/// An app that names a configuration which does not exist in the mode gives customers an error, because Stripe refuses such a
/// session (docs/stripe.md, fact 47).
Answer judge(const Context& context) {
  const std::string& named = context.snapshot.integration().session_configuration;
  if (named.empty()) return {};
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  if (find_item(**section, named)) return {};
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));

  Observation observation{.evidence = {{.path = "/integration/session_configuration", .observed = observed_text(named)}},
                          .objects = {reference_to("billing_portal.configuration", named)},
                          .arguments = {{"configuration", observed_text(named)}}};
  if (const auto elsewhere = in_other_mode(context, named)) {
    observation.evidence.push_back(
        {.path = pointer_of(*elsewhere, stripe::configuration::kId), .observed = observed_text(named)});
    observation.remark = "finding.configuration-in-other-mode";
  }
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{
    .id = "configuration-unknown", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::configuration_unknown
