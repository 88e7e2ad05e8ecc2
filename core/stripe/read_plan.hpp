#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/stripe/snapshot.hpp"

/// Which reads a snapshot of one mode needs. Data: a rule that needs another section adds a row here, and the proxy's routes
/// must allow it (a test compares the two).
namespace portal_guide::stripe {

/// Sent as `Stripe-Version` by whoever performs the reads, and written into the snapshot.
inline constexpr std::string_view kApiVersion = "2026-10-28.endive";

enum class ReadScope {
  /// What the widget reads for a check of the configuration: as little as will do.
  Check,
  /// What the command line reads for a file that every rule on the configuration can be asked of.
  Snapshot,
  /// Everybody who pays: lists without end, read as a stream.
  Subscribers,
};

struct PlannedRead {
  SectionName section;
  /// Below Stripe's base address, such as "/v1/products".
  std::string_view path;
  /// Of the first page, without "?". Names and values as they are written into an address.
  std::string_view query = {};
  /// Lists longer than this stay partial, and keep their `has_more`. 1 for an object.
  std::size_t max_pages = 1;
  /// The list can be read in several spans of creation time side by side; its objects have `created`, and come newest first.
  bool by_creation = false;
  /// What an id of this list looks like, for planned_requests().
  std::string_view example_id = {};
};

/// In the order in which they are sent.
std::span<const PlannedRead> read_plan(ReadScope scope = ReadScope::Check);

/// The query of the page after the object `last_id`; of the first page where that is empty.
std::string page_query(const PlannedRead& read, std::string_view last_id);

struct PlannedRequest {
  std::string path;
  std::string query;
};

/// One example of every form of request that the plan leads to: each first page, and each further page of a list.
std::vector<PlannedRequest> planned_requests(ReadScope scope = ReadScope::Check);

/// Stripe reads of one check of both modes, retries included, stay below this, and so does a snapshot without
/// subscribers.
inline constexpr std::size_t kReadsAllowed = 50;
/// The proxy's own read when a key of either mode is sealed.
inline constexpr std::size_t kReadsToConnect = 2;

}  // namespace portal_guide::stripe
