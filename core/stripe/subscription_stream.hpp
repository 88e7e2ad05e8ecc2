#pragma once

#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_frame.hpp"
#include "core/stripe/subscription_pass.hpp"
#include "core/stripe/subscription_source.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe {

/// A snapshot whose subscriptions are read from its text each time they are visited. Memory: everything else of the snapshot,
/// half a megabyte, and 16 bytes for each subscription during a visit.
///
/// The subscriptions may stand in the snapshot: as a list object, as an array of them, or as an array of list objects (pages).
/// Or they stand beside it, in JSON Lines: each line is a subscription or a page, and `livemode` tells its mode (a snapshot of
/// one mode needs none). The snapshot's own section is then empty and says whether there are more (`has_more`), or it is
/// missing; where it is missing, a mode without a line counts as not read. JSON pointers into lines are written as if the lines
/// were the elements of the section, counted from 0: line 4 is "/live/subscriptions/3".
class SubscriptionStream final : public SubscriptionSource {
 public:
  /// Reads everything but the subscriptions. `lines` may be null. The sources must outlive the stream.
  /// Fails as Snapshot::parse() does; with `subscriptions-twice` where both texts hold subscriptions; or as the sources do.
  static Expected<SubscriptionStream> open(TextSource& text, TextSource* lines = nullptr);

  const Snapshot& snapshot() const override { return snapshot_; }
  /// Both fail as parse_json() does, with the line and column in the file ("json-too-large" for one subscription of more than
  /// 8 MiB); with `lines-mode` ("line") where a line does not tell its mode; or as the sources do. Errors about the lines have
  /// the argument kInLines.
  Expected<SubscriptionLists> visit(SubscriptionVisitor& visitor) const override;
  Expected<SubscriptionLists> visit_documents(SubscriptionDocumentVisitor& visitor) const override;

 private:
  SubscriptionStream(TextSource& text, TextSource* lines, Snapshot snapshot, std::vector<SubscriptionArray> arrays)
      : text_(&text), lines_(lines), snapshot_(std::move(snapshot)), arrays_(std::move(arrays)) {}

  Expected<SubscriptionLists> visit_texts(SubscriptionTextVisitor& visitor) const;

  TextSource* text_;
  TextSource* lines_;
  Snapshot snapshot_;
  std::vector<SubscriptionArray> arrays_;
};

}  // namespace portal_guide::stripe
