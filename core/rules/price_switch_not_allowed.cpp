#include <utility>

#include "core/rules/allowed_updates.hpp"

namespace portal_guide::rules::price_switch_not_allowed {
namespace {

/// A configuration with switching on that does not allow "price" has a list of plans of which customers can choose none
/// (docs/stripe.md, fact 19).
Answer judge(const Context& context) {
  const auto updates = allowed_updates(context);
  if (!updates) return propagate(updates);
  if (!updates->enabled || updates->allow("price")) return {};
  if (updates->names->empty()) return unanswered(covered_by("update-allows-nothing"));
  if (allows_promotion_codes_alone(*updates)) return unanswered(covered_by("promotion-code-alone"));

  auto wanted = plain_texts(*updates->names);
  if (wanted) wanted->insert(wanted->begin(), "price");
  return {{wrong_allowed_updates(*updates, std::move(wanted))}};
}

}  // namespace

extern const Rule kRule{.id = "price-switch-not-allowed",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::price_switch_not_allowed
