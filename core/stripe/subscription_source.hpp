#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription.hpp"

/// All subscriptions of a snapshot, one after the other, whether they are in memory or in a file larger than memory.
namespace portal_guide::stripe {

/// Is shown each subscription once, in the order of the snapshot. What it is shown lives until visit() returns.
class SubscriptionVisitor {
 public:
  virtual ~SubscriptionVisitor() = default;
  /// Whether this mode's subscriptions are to be shown.
  virtual bool wants(Mode /*mode*/) const { return true; }
  virtual void visit(Mode mode, const Subscription& subscription, const SubscriptionPlace& place) = 0;
};

/// The same with the whole JSON of each subscription, for answers that need more of it than the rules do.
class SubscriptionDocumentVisitor {
 public:
  virtual ~SubscriptionDocumentVisitor() = default;
  virtual bool wants(Mode /*mode*/) const { return true; }
  virtual void visit(Mode mode, const Json& subscription, const SubscriptionPlace& place) = 0;
};

/// The state of the section, known once all of it was seen. Where it is not Read, the subscriptions shown do not count.
struct SubscriptionList {
  Section::State state = Section::State::Absent;
  /// As Section::complete.
  bool complete = true;
  /// As Section::fault.
  std::optional<Error> fault = std::nullopt;
};

/// By mode, see SubscriptionLists::of().
struct SubscriptionLists {
  std::array<SubscriptionList, 2> by_mode = {};

  SubscriptionList& of(Mode mode) { return by_mode[mode == Mode::Live ? 1 : 0]; }
  const SubscriptionList& of(Mode mode) const { return by_mode[mode == Mode::Live ? 1 : 0]; }
};

class SubscriptionSource {
 public:
  virtual ~SubscriptionSource() = default;
  /// The rest of the snapshot. Its section of subscriptions may be empty although there are some; only a visit shows them.
  virtual const Snapshot& snapshot() const = 0;
  /// Both fail where the subscriptions cannot be read to their end. Those that were shown before do not count then.
  virtual Expected<SubscriptionLists> visit(SubscriptionVisitor& visitor) const = 0;
  virtual Expected<SubscriptionLists> visit_documents(SubscriptionDocumentVisitor& visitor) const = 0;
};

/// The subscriptions of a snapshot that is in memory as a whole. A visit never fails.
class SubscriptionsInMemory final : public SubscriptionSource {
 public:
  /// The snapshot must outlive it.
  explicit SubscriptionsInMemory(const Snapshot& snapshot) : snapshot_(snapshot) {}

  const Snapshot& snapshot() const override { return snapshot_; }
  Expected<SubscriptionLists> visit(SubscriptionVisitor& visitor) const override;
  Expected<SubscriptionLists> visit_documents(SubscriptionDocumentVisitor& visitor) const override;

 private:
  const Snapshot& snapshot_;
};

}  // namespace portal_guide::stripe
