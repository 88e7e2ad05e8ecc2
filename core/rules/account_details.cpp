#include "core/rules/account_details.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace portal_guide::rules {
namespace {

/// A text, or an id that may have been expanded to its object.
Known<bool> is_set(const Located& account, std::string_view dotted_path) {
  const auto holder = require_object(account, dotted_path.substr(0, dotted_path.rfind('.')));
  if (!holder) return propagate(holder);
  if (!id_of(find_path(*account.value, dotted_path)).empty()) return true;
  return optional_string(account, dotted_path).map([](std::string_view text) { return !text.empty(); });
}

}  // namespace

Answer judge_account_details_missing(const Context& context, std::span<const std::string_view> dotted_paths) {
  const auto section = require_section(context, stripe::SectionName::Account);
  if (!section) return propagate(section);
  const Located account = items_of(**section).front();

  std::optional<Unanswered> unknown;
  std::vector<Sighting> evidence;
  for (const std::string_view path : dotted_paths) {
    const auto set = is_set(account, path);
    if (set && *set) return {};
    if (!set) unknown = set.error();
    evidence.push_back({.path = pointer_of(account, path), .observed = nullptr});
  }
  if (unknown) return unanswered(*unknown);
  const report::ObjectReference reference = reference_to("account", account.id);
  return {{{.evidence = std::move(evidence), .objects = {reference}, .arguments = {{"account", reference.id}}}}};
}

}  // namespace portal_guide::rules
