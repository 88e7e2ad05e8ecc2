#include <memory>

#include "core/rules/plan_changes.hpp"

namespace portal_guide::rules::subscribers_send_invoice {
namespace {

class Invoiced final : public Tally {
 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto running = is_running(seen);
    if (!running || !*running) return running;
    return is_text(seen.subscription.collection_method, "send_invoice", stripe::subscription::kCollectionMethod);
  }
  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = pointer_append(seen.place.pointer(), stripe::subscription::kCollectionMethod), .observed = "send_invoice"};
  }
  void complete(Observation& observation) const override {
    set_call_for_one(observation, "", {{"collection_method", "charge_automatically"}});
  }
};

/// Customers whose subscription is paid by an invoice that is sent to them can only cancel in the portal (docs/stripe.md, fact
/// 9).
Opening watch(const Context& context) {
  if (auto answer = answer_without_plan_changes(context)) return *std::move(answer);
  return std::make_unique<Invoiced>();
}

}  // namespace

extern const Rule kRule{
    .id = "subscribers-send-invoice", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_send_invoice
