#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription.hpp"

/// All subscriptions of a snapshot, one after the other, wherever they are kept: in memory or in a file larger than that.
namespace portal_guide::stripe {

/// Is shown each subscription once, in the order of the snapshot. What it is shown lives until it returns.
class SubscriptionVisitor {
 public:
  virtual ~SubscriptionVisitor() = default;
  /// Whether this mode's subscriptions are of interest at all.
  virtual bool wants(Mode /*mode*/) const { return true; }
  virtual void visit(Mode mode, const Subscription& subscription, const SubscriptionPlace& place) = 0;
};

/// The same for those who need more of a subscription than the rules do.
class SubscriptionDocumentVisitor {
 public:
  virtual ~SubscriptionDocumentVisitor() = default;
  virtual bool wants(Mode /*mode*/) const { return true; }
  virtual void visit(Mode mode, const Json& subscription, const SubscriptionPlace& place) = 0;
};

/// What became of the section, known once all of it was seen. Where `state` is not Read, whatever was visited does not count.
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
  /// Everything else of the snapshot. Its section of subscriptions may be empty: only a visit tells.
  virtual const Snapshot& snapshot() const = 0;
  /// Fails where the subscriptions cannot be read to their end; nothing that was visited counts then.
  virtual Expected<SubscriptionLists> visit(SubscriptionVisitor& visitor) const = 0;
  virtual Expected<SubscriptionLists> visit_documents(SubscriptionDocumentVisitor& visitor) const = 0;
};

/// The subscriptions of a snapshot that is in memory as a whole. Never fails.
class SubscriptionsInMemory final : public SubscriptionSource {
 public:
  /// Views the snapshot.
  explicit SubscriptionsInMemory(const Snapshot& snapshot) : snapshot_(snapshot) {}

  const Snapshot& snapshot() const override { return snapshot_; }
  Expected<SubscriptionLists> visit(SubscriptionVisitor& visitor) const override;
  Expected<SubscriptionLists> visit_documents(SubscriptionDocumentVisitor& visitor) const override;

 private:
  const Snapshot& snapshot_;
};

}  // namespace portal_guide::stripe
