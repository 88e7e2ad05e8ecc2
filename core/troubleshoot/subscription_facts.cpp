#include "core/troubleshoot/subscription_facts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/stripe/members.hpp"
#include "core/stripe/reference.hpp"

namespace portal_guide::troubleshoot {
namespace {

using stripe::Section;
using stripe::SectionName;

/// Whether something is true of one object; nullopt where the object does not say.
using Said = std::optional<bool>;

/// Whether `is` is true of at least one object of the section. `member` is what an object that does not say lacks.
template <class Predicate>
Holds any_of(const AccountView& view, SectionName name, stripe::MemberPath member, Predicate is) {
  const auto read = view.section(name);
  if (!read) return propagate(read);
  bool all_say = true;
  for (const Json* object : (*read)->items) {
    const Said said = is(*object);
    if (said == true) return true;
    all_say = all_say && said.has_value();
  }
  if (!all_say) return view.cannot_tell("member-absent", {{"pointer", pointer_append("", member)}});
  if (!(*read)->complete) return view.partly_read(name);
  return false;
}

template <class Predicate>
Holds any_subscription(const AccountView& view, Predicate is) {
  return any_of(view, SectionName::Subscriptions, stripe::subscription::kStatus, is);
}

std::optional<std::string_view> status_of(const Json& subscription) {
  return as_string(find(subscription, stripe::subscription::kStatus));
}

template <std::size_t kCount>
Said status_is(const Json& subscription, const std::array<std::string_view, kCount>& statuses) {
  const auto status = status_of(subscription);
  if (!status) return std::nullopt;
  return std::find(statuses.begin(), statuses.end(), *status) != statuses.end();
}

Said status_is(const Json& subscription, std::string_view status) { return status_is(subscription, std::array{status}); }

Said runs(const Json& subscription) {
  constexpr std::array<std::string_view, 5> kRunning = {"active", "trialing", "past_due", "unpaid", "paused"};
  return status_is(subscription, kRunning);
}

/// `first`, and then `second`, which is asked only where the first is not known to be false.
Said both(Said first, Said second) {
  if (first == false || second == false) return false;
  return first && second ? Said(true) : std::nullopt;
}

bool is_there(const Json& object, stripe::MemberPath path) {
  const Json* member = find(object, path);
  return member != nullptr && !member->is_null();
}

/// Whether an end is set. A day that has passed by the time of the snapshot sets none.
bool end_is_set(const AccountView& view, const Json& subscription) {
  const Json* day = find(subscription, stripe::subscription::kCancelAt);
  if (day != nullptr && !day->is_null()) return as_integer(day).value_or(0) > view.snapshot.taken_at_unix_seconds();
  return as_bool(find(subscription, stripe::subscription::kCancelAtPeriodEnd)).value_or(false);
}

Said ends_later(const AccountView& view, const Json& subscription) {
  return both(end_is_set(view, subscription), runs(subscription));
}

/// Whether one is paused for one of these reasons. Older versions of the API name none.
template <std::size_t kCount>
Holds any_paused_by(const AccountView& view, const std::array<std::string_view, kCount>& reasons) {
  constexpr stripe::MemberPath kReason = stripe::subscription::kStatusDetailsPausedSubscriptionType;
  return any_of(view, SectionName::Subscriptions, kReason, [&](const Json& subscription) {
    const auto reason = as_string(find(subscription, kReason));
    const Said said = reason ? Said(std::find(reasons.begin(), reasons.end(), *reason) != reasons.end()) : std::nullopt;
    return both(said, status_is(subscription, "paused"));
  });
}

template <class Predicate>
Holds any_with_status(const AccountView& view, std::string_view status, Predicate is) {
  return any_subscription(view,
                          [&](const Json& subscription) { return both(is(subscription), status_is(subscription, status)); });
}

Holds any_with_status(const AccountView& view, std::string_view status) {
  return any_with_status(view, status, [](const Json&) { return true; });
}

/// Of a customer who was not read nothing is known.
Said has_another_payment_method(const std::map<std::string_view, const Json*>& customers, const Json& subscription) {
  const std::string_view own = stripe::id_of(find(subscription, stripe::subscription::kDefaultPaymentMethod));
  if (own.empty()) return false;
  const auto customer = customers.find(stripe::id_of(find(subscription, stripe::subscription::kCustomer)));
  if (customer == customers.end()) return std::nullopt;
  const Json* usual = find(*customer->second, stripe::customer::kInvoiceSettingsDefaultPaymentMethod);
  if (usual == nullptr) return std::nullopt;
  return both(stripe::id_of(usual) != own, runs(subscription));
}

}  // namespace

Holds customer_tax_exempt(const AccountView& view) {
  return any_of(view, SectionName::Customers, stripe::customer::kTaxExempt, [](const Json& customer) -> Said {
    const auto exempt = as_string(find(customer, stripe::customer::kTaxExempt));
    if (!exempt) return std::nullopt;
    return *exempt != "none";
  });
}

Holds customer_with_two_subscriptions(const AccountView& view) {
  std::map<std::string_view, int> running;
  return any_subscription(view, [&](const Json& subscription) -> Said {
    const std::string_view customer = stripe::id_of(find(subscription, stripe::subscription::kCustomer));
    if (customer.empty()) return std::nullopt;
    const Said said = runs(subscription);
    if (said != true) return said;
    return ++running[customer] > 1;
  });
}

Holds paid_subscription_ends_later(const AccountView& view) {
  return any_subscription(view, [&](const Json& subscription) {
    const Said trialing = status_is(subscription, "trialing");
    return both(ends_later(view, subscription), trialing ? Said(!*trialing) : std::nullopt);
  });
}

Holds payment_collection_paused(const AccountView& view) {
  return any_subscription(view, [](const Json& subscription) {
    return both(is_there(subscription, stripe::subscription::kPauseCollection), runs(subscription));
  });
}

Holds payment_collection_resumes(const AccountView& view) {
  return any_subscription(view, [](const Json& subscription) {
    return both(is_there(subscription, stripe::subscription::kPauseCollectionResumesAt), runs(subscription));
  });
}

Holds subscription_canceled(const AccountView& view) { return any_with_status(view, "canceled"); }

Holds subscription_ends_later(const AccountView& view) {
  return any_subscription(view, [&](const Json& subscription) { return ends_later(view, subscription); });
}

Holds subscription_ends_without_flag(const AccountView& view) {
  return any_subscription(view, [&](const Json& subscription) -> Said {
    const bool without = is_there(subscription, stripe::subscription::kCancelAt) &&
                         as_bool(find(subscription, stripe::subscription::kCancelAtPeriodEnd)) == false;
    return both(without, ends_later(view, subscription));
  });
}

Holds subscription_incomplete_expired(const AccountView& view) { return any_with_status(view, "incomplete_expired"); }

Holds subscription_of_a_test_clock(const AccountView& view) {
  return any_subscription(
      view, [](const Json& subscription) -> Said { return is_there(subscription, stripe::subscription::kTestClock); });
}

Holds subscription_paused(const AccountView& view) { return any_with_status(view, "paused"); }

Holds subscription_paused_after_failed_payment(const AccountView& view) {
  return any_paused_by(view, std::array<std::string_view, 2>{"final_payment_failure", "first_payment_failure"});
}

Holds subscription_paused_after_trial(const AccountView& view) {
  return any_paused_by(view, std::array<std::string_view, 1>{"trial_end_without_payment_method"});
}

Holds subscription_running(const AccountView& view) { return any_subscription(view, runs); }

Holds subscription_trialing(const AccountView& view) { return any_with_status(view, "trialing"); }

Holds subscription_unpaid(const AccountView& view) { return any_with_status(view, "unpaid"); }

Holds subscription_update_pending(const AccountView& view) {
  return any_subscription(
      view, [](const Json& subscription) -> Said { return is_there(subscription, stripe::subscription::kPendingUpdate); });
}

Holds subscription_with_another_payment_method(const AccountView& view) {
  const auto read = view.section(SectionName::Customers);
  if (!read) return propagate(read);
  std::map<std::string_view, const Json*> customers;
  for (const Json* customer : (*read)->items) {
    customers.emplace(stripe::id_of(customer), customer);
  }
  return any_of(view, SectionName::Subscriptions, stripe::customer::kInvoiceSettingsDefaultPaymentMethod,
                [&](const Json& subscription) { return has_another_payment_method(customers, subscription); });
}

Holds subscription_without_end(const AccountView& view) {
  return any_subscription(view,
                          [&](const Json& subscription) { return both(!end_is_set(view, subscription), runs(subscription)); });
}

Holds subscriptions_all_trialing(const AccountView& view) {
  const auto other = any_subscription(view, [](const Json& subscription) -> Said {
    const Said trialing = status_is(subscription, "trialing");
    return trialing ? Said(!*trialing) : std::nullopt;
  });
  if (!other) return propagate(other);
  if (*other) return false;
  return subscription_trialing(view);
}

Holds trial_ends_later(const AccountView& view) {
  return any_with_status(view, "trialing", [&](const Json& subscription) { return end_is_set(view, subscription); });
}

Holds trial_over(const AccountView& view) {
  return any_subscription(view, [&](const Json& subscription) -> Said {
    const auto day = as_integer(find(subscription, stripe::subscription::kTrialEnd));
    const Said trialing = status_is(subscription, "trialing");
    const bool is_past = day && *day <= view.snapshot.taken_at_unix_seconds();
    return both(is_past, trialing ? Said(!*trialing) : std::nullopt);
  });
}

}  // namespace portal_guide::troubleshoot
