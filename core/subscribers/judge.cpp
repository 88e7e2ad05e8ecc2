#include "core/subscribers/judge.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>

#include "core/stripe/members.hpp"
#include "core/stripe/reference.hpp"

namespace portal_guide::subscribers {
namespace {

using stripe::id_of;

/// The payment methods with which Stripe lets customers change a subscription, as of 2025-03. Stripe may have added others
/// since, so any other only may stand in the way.
constexpr std::array<std::string_view, 11> kSupportedPaymentMethods = {
    "acss_debit", "amazon_pay", "au_becs_debit", "bacs_debit", "boleto",         "card",
    "cashapp",    "link",       "paypal",        "sepa_debit", "us_bank_account"};

constexpr std::array<std::string_view, 3> kNotRunning = {"canceled", "incomplete", "incomplete_expired"};

/// The member, unless it is missing or null.
const Json* find_set(const Json& object, stripe::MemberPath path) {
  const Json* value = find(object, path);
  return value == nullptr || value->is_null() ? nullptr : value;
}

Findings status(const Json& subscription) {
  Findings findings;
  const auto status = as_string(find(subscription, stripe::subscription::kStatus));
  if (!status) {
    findings.lacks(Gap::Subscriptions);
  } else if (*status != "active" && *status != "trialing") {
    findings.open.add(Reason::Status);
  }
  return findings;
}

/// Whether a phase of the schedule is still to begin.
Findings pending_phase(const Json& schedule, std::int64_t now_unix_seconds) {
  Findings findings;
  const auto status = as_string(find(schedule, stripe::subscription_schedule::kStatus));
  if (status == "canceled" || status == "completed" || status == "released") return findings;
  const Json* phases = find(schedule, stripe::subscription_schedule::kPhases);
  if (!status || phases == nullptr || !phases->is_array()) {
    findings.lacks(Gap::SubscriptionSchedules);
    return findings;
  }
  for (const Json& phase : *phases) {
    const auto start = as_integer(find(phase, stripe::schedule_phase::kStartDate));
    if (!start) {
      findings.lacks(Gap::SubscriptionSchedules);
    } else if (*start > now_unix_seconds) {
      (status == "active" ? findings.against : findings.open).add(Reason::SchedulePending);
    }
  }
  return findings;
}

Findings schedule(const Portal& portal, const Json& subscription) {
  const Json* attached = find_set(subscription, stripe::subscription::kSchedule);
  if (attached == nullptr) return {};
  const Json* schedule = attached->is_object() ? attached : portal.objects->schedules.find(id_of(attached));
  if (schedule != nullptr) return pending_phase(*schedule, portal.now_unix_seconds);
  Findings findings;
  findings.lacks(Gap::SubscriptionSchedules);
  return findings;
}

/// Where billing is flexible, a cancellation in the portal sets `cancel_at` and leaves `cancel_at_period_end` false
/// (docs/stripe.md, fact 2).
bool is_cancelling(const Json& subscription) {
  return find_set(subscription, stripe::subscription::kCancelAt) != nullptr ||
         as_bool(find(subscription, stripe::subscription::kCancelAtPeriodEnd)).value_or(false);
}

/// What stands in the way of cancelling: the subscription has been canceled already.
Findings cancelling(const Json& subscription) {
  Findings findings;
  if (is_cancelling(subscription)) {
    findings.against.add(Reason::AlreadyCancelling);
  } else if (!as_bool(find(subscription, stripe::subscription::kCancelAtPeriodEnd))) {
    findings.lacks(Gap::Subscriptions);
  }
  return findings;
}

/// A canceled subscription can be renewed until it ends. Whether the portal offers anything else for it is not documented.
Findings cancelling_elsewhere(const Json& subscription) {
  Findings findings;
  if (is_cancelling(subscription)) findings.open.add(Reason::AlreadyCancelling);
  return findings;
}

/// The price of an item: the object in the item, or else the one in the catalogue.
const Json* price_of(const Portal& portal, const Json& item) {
  const Json* price = find(item, stripe::subscription_item::kPrice);
  if (price != nullptr && find_set(*price, stripe::price::kRecurring) != nullptr) return price;
  const Json* catalogued = portal.objects->prices.find(id_of(price));
  return catalogued != nullptr || price == nullptr || !price->is_object() ? catalogued : price;
}

Findings usage(const Json* price) {
  Findings findings;
  const auto usage_type = price == nullptr ? std::nullopt : as_string(find(*price, stripe::price::kRecurringUsageType));
  if (usage_type == "metered" || (price != nullptr && find_set(*price, stripe::price::kRecurringMeter) != nullptr)) {
    findings.against.add(Reason::Metered);
  } else if (!usage_type) {
    findings.lacks(Gap::Prices);
  } else if (*usage_type != "licensed") {
    findings.open.add(Reason::Metered);
  }
  return findings;
}

struct Items {
  Findings findings;
  /// The only item; null where there are several, or where they were not read.
  const Json* item = nullptr;
  /// The item's price; null where it was not read.
  const Json* price = nullptr;
  /// The price's id, even where the price was not read; empty where neither was.
  std::string_view price_id;
};

Items items_of(const Portal& portal, const Json& subscription) {
  Items items;
  const Json* list = find(subscription, stripe::subscription::kItems);
  const Json* members = list != nullptr && list->is_object() ? find(subscription, stripe::subscription::kItemsData) : list;
  if (members == nullptr || !members->is_array() || members->empty()) {
    items.findings.lacks(Gap::Subscriptions);
    return items;
  }
  const bool has_more = as_bool(find(subscription, stripe::subscription::kItemsHasMore)).value_or(false);
  const bool several = members->size() > 1 || has_more;
  if (several) items.findings.against.add(Reason::MultipleItems);
  for (const Json& item : *members) {
    items.findings |= usage(price_of(portal, item));
  }
  if (several) return items;
  items.item = &members->front();
  items.price = price_of(portal, *items.item);
  items.price_id = id_of(find(*items.item, stripe::subscription_item::kPrice));
  return items;
}

Findings collection(const Json& subscription) {
  Findings findings;
  const auto method = as_string(find(subscription, stripe::subscription::kCollectionMethod));
  if (!method) {
    findings.lacks(Gap::Subscriptions);
  } else if (*method == "send_invoice") {
    findings.against.add(Reason::SendInvoice);
  } else if (*method != "charge_automatically") {
    findings.open.add(Reason::SendInvoice);
  }
  return findings;
}

/// Whether the type of a payment method, card or source lets its customer change the subscription. `reference` is an id or the
/// expanded object.
Findings type_of_payment_method(const Json& reference, Gap gap) {
  Findings findings;
  const auto object = as_string(find(reference, stripe::payment_method::kObject));
  if (object == "card" || id_of(&reference).starts_with("card_")) return findings;
  const auto type = as_string(find(reference, stripe::payment_method::kType));
  const auto& supported = kSupportedPaymentMethods;
  if (object == "bank_account" || (type && std::find(supported.begin(), supported.end(), *type) == supported.end())) {
    findings.open.add(Reason::UnsupportedPaymentMethod);
  } else if (!type) {
    findings.lacks(gap);
  }
  return findings;
}

/// The same for the payment method that a renewal charges: the subscription's own, or else its customer's (docs/stripe.md, fact
/// 13).
Findings payment_method(const Portal& portal, const Json& subscription) {
  for (const stripe::MemberPath member : {stripe::subscription::kDefaultPaymentMethod, stripe::subscription::kDefaultSource}) {
    if (const Json* own = find_set(subscription, member)) return type_of_payment_method(*own, Gap::SubscriptionPaymentMethod);
  }
  const Json* reference = find(subscription, stripe::subscription::kCustomer);
  const Json* customer =
      reference != nullptr && reference->is_object() ? reference : portal.objects->customers.find(id_of(reference));
  const Json* settings = customer == nullptr ? nullptr : find(*customer, stripe::customer::kInvoiceSettings);
  Findings findings;
  if (settings == nullptr || !settings->is_object()) {
    findings.lacks(Gap::Customers);
    return findings;
  }
  if (const Json* method = find_set(*customer, stripe::customer::kInvoiceSettingsDefaultPaymentMethod)) {
    return type_of_payment_method(*method, Gap::CustomerPaymentMethod);
  }
  if (const Json* source = find_set(*customer, stripe::customer::kDefaultSource)) {
    return type_of_payment_method(*source, Gap::CustomerPaymentMethod);
  }
  return findings;
}

/// Stripe does not document what a pending update keeps customers from. It probably stands in the way until it is paid or
/// expires.
Findings pending_update(const Json& subscription) {
  Findings findings;
  if (find_set(subscription, stripe::subscription::kPendingUpdate) != nullptr) findings.open.add(Reason::PendingUpdate);
  return findings;
}

/// "inclusive" or "exclusive"; empty for "unspecified" and null. Nullopt where it was not read.
std::optional<std::string_view> tax_behavior_of(const Json* price) {
  const Json* behavior = price == nullptr ? nullptr : find(*price, stripe::price::kTaxBehavior);
  if (behavior == nullptr) return std::nullopt;
  if (behavior->is_null() || as_string(behavior) == "unspecified") return std::string_view{};
  return as_string(behavior);
}

Findings tax_behavior(const Json* current, const Json* candidate) {
  Findings findings;
  const auto from = tax_behavior_of(current);
  const auto to = tax_behavior_of(candidate);
  if ((from && from->empty()) || (to && to->empty()) || (from && to && *from != *to)) {
    findings.against.add(Reason::TaxBehavior);
  } else if (!from || !to) {
    findings.lacks(Gap::Prices);
  }
  return findings;
}

Findings currency(const Json& subscription, const OfferedPrice& candidate) {
  Findings findings;
  // Where the price's currency was not read, `own` says so already.
  if (candidate.currencies.empty()) return findings;
  const auto currency = as_string(find(subscription, stripe::subscription::kCurrency));
  if (!currency) {
    findings.lacks(Gap::Subscriptions);
  } else if (!candidate.currencies.contains(*currency)) {
    if (candidate.all_currencies) findings.against.add(Reason::Currency);
    if (!candidate.all_currencies) findings.lacks(Gap::CurrencyOptions);
  }
  return findings;
}

/// What stands in the way of choosing one price of the list, apart from what stands in the way of any change.
Findings choice(const Json& subscription, const Items& items, const OfferedPrice& candidate) {
  Findings findings = candidate.own;
  if (candidate.price == nullptr) return findings;
  findings |= currency(subscription, candidate);
  if (items.item == nullptr) return findings;
  if (candidate.id == items.price_id) {
    findings.against.add(Reason::SamePrice);
    return findings;
  }
  findings |= tax_behavior(items.price, candidate.price);
  return findings;
}

/// One integrator reported that customers cannot switch away from a price that is not on the list. Stripe does not document it.
Findings current_price(const Portal& portal, const Items& items) {
  Findings findings;
  if (portal.price_ids.empty()) {
    findings.against.add(Reason::NotOffered);
  } else if (items.item != nullptr && !portal.price_ids.contains(items.price_id)) {
    findings.open.add(Reason::NotOffered);
  }
  return findings;
}

/// Puts together what stands in the way of several ways to the same end: nothing where one way is free, else what may stand in
/// the way of those that may be free, else what closes all of them.
class Ways {
 public:
  void add(const Findings& way) {
    any_ = true;
    if (way.none()) free_ = true;
    if (way.against.empty()) {
      maybe_ |= way;
    } else {
      closed_.against |= way.against;
    }
  }
  bool any() const { return any_; }
  Findings findings() const {
    if (free_) return {};
    return maybe_.open.empty() ? closed_ : maybe_;
  }

