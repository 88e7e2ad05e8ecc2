#include <array>

#include "core/rules/cancellation.hpp"

namespace portal_guide::rules::cancel_immediate_without_credit {
namespace {

constexpr std::array kMembers = {stripe::configuration::kFeaturesSubscriptionCancelMode,
                                 stripe::configuration::kFeaturesSubscriptionCancelProrationBehavior};

/// A configuration that cancels immediately and without proration takes away what customers have paid for and credits them
/// nothing.
Answer judge(const Context& context) {
  const auto immediate = immediate_cancellation(context);
  if (!immediate) return propagate(immediate);
  if (!immediate->has_value() || (*immediate)->is_credited) return {};
  return {{wrong_cancellation(**immediate, kMembers)}};
}

}  // namespace

extern const Rule kRule{.id = "cancel-immediate-without-credit",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::cancel_immediate_without_credit
