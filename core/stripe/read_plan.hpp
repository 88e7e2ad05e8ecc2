#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/stripe/snapshot.hpp"

/// Which reads a snapshot of one mode needs. A rule that needs another section adds a row here, and the proxy's routes must
/// allow it: a test holds every read against core/proxy/routes.hpp.
namespace portal_guide::stripe {

/// The version that every read sends as `Stripe-Version`. It is also written into the snapshot.
inline constexpr std::string_view kApiVersion = "2026-10-28.endive";

enum class ReadScope {
  /// What the widget reads for a check: as little as its rules need.
  Check,
  /// What the command reads: everything that a rule on the configuration may ask for.
  Snapshot,
  /// Subscriptions, their schedules and customers. These lists may be of any length and are read as a stream.
  Subscribers,
};

struct PlannedRead {
  SectionName section;
  /// Below Stripe's base address, such as "/v1/products".
  std::string_view path;
  /// Of the first page, without "?". Names and values as they are written into an address.
  std::string_view query = {};
  /// A longer list stays partial and keeps its `has_more`. 1 for an object.
  std::size_t max_pages = 1;
  /// Whether the list can be read in several spans of creation time at once: its objects have `created`, and come newest first.
  bool by_creation = false;
};

/// The reads in the order in which they are sent.
std::span<const PlannedRead> read_plan(ReadScope scope = ReadScope::Check);

/// The query of the page behind the object `last_id`; the query of the first page where `last_id` is empty.
std::string page_query(const PlannedRead& read, std::string_view last_id);

/// One check of both modes makes fewer reads of Stripe than this, retries included, and so does a snapshot without subscribers.
inline constexpr std::size_t kReadsAllowed = 50;
/// The proxy's own reads when the keys of both modes are sealed: one for each.
inline constexpr std::size_t kReadsToConnect = 2;

}  // namespace portal_guide::stripe
