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

// clang-format off
std::vector<RuleCase> legal_url_cases() {
  constexpr std::string_view kInvalid = "legal-url-invalid";
  constexpr std::string_view kLocal = "legal-url-local";
  const std::string privacy = kProfile + "/privacy_policy_url";
  const std::string terms = kProfile + "/terms_of_service_url";
  return {
      // Finds because …
      {.name = "privacy_without_scheme", .rule = kInvalid, .changes = {set(privacy, "acme.dev/privacy")}, .finds = {privacy}},
      {.name = "terms_are_relative", .rule = kInvalid, .changes = {set(terms, "/terms")}, .finds = {terms}},
      {.name = "both_are_words", .rule = kInvalid, .changes = {set(privacy, "soon"), set(terms, "later")}, .finds = {privacy, terms}},
      {.name = "terms_are_mail", .rule = kInvalid, .changes = {set(terms, "mailto:legal")}, .finds = {terms}},
      {.name = "one_is_wrong_and_the_other_missing", .rule = kInvalid, .changes = {set(privacy, nullptr), set(terms, "/terms")},
       .finds = {terms}},
      {.name = "one_is_wrong_and_the_other_a_number", .rule = kInvalid, .changes = {set(privacy, 7), set(terms, "/terms")},
       .finds = {terms}},
      {.name = "wrong_in_test", .rule = kInvalid, .mode = stripe::Mode::Test,
       .changes = {set(kTestConfiguration + "/business_profile/privacy_policy_url", "/privacy")},
       .finds = {kTestConfiguration + "/business_profile/privacy_policy_url"}},
      // Does not find because …
      {.name = "both_are_complete", .rule = kInvalid},
      {.name = "http_is_complete", .rule = kInvalid, .changes = {set(terms, "http://acme.dev/terms")}},
      {.name = "neither_is_set", .rule = kInvalid, .changes = {set(privacy, nullptr), set(terms, "")}},
      // Not checked because …
      {.name = "an_address_is_a_number", .rule = kInvalid, .changes = {set(terms, 7)}, .because = Because::Error},
      {.name = "addresses_need_a_profile", .rule = kInvalid, .changes = {remove(kProfile)}, .because = Because::Absent},
      {.name = "addresses_need_a_configuration", .rule = kInvalid, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "privacy_on_localhost", .rule = kLocal, .changes = {set(privacy, "http://localhost:3000/privacy")}, .finds = {privacy}},
      {.name = "terms_on_example_com", .rule = kLocal, .changes = {set(terms, "https://example.com/terms")}, .finds = {terms}},
      {.name = "both_on_a_private_network", .rule = kLocal,
       .changes = {set(privacy, "https://10.0.0.7/privacy"), set(terms, "https://[fd00::7]/terms")}, .finds = {privacy, terms}},
      {.name = "one_is_local_and_the_other_invalid", .rule = kLocal,
       .changes = {set(privacy, "https://app.test"), set(terms, "/terms")}, .finds = {privacy}},
      // Does not find because …
      {.name = "both_are_public", .rule = kLocal},
      {.name = "none_is_set", .rule = kLocal, .changes = {set(privacy, nullptr), remove(terms)}},
      {.name = "only_test_mode_is_local", .rule = kLocal,
       .changes = {set(kTestConfiguration + "/business_profile/privacy_policy_url", "http://localhost")}},
      // Not checked because …
      {.name = "an_invalid_one_has_no_host", .rule = kLocal, .changes = {set(terms, "/terms")}, .because = Because::Covered},
      {.name = "local_needs_a_text", .rule = kLocal, .changes = {set(privacy, Json::array())}, .because = Because::Error},
      {.name = "local_needs_a_configuration", .rule = kLocal, .changes = {remove(kConfiguration)}, .because = Because::Covered},
  };
}

std::vector<RuleCase> headline_cases() {
  constexpr std::string_view kLong = "headline-too-long";
  const std::string headline = kProfile + "/headline";
  const std::string sixty(60, 'x');
  std::string sixty_umlauts;
  for (int count = 0; count < 60; ++count) sixty_umlauts += "\u00fc";
  return {
      // Finds because …
      {.name = "sixty_one", .rule = kLong, .changes = {set(headline, sixty + "x")}, .finds = {headline}},
      {.name = "sixty_one_of_another_script", .rule = kLong, .changes = {set(headline, sixty_umlauts + "\u00fc")},
       .finds = {headline}},
      {.name = "spaces_count", .rule = kLong, .changes = {set(headline, sixty + " ")}, .finds = {headline}},
      {.name = "too_long_in_test", .rule = kLong, .mode = stripe::Mode::Test,
       .changes = {set(kTestConfiguration + "/business_profile/headline", sixty + sixty)},
       .finds = {kTestConfiguration + "/business_profile/headline"}},
      // Does not find because …
      {.name = "short", .rule = kLong},
      {.name = "sixty_exactly", .rule = kLong, .changes = {set(headline, sixty)}},
      {.name = "sixty_characters_in_120_bytes", .rule = kLong, .changes = {set(headline, sixty_umlauts)}},
      // Not checked because …
      {.name = "none_has_no_length", .rule = kLong, .changes = {set(headline, nullptr)}, .because = Because::Covered},
      {.name = "a_number_has_no_length", .rule = kLong, .changes = {set(headline, 7)}, .because = Because::Error},
      {.name = "length_needs_a_profile", .rule = kLong, .changes = {remove(kProfile)}, .because = Because::Absent},
      {.name = "length_needs_a_configuration", .rule = kLong, .changes = {remove(kConfiguration)}, .because = Because::Covered},
  };
}
// clang-format on

}  // namespace

std::vector<RuleCase> business_information_cases() {
  std::vector<RuleCase> cases = cases_of("privacy-policy-missing", "privacy_policy_url");
  for (RuleCase& row : cases_of("terms-of-service-missing", "terms_of_service_url")) {
    cases.push_back(std::move(row));
  }
  for (RuleCase& row : cases_of("headline-missing", "headline")) {
    cases.push_back(std::move(row));
  }
  for (const auto& group : {legal_url_cases(), headline_cases()}) {
    cases.insert(cases.end(), group.begin(), group.end());
  }
  return cases;
}

}  // namespace portal_guide::rules
