#include "core/rules/census.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace portal_guide::rules {
namespace {

using stripe::Member;
using stripe::SectionName;
using stripe::Subscription;
using stripe::SubscriptionPlace;
using Standing = SeenSubscription::Standing;

Standing standing_of(const Member& status) {
  struct Known {
    std::string_view status;
    Standing standing;
  };
  constexpr std::array<Known, 8> kStandings = {{{"active", Standing::Running},
                                                {"trialing", Standing::Running},
                                                {"past_due", Standing::Running},
                                                {"unpaid", Standing::Running},
                                                {"paused", Standing::Running},
                                                {"incomplete", Standing::Incomplete},
                                                {"canceled", Standing::Over},
                                                {"incomplete_expired", Standing::Over}}};
  const auto* known =
      std::find_if(kStandings.begin(), kStandings.end(), [&](const Known& entry) { return entry.status == status.text; });
  return known == kStandings.end() ? Standing::Unknown : known->standing;
}

Doubt doubt_about_status(const Member& status) {
  if (status.kind == Member::Kind::Text)
    return {.kind = Doubt::Kind::UnknownValue, .member = stripe::subscription::kStatus, .value = status.text};
  return doubt_about(status, stripe::subscription::kStatus).value();
}

Unanswered put_into_words(const Doubt& doubt, const SubscriptionPlace& place) {
  if (doubt.kind == Doubt::Kind::Other) return *doubt.reason;
  Located object{.value = nullptr, .pointer = place.pointer(), .id = {}};
  if (doubt.item != Doubt::kNoItem) {
    object.pointer = pointer_append(pointer_append(object.pointer, stripe::subscription::kItemsData), doubt.item);
  }
  std::string pointer = pointer_of(object, doubt.member);
  switch (doubt.kind) {
    case Doubt::Kind::Absent:
      return member_absent(std::move(pointer));
    case Doubt::Kind::UnknownValue:
      return value_unknown(std::move(pointer), doubt.value);
    case Doubt::Kind::MoreItems:
      return {.because = report::Because::Partial,
              .detail = "not-checked.items-partial",
              .arguments = {{"pointer", std::move(pointer)}}};
    case Doubt::Kind::Malformed:
    case Doubt::Kind::Other:
      break;
  }
  return member_malformed(std::move(pointer));
}

}  // namespace

Failure<Doubt> doubt_about(const Member& member, stripe::MemberPath path, std::size_t item) {
  return fail(Doubt{.kind = member.is_unset() ? Doubt::Kind::Absent : Doubt::Kind::Malformed, .member = path, .item = item});
}

Failure<Doubt> doubt_because(const Unanswered& reason) { return fail(Doubt{.kind = Doubt::Kind::Other, .reason = &reason}); }

Verdict is_running(const SeenSubscription& seen) {
  if (seen.standing == Standing::Unknown) return fail(doubt_about_status(seen.subscription.status));
  return seen.standing == Standing::Running;
}

Verdict is_text(const Member& member, std::string_view wanted, stripe::MemberPath path) {
  if (member.kind != Member::Kind::Text) return doubt_about(member, path);
  return member.text == wanted;
}

void Tally::see(const SeenSubscription& seen) {
  const Verdict wanted = holds(seen);
  if (!wanted && !unknown_) unknown_ = put_into_words(wanted.error(), seen.place);
  if (!wanted || !*wanted) return;
  ++count_;
  if (first_.size() == kNamedAtMost) return;
  first_ids_.emplace_back(seen.subscription.id.text);
  first_.push_back(sight(seen));
}

Answer Tally::answer(const Census& census) {
  if (count_ == 0 && unknown_) return unanswered(*std::move(unknown_));
  if (count_ == 0 && census.partial) return unanswered(*census.partial);
  if (count_ == 0) return {};
  Observation observation{.evidence = std::move(first_), .objects = {}};
  for (const std::string& id : first_ids_)
    observation.objects.push_back(reference_to("subscription", id));
  observation.arguments = arguments_of_share(count_, total(census));
  complete(observation);
  return {{std::move(observation)}};
}

void Tally::set_call_for_one(Observation& observation, std::string_view action, OrderedJson params) const {
  const bool alone = count_ == 1 && is_plain_id(first_ids_.front());
  const std::string id = alone ? first_ids_.front() : "{subscription}";
  observation.api =
      report::ApiCall{.method = "POST", .path = "/v1/subscriptions/" + id + std::string(action), .params = std::move(params)};
  observation.applicability = alone ? report::Applicability::Exact : report::Applicability::Placeholder;
}

void Tally::complete(Observation& /*observation*/) const {}

std::size_t Tally::total(const Census& census) const { return census.running; }

content::Arguments arguments_of_share(std::size_t count, std::size_t of) {
  return {{"count", std::to_string(count)}, {"total", std::to_string(of)}, {"share", percentage(count, of)}};
}

std::string percentage(std::size_t count, std::size_t of) {
  // A thousand times the subscribers of a large account would not fit into 32 bits.
  const std::uint64_t tenths = of == 0 ? 0 : (std::uint64_t{count} * 1000 + of / 2) / of;
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text;
}

Unanswered customers_absent(const Context& context, std::size_t count) {
  return {.because = report::Because::Absent,
          .detail = "not-checked.customers-absent",
          .arguments = {{"count", std::to_string(count)}},
          .section = SectionName::Customers,
          .mode = context.mode};
}

void CensusTaker::add(Watcher& watcher) {
  watchers_.push_back(&watcher);
  wants_customers_ = wants_customers_ || watcher.asks_for_customers();
}

void CensusTaker::see(const Subscription& subscription, const SubscriptionPlace& place) {
  const SeenSubscription seen{.subscription = subscription, .place = place, .standing = standing_of(subscription.status)};
  if (seen.standing == Standing::Running) ++census_.running;
  if (seen.standing == Standing::Incomplete) ++census_.incomplete;
  if (wants_customers_ && seen.standing == Standing::Running) {
    if (!subscription.customer.text.empty()) census_.customers.insert(subscription.customer.text);
    if (subscription.customer.text.empty() && !census_.customers_unknown)
      census_.customers_unknown =
          put_into_words(doubt_about(subscription.customer, stripe::subscription::kCustomer).value(), place);
  }
  if (wants_customers_ && seen.standing == Standing::Unknown && !census_.customers_unknown)
    census_.customers_unknown = put_into_words(doubt_about_status(subscription.status), place);
  for (Watcher* const watcher : watchers_)
    watcher->see(seen);
}

Census CensusTaker::finish(bool is_complete) && {
  if (!is_complete) census_.partial = partly_read(context_, SectionName::Subscriptions);
  if (!census_.customers_unknown) census_.customers_unknown = census_.partial;
  return std::move(census_);
}

}  // namespace portal_guide::rules
