#include "core/stripe/subscription_stream.hpp"

#include <utility>

#include "core/json.hpp"
#include "core/stripe/subscription_pass.hpp"

namespace portal_guide::stripe {
namespace {

/// Shows what was read to a SubscriptionVisitor.
class Shown final : public SubscriptionTextVisitor {
 public:
  explicit Shown(SubscriptionVisitor& visitor) : visitor_(visitor) {}
  bool wants(Mode mode) const override { return visitor_.wants(mode); }
  void visit(Mode mode, std::string_view /*text*/, const Subscription& subscription, const SubscriptionPlace& place) override {
    visitor_.visit(mode, subscription, place);
  }

 private:
  SubscriptionVisitor& visitor_;
};

/// Shows whole documents to a SubscriptionDocumentVisitor.
class Parsed final : public SubscriptionTextVisitor {
 public:
  explicit Parsed(SubscriptionDocumentVisitor& visitor) : visitor_(visitor) {}
  bool wants(Mode mode) const override { return visitor_.wants(mode); }
  void visit(Mode mode, std::string_view text, const Subscription& /*subscription*/, const SubscriptionPlace& place) override {
    // The scanner has read the text, so it is JSON.
    if (const auto document = parse_json(text)) visitor_.visit(mode, *document, place);
  }

 private:
  SubscriptionDocumentVisitor& visitor_;
};

}  // namespace

Expected<SubscriptionStream> SubscriptionStream::open(TextSource& text, TextSource* lines) {
  SnapshotFrame frame = read_frame(text);
  if (!frame.document) {
    // A fault within the subscriptions hides where they end. It is the one to report.
    for (const SubscriptionArray& array : frame.arrays) {
      if (auto fault = find_fault_in(text, array)) return fail(*std::move(fault));
    }
    return propagate(std::move(frame.document));
  }
  auto snapshot = Snapshot::create(*std::move(frame.document));
  if (!snapshot) return propagate(std::move(snapshot));
  for (const SubscriptionArray& array : frame.arrays) {
    if (lines != nullptr && !array.is_empty) return fail({.id = "subscriptions-twice", .where = array.pointer});
  }
  return SubscriptionStream(text, lines, *std::move(snapshot), std::move(frame.arrays));
}

Expected<SubscriptionLists> SubscriptionStream::visit(SubscriptionVisitor& visitor) const {
  Shown shown(visitor);
  return visit_texts(shown);
}

Expected<SubscriptionLists> SubscriptionStream::visit_documents(SubscriptionDocumentVisitor& visitor) const {
  Parsed parsed(visitor);
  return visit_texts(parsed);
}

Expected<SubscriptionLists> SubscriptionStream::visit_texts(SubscriptionTextVisitor& visitor) const {
  auto lists = pass_over({.snapshot = snapshot_, .text = *text_, .arrays = arrays_, .lines = lines_}, visitor);
  if (!lists) return lists;
  for (TextSource* const source : {text_, lines_}) {
    if (source == nullptr) continue;
    if (auto same = source->confirm(); !same) return propagate(std::move(same));
  }
  return lists;
}

}  // namespace portal_guide::stripe
