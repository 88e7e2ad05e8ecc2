#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::price_one_time {
namespace {

Known<bool> is_one_time(const Located& price) {
  return is_recurring(price).map([](bool recurring) { return !recurring; });
}

/// A one-time price on the configuration's list cannot be chosen by any customer, because a subscription can switch to
/// recurring prices only.
Answer judge(const Context& context) { return judge_prices_to_remove(context, stripe::price::kType, is_one_time); }

}  // namespace

extern const Rule kRule{.id = "price-one-time",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::price_one_time
