#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/rules/census.hpp"
#include "core/rules/observed.hpp"

namespace portal_guide::rules::subscribers_without_payment_method {
namespace {

using stripe::Member;
using stripe::SectionName;

constexpr std::string_view kPaymentMethod = "default_payment_method";
constexpr std::string_view kSource = "default_source";

/// Whether Stripe could charge this customer: by the default method, or the older default source.
Known<bool> can_be_charged(const Located& customer) {
  const Json* const source = find(*customer.value, kSource);
  const Json* const settings = find(*customer.value, "invoice_settings");
  const Json* const method = settings == nullptr ? nullptr : find(*settings, kPaymentMethod);
  if (!id_of(method).empty() || !id_of(source).empty()) return true;
  if (method == nullptr) return unanswered(member_absent(customer.pointer + "/invoice_settings/default_payment_method"));
  if (!method->is_null()) return unanswered(member_malformed(customer.pointer + "/invoice_settings/default_payment_method"));
  if (source == nullptr) return unanswered(member_absent(pointer_of(customer, kSource)));
  if (!source->is_null()) return unanswered(member_malformed(pointer_of(customer, kSource)));
  return false;
}

class Unpayable final : public Tally {
 public:
  explicit Unpayable(const Context& context)
      : elsewhere_(object_absent(context, SectionName::Customers, "")), context_(context) {
    const auto customers = require_section(context, SectionName::Customers);
    if (!customers) {
      elsewhere_ = customers.error();
      return;
    }
    was_read_ = true;
    for (const Located& customer : items_of(**customers))
      chargeable_.emplace(customer.id, can_be_charged(customer));
  }

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto running = is_running(seen);
    if (!running || !*running) return running;
    const stripe::Subscription& subscription = seen.subscription;
    const auto charged = is_text(subscription.collection_method, "charge_automatically", "collection_method");
    if (!charged || !*charged) return charged;
    if (!subscription.default_payment_method.text.empty() || !subscription.default_source.text.empty()) return false;
    if (subscription.default_payment_method.kind != Member::Kind::Null)
      return doubt_about(subscription.default_payment_method, kPaymentMethod);
    if (subscription.default_source.kind != Member::Kind::Null) return doubt_about(subscription.default_source, kSource);
    if (subscription.customer.text.empty()) return doubt_about(subscription.customer, "customer");
    const auto customer = chargeable_.find(subscription.customer.text);
    if (customer == chargeable_.end()) return doubt_about_unread(subscription.customer.text);
    if (!customer->second) return doubt_because(customer->second.error());
    return !*customer->second;
  }

  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = pointer_append(seen.place.pointer(), kPaymentMethod), .observed = nullptr};
  }

 private:
  Failure<Doubt> doubt_about_unread(std::string_view id) {
    if (was_read_ && !named_) elsewhere_ = object_absent(context_, SectionName::Customers, id);
    named_ = true;
    return doubt_because(elsewhere_);
  }

  /// By the id of the customer.
  std::unordered_map<std::string_view, Known<bool>> chargeable_;
  /// Why a customer is not among them; speaks of the first.
  Unanswered elsewhere_;
  Context context_;
  bool was_read_ = false;
  bool named_ = false;
};

Opening watch(const Context& context) { return std::make_unique<Unpayable>(context); }

}  // namespace

extern const Rule kRule{
    .id = "subscribers-without-payment-method", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_without_payment_method
