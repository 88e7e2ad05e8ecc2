#pragma once

#include <cstddef>

#include "core/stripe/snapshot.hpp"

namespace portal_guide::subscribers {

/// Calls `visit(subscription, pointer)` for each subscription of a mode that was read, in the snapshot's order. Neither lives
/// longer than the call. The one place where this folder asks a snapshot for subscriptions.
template <class Visit>
void for_each_subscription(const stripe::Snapshot& snapshot, stripe::Mode mode, Visit&& visit) {
  const stripe::Section& section = snapshot.section(mode, stripe::SectionName::Subscriptions);
  for (std::size_t index = 0; index < section.items.size(); ++index)
    visit(*section.items[index], section.pointers[index]);
}

}  // namespace portal_guide::subscribers
