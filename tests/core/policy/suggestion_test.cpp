#include "core/policy/suggestion.hpp"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "core/policy/policy_rules.hpp"

namespace portal_guide::policy {
namespace {

constexpr std::array<std::string_view, 4> kKnown = {"return-url-local", "return-url-missing", "webhook-missing", "on"};

struct SuggestionCase {
  std::string_view word;
  std::optional<std::string_view> suggested;
};

void PrintTo(const SuggestionCase& row, std::ostream* stream) { *stream << row.word; }

class Suggestion : public testing::TestWithParam<SuggestionCase> {};

TEST_P(Suggestion, IsWhatWasProbablyMeant) { EXPECT_EQ(suggest(GetParam().word, kKnown), GetParam().suggested); }

INSTANTIATE_TEST_SUITE_P(Words, Suggestion,
                         testing::ValuesIn(std::vector<SuggestionCase>{
                             {.word = "return-url-mising", .suggested = "return-url-missing"},
                             {.word = "return-url-missingg", .suggested = "return-url-missing"},
                             {.word = "retrun-url-missing", .suggested = "return-url-missing"},
                             {.word = "returnurlmissing", .suggested = "return-url-missing"},
                             {.word = "webhooks-missing", .suggested = "webhook-missing"},
                             {.word = "return-url-missing", .suggested = "return-url-missing"},
                             {.word = "no", .suggested = "on"},
                             {.word = "onn", .suggested = "on"},
                             {.word = "headline", .suggested = std::nullopt},
                             {.word = "", .suggested = std::nullopt},
                         }));

TEST(SuggestionLimits, LeaveLongWordsAlone) {
  EXPECT_EQ(suggest(std::string(1'000'000, 'a'), kKnown), std::nullopt);
  EXPECT_EQ(suggest("a", {}), std::nullopt);
}

TEST(AllRuleIds, AreSortedAndHoldThoseOfPolicies) {
  const auto ids = all_rule_ids();
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  for (const PolicyRule& rule : kPolicyRules) {
    EXPECT_TRUE(std::binary_search(ids.begin(), ids.end(), rule.id)) << rule.id;
  }
  EXPECT_TRUE(std::is_sorted(kPolicyRules.begin(), kPolicyRules.end(), [](auto& a, auto& b) { return a.id < b.id; }));
}

}  // namespace
}  // namespace portal_guide::policy
