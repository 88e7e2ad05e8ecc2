#include "core/rules/account_standing.hpp"

#include <utility>

namespace portal_guide::rules {

Known<Located> require_account(const Context& context) {
  const auto section = require_section(context, stripe::SectionName::Account);
  if (!section) return propagate(section);
  return items_of(**section).front();
}

bool lacks_details(const Located& account) {
  return as_bool(find(*account.value, stripe::account::kDetailsSubmitted)) == false;
}

Observation sighting_in_account(const Located& account, std::vector<Sighting> evidence) {
  const report::ObjectReference reference = reference_to("account", account.id);
  return {.evidence = std::move(evidence), .objects = {reference}, .arguments = {{"account", reference.id}}};
}

Answer judge_account_flag(const Context& context, stripe::MemberPath member) {
  const auto account = require_account(context);
  if (!account) return propagate(account);
  const auto flag = require_bool(*account, member);
  if (!flag) return propagate(flag);
  if (*flag) return {};
  if (member != stripe::account::kDetailsSubmitted && lacks_details(*account))
    return unanswered(covered_by("details-not-submitted"));
  return {{sighting_in_account(*account, {{.path = pointer_of(*account, member), .observed = false}})}};
}

}  // namespace portal_guide::rules
