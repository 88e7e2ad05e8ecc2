#include "core/rules/context.hpp"

namespace portal_guide::rules {
namespace {

Answer judge(const Context& context) {
  const auto section = require_section(context, stripe::SectionName::Account);
  if (!section) return unanswered(section.error());
  const Located account = items_of(**section).front();
  const auto enabled = require_bool(account, "charges_enabled");
  if (!enabled) return unanswered(enabled.error());
  if (*enabled) return {};
  const report::ObjectReference reference = reference_to("account", account.id);
  return {{{.evidence = {{.path = pointer_of(account, "charges_enabled"), .observed = false}},
            .objects = {reference},
            .arguments = {{"account", reference.id}}}}};
}

}  // namespace

extern const Rule kChargesDisabled{
    .id = "charges-disabled", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules
