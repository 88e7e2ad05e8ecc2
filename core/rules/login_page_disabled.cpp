#include "core/rules/context.hpp"

namespace portal_guide::rules::login_page_disabled {
namespace {

constexpr stripe::MemberPath kEnabled = stripe::configuration::kLoginPageEnabled;

/// A configuration without the login page leaves customers no way into the portal but the app (docs/stripe.md, fact 23).
Answer judge(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = require_bool(*configuration, kEnabled);
  if (!enabled) return propagate(enabled);
  if (*enabled) return {};
  return {{update_of_configuration(*configuration, {{.path = pointer_of(*configuration, kEnabled), .observed = false}},
                                   {{"login_page", {{"enabled", true}}}}, report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "login-page-disabled",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::login_page_disabled
