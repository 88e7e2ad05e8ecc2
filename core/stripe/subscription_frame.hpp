#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe {

/// An array in the text of a snapshot that holds subscriptions.
struct SubscriptionArray {
  Mode mode = Mode::Test;
  /// Of its '[', in bytes from the start of the text.
  std::uint64_t offset = 0;
  /// JSON pointer, such as "/live/subscriptions" or "/live/subscriptions/data".
  std::string pointer;
  /// Whether its elements may be pages: list objects that hold the subscriptions.
  bool may_hold_pages = false;
  bool is_empty = false;
};

/// A snapshot without its subscriptions.
struct SnapshotFrame {
  /// The arrays of subscriptions are empty in it. Fails as parse_json() does, with the place in the whole text, and as the
  /// source does.
  Expected<Json> document;
  /// In the order of the text; where the document failed, the arrays that were met before.
  std::vector<SubscriptionArray> arrays;
};

/// Reads the text once, from its start to its end. Memory: the text without the elements of the arrays.
SnapshotFrame read_frame(TextSource& source);

}  // namespace portal_guide::stripe
