#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kCancel = kConfiguration + "/features/subscription_cancel";
const std::string kEnabled = kCancel + "/enabled";
const std::string kMode = kCancel + "/mode";
const std::string kProration = kCancel + "/proration_behavior";
const std::string kReason = kCancel + "/cancellation_reason";
const std::string kOptions = kReason + "/options";
const std::string kFeedback = kReason + "/feedback_options";

}  // namespace

// clang-format off
std::vector<RuleCase> cancellation_cases() {
  constexpr std::string_view kImmediate = "cancel-immediate";
  constexpr std::string_view kNoCredit = "cancel-immediate-without-credit";
  constexpr std::string_view kNotAsked = "cancel-reason-not-asked";
  constexpr std::string_view kEmpty = "cancel-reason-empty";
  const Change at_once = set(kMode, "immediately");
  const Change with_credit = set(kProration, "create_prorations");
  return {
      // Finds because …
      {.name = "at_once_with_credit", .rule = kImmediate, .changes = {at_once, with_credit}, .finds = {kMode}},
      {.name = "at_once_with_an_invoice", .rule = kImmediate, .changes = {at_once, set(kProration, "always_invoice")},
       .finds = {kMode}},
      {.name = "at_once_with_a_proration_nobody_knows", .rule = kImmediate, .changes = {at_once, set(kProration, "guess")},
       .finds = {kMode}},
      // Does not find because …
      {.name = "at_the_end_of_the_period", .rule = kImmediate},
      {.name = "in_a_way_nobody_knows", .rule = kImmediate, .changes = {set(kMode, "at_full_moon"), with_credit}},
      {.name = "cancelling_is_off", .rule = kImmediate, .changes = {set(kEnabled, false), at_once, with_credit}},
      // Not checked because …
      {.name = "worse_there_is_no_credit", .rule = kImmediate, .changes = {at_once}, .because = Because::Covered},
      {.name = "when_is_missing", .rule = kImmediate, .changes = {remove(kMode)}, .because = Because::Absent},
      {.name = "the_credit_is_missing", .rule = kImmediate, .changes = {at_once, remove(kProration)}, .because = Because::Absent},
      {.name = "when_is_a_number", .rule = kImmediate, .changes = {set(kMode, 1)}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kImmediate, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "at_once_without_credit", .rule = kNoCredit, .changes = {at_once}, .finds = {kMode, kProration}},
      {.name = "at_once_without_credit_in_test", .rule = kNoCredit, .mode = stripe::Mode::Test,
       .changes = {set(kTestConfiguration + "/features/subscription_cancel/mode", "immediately")},
       .finds = {kTestConfiguration + "/features/subscription_cancel/mode",
                 kTestConfiguration + "/features/subscription_cancel/proration_behavior"}},
      // Does not find because …
      {.name = "credit_is_not_due_at_the_end_of_the_period", .rule = kNoCredit},
      {.name = "there_is_a_credit", .rule = kNoCredit, .changes = {at_once, with_credit}},
      {.name = "cancelling_is_off", .rule = kNoCredit, .changes = {set(kEnabled, false), at_once}},
      // Not checked because …
      {.name = "when_is_missing", .rule = kNoCredit, .changes = {remove(kMode)}, .because = Because::Absent},
      {.name = "the_credit_is_missing", .rule = kNoCredit, .changes = {at_once, remove(kProration)}, .because = Because::Absent},
      {.name = "the_switch_is_missing", .rule = kNoCredit, .changes = {remove(kEnabled)}, .because = Because::Absent},
      {.name = "the_switch_is_a_text", .rule = kNoCredit, .changes = {set(kEnabled, "yes")}, .because = Because::Error},

      // Finds because …
      {.name = "reasons_are_off", .rule = kNotAsked, .changes = {set(kReason + "/enabled", false)}, .finds = {kReason + "/enabled"}},
      {.name = "reasons_are_off_and_empty", .rule = kNotAsked,
       .changes = {set(kReason + "/enabled", false), set(kOptions, Json::array())}, .finds = {kReason + "/enabled"}},
      // Does not find because …
      {.name = "reasons_are_on", .rule = kNotAsked},
      {.name = "nobody_can_cancel", .rule = kNotAsked, .changes = {set(kEnabled, false), set(kReason + "/enabled", false)}},
      {.name = "nobody_can_cancel_and_reasons_are_missing", .rule = kNotAsked, .changes = {set(kEnabled, false), remove(kReason)}},
      // Not checked because …
      {.name = "reasons_are_missing", .rule = kNotAsked, .changes = {remove(kReason)}, .because = Because::Absent},
      {.name = "the_options_are_missing", .rule = kNotAsked, .changes = {remove(kOptions)}, .because = Because::Absent},
      {.name = "their_switch_is_a_number", .rule = kNotAsked, .changes = {set(kReason + "/enabled", 0)}, .because = Because::Error},

      // Finds because …
      {.name = "no_option", .rule = kEmpty, .changes = {set(kOptions, Json::array())}, .finds = {kOptions}},
      {.name = "no_option_and_no_feedback_option", .rule = kEmpty,
       .changes = {set(kOptions, Json::array()), set(kFeedback, Json::array())}, .finds = {kOptions}},
      {.name = "no_option_in_an_older_version", .rule = kEmpty, .changes = {set(kOptions, Json::array()), remove(kFeedback)},
       .finds = {kOptions}},
      // Does not find because …
      {.name = "options", .rule = kEmpty},
      {.name = "an_option_nobody_knows", .rule = kEmpty, .changes = {set(kOptions, Json::array({"moved_to_mars"}))}},
      {.name = "a_feedback_option", .rule = kEmpty,
       .changes = {set(kOptions, Json::array()), set(kFeedback, Json::array({"fbo_Own"}))}},
      {.name = "nobody_is_asked", .rule = kEmpty, .changes = {set(kReason + "/enabled", false), set(kOptions, Json::array())}},
      {.name = "cancelling_is_off", .rule = kEmpty, .changes = {set(kEnabled, false), set(kOptions, Json::array())}},
      // Not checked because …
      {.name = "the_options_are_missing", .rule = kEmpty, .changes = {remove(kOptions)}, .because = Because::Absent},
      {.name = "the_feedback_options_are_a_text", .rule = kEmpty, .changes = {set(kOptions, Json::array()), set(kFeedback, "fbo_Own")},
       .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kEmpty, .changes = {remove(kConfiguration)}, .because = Because::Covered},
  };
}
// clang-format on

}  // namespace portal_guide::rules
