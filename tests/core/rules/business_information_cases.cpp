#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kProfile = kConfiguration + "/business_profile";

std::vector<RuleCase> cases_of(std::string_view rule, const std::string& member) {
  const std::string url = kProfile + "/" + member;
  // clang-format off
  return {
      // Finds because …
      {.name = "null", .rule = rule, .changes = {set(url, nullptr)}, .finds = {url}},
      {.name = "left_out", .rule = rule, .changes = {remove(url)}, .finds = {url}},
      {.name = "empty", .rule = rule, .changes = {set(url, "")}, .finds = {url}},
      {.name = "null_in_test", .rule = rule, .mode = stripe::Mode::Test,
       .changes = {set(kTestConfiguration + "/business_profile/" + member, nullptr)},
       .finds = {kTestConfiguration + "/business_profile/" + member}},
      // Does not find because …
      {.name = "set", .rule = rule},
      {.name = "set_though_wrong", .rule = rule, .changes = {set(url, "soon")}},
      // Not checked because …
      {.name = "it_is_a_number", .rule = rule, .changes = {set(url, 7)}, .because = Because::Error},
      {.name = "the_profile_is_missing", .rule = rule, .changes = {remove(kProfile)}, .because = Because::Absent},
      {.name = "the_profile_is_null", .rule = rule, .changes = {set(kProfile, nullptr)}, .because = Because::Absent},
      {.name = "the_profile_is_a_text", .rule = rule, .changes = {set(kProfile, "none")}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = rule, .changes = {remove(kConfiguration)}, .because = Because::Covered},
  };
  // clang-format on
}

}  // namespace

std::vector<RuleCase> business_information_cases() {
  std::vector<RuleCase> cases = cases_of("privacy-policy-missing", "privacy_policy_url");
  for (RuleCase& row : cases_of("terms-of-service-missing", "terms_of_service_url"))
    cases.push_back(std::move(row));
  return cases;
}

}  // namespace portal_guide::rules
