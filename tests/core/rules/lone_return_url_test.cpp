#include "core/rules/lone_return_url.hpp"

#include <gtest/gtest.h>

#include "tests/core/repository_content.hpp"

namespace portal_guide::rules {
namespace {

std::vector<std::string> rules_against(std::string_view address) {
  std::vector<std::string> rules;
  for (const auto& finding : judge_return_url(repository_content(), address)) {
    rules.push_back(finding.rule);
  }
  return rules;
}

using Rules = std::vector<std::string>;

TEST(ReturnUrl, IsJudgedByTheRulesOfLiveMode) {
  EXPECT_EQ(rules_against("https://app.lumen-notes-demo.com/account?from=portal"), Rules{});
  EXPECT_EQ(rules_against("http://app.lumen-notes-demo.com/account"), Rules{"return-url-insecure"});
  EXPECT_EQ(rules_against("https://localhost:3000/account"), Rules{"return-url-local"});
  EXPECT_EQ(rules_against("https://192.168.0.7/"), Rules{"return-url-local"});
  EXPECT_EQ(rules_against("app.lumen-notes-demo.com"), Rules{"return-url-invalid"});
  EXPECT_EQ(rules_against("https://"), Rules{"return-url-invalid"});
  EXPECT_EQ(rules_against("javascript:alert(1)"), Rules{"return-url-invalid"});
}

TEST(ReturnUrl, SaysNothingOfOtherRules) {
  for (const auto& finding : judge_return_url(repository_content(), "ftp://x")) {
    EXPECT_EQ(finding.rule.rfind("return-url-", 0), 0U) << finding.rule;
  }
}

TEST(ReturnUrl, SurvivesWhatIsNoText) {
  judge_return_url(repository_content(), "\xff\xfe");
  judge_return_url(repository_content(), std::string(100'000, '['));
}

}  // namespace
}  // namespace portal_guide::rules
