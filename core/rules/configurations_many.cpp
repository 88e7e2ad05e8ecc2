#include <cstddef>
#include <optional>
#include <string>

#include "core/rules/context.hpp"

namespace portal_guide::rules::configurations_many {
namespace {

constexpr auto kSection = stripe::SectionName::BillingPortalConfigurations;
/// Stripe documents no limit (docs/stripe.md, fact 26). Nobody makes that many by hand: beyond it, some code creates
/// configurations and should look for an existing one instead.
constexpr std::size_t kMany = 20;

/// An account with many active configurations beside the default one most likely belongs to an app that makes one for every
/// visit, and none of them can be deleted (docs/stripe.md, facts 4 and 26).
Answer judge(const Context& context) {
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  std::optional<Unanswered> unknown;
  Json ids = Json::array();
  for (const Located& configuration : items_of(**section)) {
    const auto is_default = require_bool(configuration, stripe::configuration::kIsDefault);
    const auto active = require_bool(configuration, stripe::configuration::kActive);
    if ((is_default && *is_default) || (active && !*active)) continue;
    if (is_default && active) {
      ids.push_back(std::string(configuration.id));
    } else {
      unknown = is_default ? active.error() : is_default.error();
    }
  }
  if (ids.size() > kMany) {
    // The snapshot does not tell which of them are still in use, so the finding names none of them as the one to change.
    return {{{.evidence = {{.path = section_pointer(context, kSection), .observed = observed(&ids)}},
              .objects = {},
              .arguments = {{"count", std::to_string(ids.size())}},
              .applicability = report::Applicability::Placeholder,
              .api = report::ApiCall{.method = "POST",
                                     .path = std::string(kConfigurationsPath) + "/{configuration}",
                                     .params = {{"active", false}}}}}};
  }
  if (unknown) return unanswered(*unknown);
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));
  return {};
}

}  // namespace

extern const Rule kRule{.id = "configurations-many", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::configurations_many
