#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::price_metered {
namespace {

constexpr stripe::MemberPath kUsageType = stripe::price::kRecurringUsageType;

Known<bool> is_metered(const Located& price) {
  auto recurring = is_recurring(price);
  if (!recurring || !*recurring) return recurring;
  const auto usage = require_string(price, kUsageType);
  if (!usage) return propagate(usage);
  if (*usage == "metered") return true;
  if (*usage == "licensed") return false;
  return unanswered(value_unknown(pointer_of(price, kUsageType), *usage));
}

/// A usage-based price on the configuration's list cannot be chosen by any customer, and a customer who has it can only cancel
/// (docs/stripe.md, fact 9).
Answer judge(const Context& context) { return judge_prices_to_remove(context, kUsageType, is_metered); }

}  // namespace

extern const Rule kRule{.id = "price-metered",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::price_metered