 private:
  bool any_ = false;
  bool free_ = false;
  Findings maybe_;
  Findings closed_;
};

Findings quantity_limits(const OfferedProduct& product, const Json& item) {
  Findings findings = product.adjustable;
  if (!findings.against.empty()) return findings;
  const auto quantity = as_integer(find(item, stripe::subscription_item::kQuantity));
  if (!quantity) findings.lacks(Gap::Subscriptions);
  if (!product.minimum || !product.maximum_read) findings.lacks(Gap::Configurations);
  const bool below = quantity && product.minimum && *quantity < *product.minimum;
  const bool above = quantity && product.maximum && *quantity > *product.maximum;
  // Where the limits allow one quantity only, there is nothing to change.
  const bool fixed = product.minimum && product.maximum && *product.minimum == *product.maximum;
  if (below || above || fixed) findings.against.add(Reason::QuantityOutOfRange);
  return findings;
}

Findings quantity(const Portal& portal, const Items& items) {
  Findings findings = portal.quantity_update;
  if (!portal.has_offer || items.item == nullptr) return findings;
  const std::string_view product_id =
      items.price == nullptr ? std::string_view{} : id_of(find(*items.price, stripe::price::kProduct));
  const auto product = portal.products.find(product_id);
  if (product_id.empty()) {
    findings.lacks(Gap::Prices);
  } else if (product == portal.products.end()) {
    findings.against.add(Reason::NotOffered);
  } else {
    if (!product->second.prices.contains(items.price_id)) findings.open.add(Reason::NotOffered);
    findings |= quantity_limits(product->second, *items.item);
  }
  return findings;
}

Findings billing_mode(const Json& subscription) {
  Findings findings;
  const auto type = as_string(find(subscription, stripe::subscription::kBillingModeType));
  if (!type) {
    findings.lacks(Gap::Subscriptions);
  } else if (*type == "classic") {
    findings.against.add(Reason::ClassicBilling);
  } else if (*type != "flexible") {
    findings.open.add(Reason::ClassicBilling);
  }
  return findings;
}

/// A subscription with a schedule cannot be paused, whatever the schedule still holds.
Findings attached_schedule(const Json& subscription) {
  Findings findings;
  if (find_set(subscription, stripe::subscription::kSchedule) != nullptr) findings.against.add(Reason::SchedulePending);
  return findings;
}

Findings combined(std::initializer_list<Findings> all) {
  Findings findings;
  for (const Findings& each : all) {
    findings |= each;
  }
  return findings;
}

/// What stands in the way of switching. Adds the verdict on each price to `prices`.
Findings judge_prices(const Portal& portal, const Json& subscription, const Items& items, const Findings& update,
                      std::vector<Verdict>& prices) {
  Findings findings = combined({update, portal.price_update});
  if (portal.has_offer) findings |= current_price(portal, items);
  Ways ways;
  prices.reserve(portal.prices.size());
  for (const OfferedPrice& candidate : portal.prices) {
    const Findings own = choice(subscription, items, candidate);
    ways.add(own);
    prices.push_back(verdict_of(combined({findings, own})));
  }
  if (ways.any()) findings |= ways.findings();
  return findings;
}

/// Customers enter a promotion code while they change the plan or the quantity, so one of the two has to be possible.
Findings promotion_code(const Portal& portal, const Findings& update, const Findings& switching, const Findings& quantity) {
  Findings findings = combined({update, portal.promotion_code_update});
  if (!findings.against.empty()) return findings;
  Ways ways;
  if (portal.price_update.against.empty()) ways.add(switching);
  if (portal.quantity_update.against.empty()) ways.add(quantity);
  if (ways.any()) {
    findings |= ways.findings();
  } else {
    findings.against.add(Reason::UpdateNotAllowed);
  }
  return findings;
}

}  // namespace

bool is_not_running(const Json& subscription) {
  const auto status = as_string(find(subscription, stripe::subscription::kStatus));
  return status && std::find(kNotRunning.begin(), kNotRunning.end(), *status) != kNotRunning.end();
}

Verdict judge_customer(const Portal& portal, Capability capability) {
  const Findings& feature = capability == Capability::ViewInvoices    ? portal.view_invoices
                            : capability == Capability::UpdateDetails ? portal.update_details
                                                                      : portal.update_payment_method;
  return verdict_of(combined({portal.opening, feature}));
}

Judgement judge(const Portal& portal, const Json& subscription) {
  const Findings opening = combined({portal.opening, status(subscription)});
  const Findings locked = schedule(portal, subscription);
  const Findings elsewhere = cancelling_elsewhere(subscription);
  const Items items = items_of(portal, subscription);
  const Findings update = combined({opening, locked, elsewhere, items.findings, collection(subscription),
                                    payment_method(portal, subscription), pending_update(subscription), portal.update});

  Judgement judgement;
  const auto answer = [&judgement](Capability capability, const Verdict& verdict) {
    judgement.capabilities[static_cast<std::size_t>(capability)] = verdict;
  };
  for (const Capability capability : kCustomerCapabilities) {
    answer(capability, judge_customer(portal, capability));
  }
  answer(Capability::Cancel, verdict_of(combined({opening, locked, cancelling(subscription), portal.cancel})));
  const Findings switching = judge_prices(portal, subscription, items, update, judgement.prices);
  answer(Capability::SwitchPlan, verdict_of(switching));
  const Findings change = combined({update, quantity(portal, items)});
  answer(Capability::ChangeQuantity, verdict_of(change));
  answer(Capability::ApplyPromotionCode, verdict_of(promotion_code(portal, update, switching, change)));
  answer(Capability::Pause,
         verdict_of(combined({opening, attached_schedule(subscription), elsewhere, billing_mode(subscription), portal.pause})));
  return judgement;
}

}  // namespace portal_guide::subscribers
