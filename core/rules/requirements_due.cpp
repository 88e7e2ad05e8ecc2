#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/rules/account_standing.hpp"

namespace portal_guide::rules::requirements_due {
namespace {

constexpr std::array<stripe::MemberPath, 2> kLists = {stripe::account::kRequirementsPastDue,
                                                      stripe::account::kRequirementsCurrentlyDue};
/// The number of details that the sentence names, at the most.
constexpr std::size_t kNamed = 5;

/// An account from which Stripe still requires details may soon be unable to charge customers or to be paid out
/// (docs/stripe.md, fact 39).
Answer judge(const Context& context) {
  const auto account = require_account(context);
  if (!account) return propagate(account);
  std::optional<Unanswered> unknown;
  std::vector<Sighting> evidence;
  // Stripe lists what is past due as currently due, too.
  std::vector<std::string> fields;
  for (const stripe::MemberPath path : kLists) {
    const auto list = require_array(*account, path);
    if (!list) {
      unknown = list.error();
      continue;
    }
    if ((*list)->empty()) continue;
    evidence.push_back({.path = pointer_of(*account, path), .observed = observed(*list)});
    for (const Json& field : **list) {
      const std::string name = observed_text(as_string(&field).value_or(std::string_view{}));
      if (std::find(fields.begin(), fields.end(), name) == fields.end()) fields.push_back(name);
    }
  }
  if (evidence.empty() && unknown) return unanswered(*unknown);
  if (evidence.empty()) return {};
  if (lacks_details(*account)) return unanswered(covered_by("details-not-submitted"));

  std::string names;
  for (std::size_t index = 0; index < fields.size() && index < kNamed; ++index)
    names += (names.empty() ? "" : ", ") + fields[index];
  if (fields.size() > kNamed) names += ", …";
  Observation observation = sighting_in_account(*account, std::move(evidence));
  observation.arguments["count"] = std::to_string(fields.size());
  observation.arguments["fields"] = std::move(names);
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{
    .id = "requirements-due", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::requirements_due
