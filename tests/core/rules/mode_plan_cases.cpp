#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kOffered = kUpdate + "/products";
const std::string kTestOffered = kTestConfiguration + "/features/subscription_update/products";
const std::string kTeamMonth = kLive + "/prices/data/2";
const std::string kTestTeamMonth = kTest + "/prices/data/2";
const std::string kProfile = kConfiguration + "/business_profile";

}  // namespace

// clang-format off
std::vector<RuleCase> mode_plan_cases() {
  constexpr std::string_view kMissing = "plan-missing-in-live";
  constexpr std::string_view kDiffer = "plans-differ";
  constexpr std::string_view kTexts = "business-profile-differs";
  return {
      // Finds because …
      {.name = "live_asks_another_amount", .rule = kMissing, .changes = {set(kTeamMonth + "/unit_amount", 1900)},
       .finds = {kTestOffered + "/1/prices/0"}},
      {.name = "live_lacks_the_price", .rule = kMissing, .changes = {remove(kTeamMonth)}, .finds = {kTestOffered + "/1/prices/0"}},
      {.name = "live_calls_the_product_otherwise", .rule = kMissing, .changes = {set(kLive + "/products/data/1/name", "Crew")},
       .finds = {kTestOffered + "/1/prices/0"}},
      // Does not find because …
      {.name = "each_has_a_counterpart", .rule = kMissing},
      {.name = "lookup_keys_match", .rule = kMissing,
       .changes = {set(kTeamMonth + "/unit_amount", 1900), set(kTeamMonth + "/lookup_key", "team"),
                   set(kTestTeamMonth + "/lookup_key", "team")}},
      {.name = "test_mode_does_not_offer_it", .rule = kMissing, .changes = {remove(kTeamMonth), remove(kTestOffered + "/1")}},
      // Not checked because …
      {.name = "it_may_be_on_the_next_page", .rule = kMissing, .changes = {remove(kTeamMonth), set(kLive + "/prices/has_more", true)},
       .because = Because::Partial},
      {.name = "test_mode_is_absent", .rule = kMissing, .changes = {remove(kTest)}, .because = Because::Absent},
      {.name = "the_test_price_is_missing", .rule = kMissing, .changes = {remove(kTestTeamMonth)}, .because = Because::Covered},

      // Finds because …
      {.name = "live_does_not_offer_it", .rule = kDiffer, .changes = {remove(kOffered + "/1")}, .finds = {kTestOffered + "/1/prices/0"}},
      {.name = "test_does_not_offer_it", .rule = kDiffer, .changes = {remove(kTestOffered + "/1")}, .finds = {kOffered + "/1/prices/0"}},
      // Does not find because …
      {.name = "both_offer_the_same", .rule = kDiffer},
      {.name = "one_is_missing_in_live", .rule = kDiffer, .changes = {set(kTeamMonth + "/unit_amount", 1900)}},
      // Not checked because …
      {.name = "switching_is_off_in_live", .rule = kDiffer, .changes = {set(kUpdate + "/enabled", false)}, .because = Because::Covered},
      {.name = "the_test_list_was_not_expanded", .rule = kDiffer, .changes = {remove(kTestOffered)}, .because = Because::NotExpanded},
      {.name = "live_has_no_default", .rule = kDiffer, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "the_headline_differs", .rule = kTexts, .changes = {set(kProfile + "/headline", "Hello")}, .finds = {kProfile + "/headline"}},
      {.name = "the_terms_are_missing_in_live", .rule = kTexts, .changes = {set(kProfile + "/terms_of_service_url", nullptr)},
       .finds = {kProfile + "/terms_of_service_url"}},
      // Does not find because …
      {.name = "both_say_the_same", .rule = kTexts},
      {.name = "nothing_and_an_empty_text_are_the_same", .rule = kTexts,
       .changes = {set(kProfile + "/headline", ""), set(kTestConfiguration + "/business_profile/headline", nullptr)}},
      // Not checked because …
      {.name = "test_mode_is_absent", .rule = kTexts, .changes = {remove(kTest)}, .because = Because::Absent},
      {.name = "the_profile_is_missing", .rule = kTexts, .changes = {remove(kProfile)}, .because = Because::Absent},
      {.name = "the_headline_is_a_number", .rule = kTexts, .changes = {set(kProfile + "/headline", 1)}, .because = Because::Error},
  };
}
// clang-format on

}  // namespace portal_guide::rules
