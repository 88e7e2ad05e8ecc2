#pragma once

#include <span>
#include <string_view>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription.hpp"
#include "core/stripe/subscription_frame.hpp"
#include "core/stripe/subscription_source.hpp"
#include "core/stripe/text_source.hpp"

/// One pass over the texts that hold subscriptions.
namespace portal_guide::stripe {

/// The name of an argument that marks an error as one about the lines, and not about the snapshot. Its value is empty.
inline constexpr std::string_view kInLines = "in-lines";

/// Where the subscriptions are.
struct SubscriptionTexts {
  /// The snapshot without them.
  const Snapshot& snapshot;
  /// The snapshot's text, and the arrays in it.
  TextSource& text;
  std::span<const SubscriptionArray> arrays;
  /// JSON Lines beside the snapshot, each a subscription or a page; null where there are none. Where there are lines, the
  /// arrays are empty.
  TextSource* lines = nullptr;
};

/// Is shown the text of each subscription beside what was read of it. Both live until visit() returns.
class SubscriptionTextVisitor {
 public:
  virtual ~SubscriptionTextVisitor() = default;
  /// Whether this mode's subscriptions are shown.
  virtual bool wants(Mode mode) const = 0;
  virtual void visit(Mode mode, std::string_view text, const Subscription& subscription, const SubscriptionPlace& place) = 0;
};

/// Shows every subscription, first in the order of the snapshot, then in that of the lines. Where two subscriptions of a mode
/// have the same id, the mode's list is malformed. Fails where a text is not JSON to its end, as SubscriptionStream::visit()
/// does.
Expected<SubscriptionLists> pass_over(const SubscriptionTexts& texts, SubscriptionTextVisitor& visitor);

/// What is wrong with the text of an array of subscriptions; nothing where it can be read to its end.
std::optional<Error> find_fault_in(TextSource& text, const SubscriptionArray& array);

}  // namespace portal_guide::stripe
