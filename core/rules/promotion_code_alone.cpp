#include "core/rules/allowed_updates.hpp"

namespace portal_guide::rules::promotion_code_alone {
namespace {

/// A configuration that allows promotion codes as the only change leaves customers without any, because Stripe applies a code
/// only together with another price or quantity (docs/stripe.md, fact 19).
Answer judge(const Context& context) {
  const auto updates = allowed_updates(context);
  if (!updates) return propagate(updates);
  if (!allows_promotion_codes_alone(*updates)) return {};
  return {{wrong_allowed_updates(*updates, OrderedJson::array({"price", "promotion_code"}))}};
}

}  // namespace

extern const Rule kRule{.id = "promotion-code-alone",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::promotion_code_alone
