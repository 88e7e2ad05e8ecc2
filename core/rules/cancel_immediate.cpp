#include <array>

#include "core/rules/cancellation.hpp"

namespace portal_guide::rules::cancel_immediate {
namespace {

constexpr std::array kMembers = {stripe::configuration::kFeaturesSubscriptionCancelMode};

/// A configuration that cancels immediately takes away what customers have paid for; the unused time becomes a credit, which is
/// lost on them unless another invoice follows.
Answer judge(const Context& context) {
  const auto immediate = immediate_cancellation(context);
  if (!immediate) return propagate(immediate);
  if (!immediate->has_value()) return {};
  if (!(*immediate)->is_credited) return unanswered(covered_by("cancel-immediate-without-credit"));
  return {{wrong_cancellation(**immediate, kMembers)}};
}

}  // namespace

extern const Rule kRule{.id = "cancel-immediate",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::cancel_immediate
