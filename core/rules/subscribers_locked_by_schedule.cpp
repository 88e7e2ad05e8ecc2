#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/plan_changes.hpp"

namespace portal_guide::rules::subscribers_locked_by_schedule {
namespace {

using stripe::SectionName;

/// Whether the schedule is active and has a phase that begins later.
Known<bool> has_later_phase(const Located& schedule, std::int64_t now_unix_seconds) {
  const auto status = require_string(schedule, "status");
  if (!status) return propagate(status);
  if (*status != "active") return false;
  const auto phases = require_array(schedule, "phases");
  if (!phases) return propagate(phases);
  std::optional<Unanswered> unknown;
  for (std::size_t index = 0; index < (*phases)->size(); ++index) {
    const auto begins = as_integer(find((**phases)[index], "start_date"));
    if (begins && *begins > now_unix_seconds) return true;
    if (!begins) unknown = member_malformed(pointer_append(pointer_of(schedule, "phases"), index) + "/start_date");
  }
  if (unknown) return unanswered(*std::move(unknown));
  return false;
}

class Locked final : public Tally {
 public:
  explicit Locked(const Context& context)
      : elsewhere_(object_absent(context, SectionName::SubscriptionSchedules, "")), context_(context) {
    const auto schedules = require_section(context, SectionName::SubscriptionSchedules);
    if (!schedules) {
      elsewhere_ = schedules.error();
      return;
    }
    was_read_ = true;
    for (const Located& schedule : items_of(**schedules))
      locks_.emplace(schedule.id, has_later_phase(schedule, context.snapshot.taken_at_unix_seconds()));
  }

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto running = is_running(seen);
    if (!running || !*running) return running;
    const stripe::Member& schedule = seen.subscription.schedule;
    if (schedule.kind == stripe::Member::Kind::Null) return false;
    if (schedule.kind != stripe::Member::Kind::Text) return doubt_about(schedule, "schedule");
    const auto lock = locks_.find(schedule.text);
    if (lock == locks_.end()) return doubt_about_unread(schedule.text);
    if (!lock->second) return doubt_because(lock->second.error());
    if (*lock->second && count() == 0) schedule_ = schedule.text;
    return *lock->second;
  }

  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = seen.place.pointer() + "/schedule", .observed = observed_text(seen.subscription.schedule.text)};
  }

  void complete(Observation& observation) const override {
    const bool alone = count() == 1 && is_plain_id(schedule_);
    const std::string id = alone ? schedule_ : "{schedule}";
    observation.api = report::ApiCall{
        .method = "POST", .path = "/v1/subscription_schedules/" + id + "/release", .params = OrderedJson::object()};
    observation.applicability = alone ? report::Applicability::Exact : report::Applicability::Placeholder;
  }

 private:
  Failure<Doubt> doubt_about_unread(std::string_view id) {
    if (was_read_ && !named_) elsewhere_ = object_absent(context_, SectionName::SubscriptionSchedules, id);
    named_ = true;
    return doubt_because(elsewhere_);
  }

  /// By the id of the schedule.
  std::unordered_map<std::string_view, Known<bool>> locks_;
  /// Why a schedule is not among them; speaks of the first.
  Unanswered elsewhere_;
  Context context_;
  bool was_read_ = false;
  bool named_ = false;
  /// Of the first subscription that is locked.
  std::string schedule_;
};

Opening watch(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return Answer(propagate(configuration));
  const auto changing = require_bool(*configuration, "features.subscription_update.enabled");
  const auto cancelling = require_bool(*configuration, "features.subscription_cancel.enabled");
  if (!changing) return Answer(propagate(changing));
  if (!cancelling) return Answer(propagate(cancelling));
  // Where the portal offers neither there is nothing to lock.
  if (!*changing && !*cancelling) return Answer{};
  return std::make_unique<Locked>(context);
}

}  // namespace

extern const Rule kRule{
    .id = "subscribers-locked-by-schedule", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_locked_by_schedule
