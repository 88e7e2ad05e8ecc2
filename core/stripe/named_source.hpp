#pragma once

#include <utility>

#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_source.hpp"

namespace portal_guide::stripe {

/// The subscriptions of another source, of an app whose sessions name other configurations than its snapshot says.
class NamedSource final : public SubscriptionSource {
 public:
  /// The source must outlive it.
  NamedSource(const SubscriptionSource& source, SessionConfigurations configurations)
      : source_(source), snapshot_(source.snapshot().with_session_configurations(std::move(configurations))) {}

  const Snapshot& snapshot() const override { return snapshot_; }
  Expected<SubscriptionLists> visit(SubscriptionVisitor& visitor) const override { return source_.visit(visitor); }
  Expected<SubscriptionLists> visit_documents(SubscriptionDocumentVisitor& visitor) const override {
    return source_.visit_documents(visitor);
  }

 private:
  const SubscriptionSource& source_;
  Snapshot snapshot_;
};

}  // namespace portal_guide::stripe
