#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_source.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe {

/// The argument that an error has which speaks of the lines, and not of the snapshot.
inline constexpr std::string_view kInLines = "in-lines";

/// A snapshot whose subscriptions are read from its text each time they are asked for. Memory: everything else of the
/// snapshot, half a megabyte, and 16 bytes for each subscription while they are visited.
///
/// The subscriptions may stand in the snapshot, as a list object, an array of them, or an array of list objects (pages). Or
/// they are JSON Lines beside it: a subscription or a page in each line, whose `livemode` tells the mode (a snapshot of one
/// mode needs none). The snapshot's own section is empty then and tells whether there are more (`has_more`), or is missing:
/// then a mode without a line was not read. JSON pointers into lines are written as if the lines were the elements of the
/// section: line 3 is "/live/subscriptions/2".
class SubscriptionStream final : public SubscriptionSource {
 public:
  /// Reads everything but the subscriptions. `lines` may be null. The sources must outlive the stream.
  /// Fails as Snapshot::parse() does; with `subscriptions-twice` where both texts hold subscriptions; or as the sources do.
  static Expected<SubscriptionStream> open(TextSource& snapshot, TextSource* lines = nullptr);

  const Snapshot& snapshot() const override { return snapshot_; }
  /// Both fail as parse_json() does, with the line and column in the file ("json-too-large" for one subscription of more
  /// than 8 MiB); with `lines-mode` ("line") where no mode is told; or as the sources do.
  Expected<SubscriptionLists> visit(SubscriptionVisitor& visitor) const override;
  Expected<SubscriptionLists> visit_documents(SubscriptionDocumentVisitor& visitor) const override;

 private:
  /// An array of the text that holds subscriptions.
  struct Place {
    Mode mode;
    /// Of its '['.
    std::uint64_t offset;
    /// JSON pointer, such as "/live/subscriptions" or "/live/subscriptions/data".
    std::string pointer;
    /// Whether its elements may be pages.
    bool may_hold_pages;
    bool is_empty = false;
  };
  class Frame;
  class Pass;

  SubscriptionStream(TextSource& text, TextSource* lines, Snapshot snapshot, std::vector<Place> places)
      : text_(&text), lines_(lines), snapshot_(std::move(snapshot)), places_(std::move(places)) {}

  /// What is wrong with the text of the subscriptions there.
  static std::optional<Error> find_fault_in(TextSource& text, const Place& place);
  template <class Visitor>
  Expected<SubscriptionLists> run(Visitor& visitor) const;

  TextSource* text_;
  TextSource* lines_;
  Snapshot snapshot_;
  std::vector<Place> places_;
};

}  // namespace portal_guide::stripe
