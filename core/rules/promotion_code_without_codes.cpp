#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/rules/allowed_updates.hpp"

namespace portal_guide::rules::promotion_code_without_codes {
namespace {

constexpr auto kSection = stripe::SectionName::PromotionCodes;
constexpr std::string_view kUpdate = "promotion_code";

/// Whether the account has an active code.
Known<bool> has_active_code(const Context& context) {
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  std::optional<Unanswered> unknown;
  for (const Located& code : items_of(**section)) {
    const auto active = require_bool(code, stripe::promotion_code::kActive);
    if (active && *active) return true;
    if (!active) unknown = active.error();
  }
  if (unknown) return unanswered(*unknown);
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));
  return false;
}

/// A configuration that allows promotion codes in an account without an active one makes customers look for a discount that
/// does not exist.
Answer judge(const Context& context) {
  const auto updates = allowed_updates(context);
  if (!updates) return propagate(updates);
  if (!updates->allow(kUpdate)) return {};
  const auto has_code = has_active_code(context);
  if (!has_code) return propagate(has_code);
  if (*has_code) return {};

  auto others = plain_texts(*updates->names);
  if (others) {
    others->erase(std::remove(others->begin(), others->end(), OrderedJson(kUpdate)), others->end());
    // Where promotion codes are the only change, promotion-code-alone reports it. An empty list would leave nothing to change.
    if (others->empty()) others.reset();
  }
  return {{wrong_allowed_updates(*updates, std::move(others))}};
}

}  // namespace

extern const Rule kRule{.id = "promotion-code-without-codes",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::promotion_code_without_codes
