#include <memory>

#include "core/rules/referenced_objects.hpp"

namespace portal_guide::rules::subscribers_without_payment_method {
namespace {

using stripe::Member;

/// Whether Stripe could charge the customer, by the default payment method or the older default source.
Known<bool> can_be_charged(const Context& /*context*/, const Located& customer) {
  using stripe::customer::kDefaultSource;
  constexpr stripe::MemberPath kMethod = stripe::customer::kInvoiceSettingsDefaultPaymentMethod;
  const Json* const source = find(*customer.value, kDefaultSource);
  const Json* const method = find(*customer.value, kMethod);
  if (!id_of(method).empty() || !id_of(source).empty()) return true;
  if (method == nullptr) return unanswered(member_absent(pointer_of(customer, kMethod)));
  if (!method->is_null()) return unanswered(member_malformed(pointer_of(customer, kMethod)));
  if (source == nullptr) return unanswered(member_absent(pointer_of(customer, kDefaultSource)));
  if (!source->is_null()) return unanswered(member_malformed(pointer_of(customer, kDefaultSource)));
  return false;
}

class Unpayable final : public Tally {
 public:
  explicit Unpayable(const Context& context) : customers_(context, stripe::SectionName::Customers, can_be_charged) {}

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto running = is_running(seen);
    if (!running || !*running) return running;
    const stripe::Subscription& subscription = seen.subscription;
    const auto charged =
        is_text(subscription.collection_method, "charge_automatically", stripe::subscription::kCollectionMethod);
    if (!charged || !*charged) return charged;
    if (!subscription.default_payment_method.text.empty() || !subscription.default_source.text.empty()) return false;
    if (subscription.default_payment_method.kind != Member::Kind::Null)
      return doubt_about(subscription.default_payment_method, stripe::subscription::kDefaultPaymentMethod);
    if (subscription.default_source.kind != Member::Kind::Null)
      return doubt_about(subscription.default_source, stripe::subscription::kDefaultSource);
    if (subscription.customer.text.empty()) return doubt_about(subscription.customer, stripe::subscription::kCustomer);
    return customers_.of(subscription.customer.text).map([](bool chargeable) { return !chargeable; });
  }

  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = pointer_append(seen.place.pointer(), stripe::subscription::kDefaultPaymentMethod), .observed = nullptr};
  }

 private:
  ReferencedObjects customers_;
};

/// Customers who are charged automatically, and for whom neither the subscription nor the customer names a payment method, will
/// miss their next payment (docs/stripe.md, fact 13).
Opening watch(const Context& context) { return std::make_unique<Unpayable>(context); }

}  // namespace

extern const Rule kRule{
    .id = "subscribers-without-payment-method", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_without_payment_method
