#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kPause = kConfiguration + "/features/subscription_pause";
const std::string kEnabled = kPause + "/enabled";
const std::string kType = kPause + "/duration/type";
const std::string kOptions = kPause + "/duration/interval_options";
const std::string kEvents = "/live/webhook_endpoints/data/0/enabled_events";

const Json kMonth = Json::array({{{"interval", "month"}, {"interval_count", 1}}});

/// Pausing is on, and lasts as these two members say.
std::vector<Change> pausing_on(Json type, Json options, std::vector<Change> more = {}) {
  std::vector<Change> changes = {set(kEnabled, true), set(kType, std::move(type)), set(kOptions, std::move(options))};
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

// clang-format off
std::vector<RuleCase> duration_cases() {
  constexpr std::string_view kUnbounded = "pause-duration-unbounded";
  constexpr std::string_view kEmpty = "pause-durations-empty";
  return {
      // Finds because …
      {.name = "without_an_end", .rule = kUnbounded, .changes = pausing_on("indefinite", Json::array()), .finds = {kType}},
      {.name = "without_an_end_whatever_the_list_holds", .rule = kUnbounded, .changes = pausing_on("indefinite", kMonth),
       .finds = {kType}},
      // Does not find because …
      {.name = "nobody_can_pause", .rule = kUnbounded},
      {.name = "a_month", .rule = kUnbounded, .changes = pausing_on("interval_options", kMonth)},
      // Not checked because …
      {.name = "the_duration_is_missing", .rule = kUnbounded, .changes = {set(kEnabled, true), remove(kPause + "/duration")},
       .because = Because::Absent},
      {.name = "the_kind_is_new", .rule = kUnbounded, .changes = pausing_on("until_date", kMonth), .because = Because::Error},
      {.name = "the_kind_is_a_number", .rule = kUnbounded, .changes = pausing_on(7, kMonth), .because = Because::Error},
      {.name = "an_older_version_was_read", .rule = kUnbounded, .changes = {remove(kPause)}, .because = Because::Absent},
      {.name = "there_is_no_configuration", .rule = kUnbounded, .changes = {remove(kConfiguration)},
       .because = Because::Covered},

      // Finds because …
      {.name = "nothing_to_choose", .rule = kEmpty, .changes = pausing_on("interval_options", Json::array()),
       .finds = {kOptions}},
      // Does not find because …
      {.name = "nobody_can_pause_anyway", .rule = kEmpty},
      {.name = "one_to_choose", .rule = kEmpty, .changes = pausing_on("interval_options", kMonth)},
      {.name = "there_is_nothing_to_choose_without_an_end", .rule = kEmpty, .changes = pausing_on("indefinite", Json::array())},
      // Not checked because …
      {.name = "the_list_is_missing", .rule = kEmpty,
       .changes = pausing_on("interval_options", kMonth, {remove(kOptions)}), .because = Because::Absent},
      {.name = "the_list_is_a_text", .rule = kEmpty, .changes = pausing_on("interval_options", ""), .because = Because::Error},
      {.name = "the_kind_is_unknown", .rule = kEmpty, .changes = pausing_on("until_date", Json::array()),
       .because = Because::Error},
  };
}

std::vector<RuleCase> event_cases() {
  constexpr std::string_view kRule = "webhook-pause-events-missing";
  const Change heard = set(kEvents, Json::array({"customer.subscription.paused", "customer.subscription.resumed"}));
  return {
      // Finds because …
      {.name = "neither_is_heard", .rule = kRule, .changes = {set(kEnabled, true)}, .finds = {kEvents}},
      {.name = "one_of_the_two_is_heard", .rule = kRule,
       .changes = {set(kEnabled, true), set(kEvents, Json::array({"customer.subscription.paused"}))}, .finds = {kEvents}},
      // Does not find because …
      {.name = "nobody_can_pause", .rule = kRule},
      {.name = "nobody_can_pause_and_nothing_is_heard", .rule = kRule, .changes = {set(kEvents, Json::array())}},
      {.name = "both_are_heard", .rule = kRule, .changes = {set(kEnabled, true), heard}},
      {.name = "everything_is_heard", .rule = kRule, .changes = {set(kEnabled, true), set(kEvents, Json::array({"*"}))}},
      // Not checked because …
      {.name = "no_endpoint_is_enabled", .rule = kRule,
       .changes = {set(kEnabled, true), remove("/live/webhook_endpoints/data/0")}, .because = Because::Covered},
      {.name = "endpoints_were_not_read", .rule = kRule, .changes = {set(kEnabled, true), remove("/live/webhook_endpoints")},
       .because = Because::Absent},
      {.name = "the_next_page_may_hear_it", .rule = kRule,
       .changes = {set(kEnabled, true), set("/live/webhook_endpoints/has_more", true)}, .because = Because::Partial},
      {.name = "an_older_version_was_read", .rule = kRule, .changes = {remove(kPause)}, .because = Because::Absent},
  };
}
// clang-format on

}  // namespace

std::vector<RuleCase> pause_cases() {
  std::vector<RuleCase> cases = duration_cases();
  for (RuleCase& row : event_cases()) {
    cases.push_back(std::move(row));
  }
  return cases;
}

}  // namespace portal_guide::rules
