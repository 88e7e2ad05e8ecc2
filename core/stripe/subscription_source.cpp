#include "core/stripe/subscription_source.hpp"

namespace portal_guide::stripe {
namespace {

/// Hands each item to `show`, and returns the state of the sections.
template <class Visitor, class Show>
SubscriptionLists visit_each(const Snapshot& snapshot, const Visitor& visitor, Show show) {
  SubscriptionLists lists;
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    const Section& section = snapshot.section(mode, SectionName::Subscriptions);
    lists.of(mode) = {.state = section.state, .complete = section.complete, .fault = section.fault};
    if (!visitor.wants(mode)) continue;
    for (std::size_t index = 0; index < section.items.size(); ++index)
      show(mode, *section.items[index], SubscriptionPlace(section.pointers[index]));
  }
  return lists;
}

}  // namespace

Expected<SubscriptionLists> SubscriptionsInMemory::visit(SubscriptionVisitor& visitor) const {
  Subscription subscription;
  return visit_each(snapshot_, visitor, [&](Mode mode, const Json& value, const SubscriptionPlace& place) {
    read_subscription(value, subscription);
    visitor.visit(mode, subscription, place);
  });
}

Expected<SubscriptionLists> SubscriptionsInMemory::visit_documents(SubscriptionDocumentVisitor& visitor) const {
  return visit_each(snapshot_, visitor,
                    [&](Mode mode, const Json& value, const SubscriptionPlace& place) { visitor.visit(mode, value, place); });
}

}  // namespace portal_guide::stripe
