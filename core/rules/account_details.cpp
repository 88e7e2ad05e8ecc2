#include "core/rules/account_details.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace portal_guide::rules {
namespace {

/// Whether a detail is set: a text, or an id that may have been expanded to its object.
Known<bool> is_set(const Located& account, stripe::MemberPath detail) {
  const auto holder = require_object(account, detail.parent());
  if (!holder) return propagate(holder);
  if (!id_of(find(*account.value, detail)).empty()) return true;
  return optional_string(account, detail).map([](std::string_view text) { return !text.empty(); });
}

}  // namespace

Answer judge_account_details_missing(const Context& context, std::span<const stripe::MemberPath> details) {
  const auto section = require_section(context, stripe::SectionName::Account);
  if (!section) return propagate(section);
  const Located account = items_of(**section).front();

  std::optional<Unanswered> unknown;
  std::vector<Sighting> evidence;
  for (const stripe::MemberPath detail : details) {
    const auto set = is_set(account, detail);
    if (set && *set) return {};
    if (!set) unknown = set.error();
    evidence.push_back({.path = pointer_of(account, detail), .observed = nullptr});
  }
  if (unknown) return unanswered(*unknown);
  const report::ObjectReference reference = reference_to("account", account.id);
  return {{{.evidence = std::move(evidence), .objects = {reference}, .arguments = {{"account", reference.id}}}}};
}

}  // namespace portal_guide::rules
