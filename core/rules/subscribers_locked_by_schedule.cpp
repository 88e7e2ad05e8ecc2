#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/rules/judged_in_mode.hpp"
#include "core/rules/referenced_objects.hpp"

namespace portal_guide::rules::subscribers_locked_by_schedule {
namespace {

/// Whether the schedule is active and has a phase that begins later.
Known<bool> has_later_phase(const Context& context, const Located& schedule) {
  const auto status = require_string(schedule, stripe::subscription_schedule::kStatus);
  if (!status) return propagate(status);
  if (*status != "active") return false;
  const auto phases = require_array(schedule, stripe::subscription_schedule::kPhases);
  if (!phases) return propagate(phases);
  std::optional<Unanswered> unknown;
  for (std::size_t index = 0; index < (*phases)->size(); ++index) {
    const auto begins = as_integer(find((**phases)[index], stripe::schedule_phase::kStartDate));
    if (begins && *begins > context.snapshot.taken_at_unix_seconds()) return true;
    if (begins) continue;
    const std::string phase = pointer_append(pointer_of(schedule, stripe::subscription_schedule::kPhases), index);
    unknown = member_malformed(pointer_append(phase, stripe::schedule_phase::kStartDate));
  }
  if (unknown) return unanswered(*std::move(unknown));
  return false;
}

class Locked final : public Tally {
 public:
  explicit Locked(const Context& context) : schedules_(context, stripe::SectionName::SubscriptionSchedules, has_later_phase) {}

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto running = is_running(seen);
    if (!running || !*running) return running;
    const stripe::Member& schedule = seen.subscription.schedule;
    if (schedule.kind == stripe::Member::Kind::Null) return false;
    if (schedule.kind != stripe::Member::Kind::Text) return doubt_about(schedule, stripe::subscription::kSchedule);
    const Verdict locked = schedules_.of(schedule.text);
    if (locked && *locked && count() == 0) first_schedule_ = schedule.text;
    return locked;
  }

  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = pointer_append(seen.place.pointer(), stripe::subscription::kSchedule),
            .observed = observed_text(seen.subscription.schedule.text)};
  }

  void complete(Observation& observation) const override {
    const bool alone = count() == 1 && is_plain_id(first_schedule_);
    const std::string id = alone ? first_schedule_ : "{schedule}";
    observation.api = report::ApiCall{
        .method = "POST", .path = "/v1/subscription_schedules/" + id + "/release", .params = OrderedJson::object()};
    observation.applicability = alone ? report::Applicability::Exact : report::Applicability::Placeholder;
  }

 private:
  ReferencedObjects schedules_;
  /// The schedule of the first subscription that is locked.
  std::string first_schedule_;
};

Known<bool> offers_changes_or_cancellation(const Located& configuration) {
  auto changing = require_bool(configuration, stripe::configuration::kFeaturesSubscriptionUpdateEnabled);
  if (!changing) return changing;
  auto cancelling = require_bool(configuration, stripe::configuration::kFeaturesSubscriptionCancelEnabled);
  if (!cancelling) return cancelling;
  return *changing || *cancelling;
}

/// Customers whose subscription has a schedule with a later phase can neither change nor cancel it in the portal
/// (docs/stripe.md, fact 9).
Opening watch(const Context& context) {
  const auto configurations = judged_where(context, offers_changes_or_cancellation);
  if (!configurations) return Answer(propagate(configurations));
  // Where the portal offers neither, a schedule keeps customers from nothing.
  if (configurations->empty()) return Answer{};
  return std::make_unique<Locked>(context);
}

}  // namespace

extern const Rule kRule{
    .id = "subscribers-locked-by-schedule", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_locked_by_schedule
