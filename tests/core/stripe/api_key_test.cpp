#include "core/stripe/api_key.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::stripe {
namespace {

// Keys are put together here, so that no scanner takes this file for a leak.
const std::string kBody = "51Ab2Cd3Ef4Gh5Ij6Kl7Mn8Op";
const std::string kTail = "n8Op";

/// A row of tests/fixtures/key_shapes.json.
struct KeyCase {
  std::string name;
  std::string text;
  /// What the widget's TypeScript passes on of the text.
  std::string shape;
  std::string kind;
  std::string mode;
  std::string fault;
};

std::ostream& operator<<(std::ostream& out, const KeyCase& row) { return out << row.name; }

std::string joined(const Json& pieces) {
  std::string text;
  for (const Json& piece : pieces) {
    text += piece.get<std::string>();
  }
  return text;
}

std::vector<KeyCase> key_cases() {
  const auto fixture = parse_json(repository_file("tests/fixtures/key_shapes.json"));
  std::vector<KeyCase> cases;
  for (const Json& row : (*fixture)["cases"]) {
    const auto text = [&](const char* member) { return std::string(as_string(find(row, member)).value_or("")); };
    cases.push_back({.name = text("name"),
                     .text = joined(row["text"]),
                     .shape = joined(row["shape"]),
                     .kind = text("kind"),
                     .mode = text("mode"),
                     .fault = text("fault")});
  }
  return cases;
}

class ClassifyKey : public testing::TestWithParam<KeyCase> {};

void expect_class(const KeyClass& actual, const KeyCase& expected) {
  EXPECT_EQ(to_string(actual.kind), expected.kind);
  EXPECT_EQ(to_string(actual.fault), expected.fault);
  EXPECT_EQ(actual.mode ? to_string(*actual.mode) : "", expected.mode);
}

TEST_P(ClassifyKey, JudgesTheText) { expect_class(classify_key(GetParam().text), GetParam()); }

TEST_P(ClassifyKey, JudgesTheShapeAlike) { expect_class(classify_key(GetParam().shape), GetParam()); }

INSTANTIATE_TEST_SUITE_P(Fixture, ClassifyKey, testing::ValuesIn(key_cases()), [](const auto& row) {
  std::string name = row.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

struct RedactionCase {
  std::string name;
  std::string text;
  std::string redacted;
};

std::ostream& operator<<(std::ostream& out, const RedactionCase& row) { return out << row.name; }

class RedactKeys : public testing::TestWithParam<RedactionCase> {};

TEST_P(RedactKeys, LeavesNothingOfAKeyButItsEnds) {
  const RedactionCase& row = GetParam();
  EXPECT_EQ(redact_keys(row.text), row.redacted);
  EXPECT_EQ(redact_keys(row.text).find(kBody.substr(0, 8)), std::string::npos);
  EXPECT_EQ(redact_keys(redact_keys(row.text)), row.redacted) << "not stable";
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Texts, RedactKeys, testing::Values(
    RedactionCase{"alone", "rk_live_" + kBody, "rk_live_…" + kTail},
    RedactionCase{"in_a_sentence", "Invalid API Key provided: sk_test_" + kBody + ".", "Invalid API Key provided: sk_test_…" + kTail + "."},
    RedactionCase{"in_json", R"({"key":"rk_test_)" + kBody + R"("})", R"({"key":"rk_test_…)" + kTail + R"("})"},
    RedactionCase{"in_an_address", "https://sk_live_" + kBody + ":@api.stripe.com/?key=pk_live_" + kBody + "&x", "https://sk_live_…" + kTail + ":@api.stripe.com/?key=pk_live_…" + kTail + "&x"},
    RedactionCase{"within_a_word", "mysk_live_" + kBody, "mysk_live_…" + kTail},
    RedactionCase{"two_together", "sk_test_" + kBody + "sk_live_" + kBody, "sk_test_…" + kTail},
    RedactionCase{"unknown_mode", "sk_prod_" + kBody, "sk_prod_…" + kTail},
    RedactionCase{"organization", "sk_org_" + kBody, "sk_org_…" + kTail},
    RedactionCase{"webhook_secret", "whsec_" + kBody + "+/" + kBody, "whsec_…" + kTail},
    RedactionCase{"client_secret", "pi_123_secret_" + kBody, "pi_123_secret_…" + kTail},
    RedactionCase{"customer_session", "cuss_secret_" + kBody, "cuss_secret_…" + kTail},
    RedactionCase{"too_short_for_a_tail", "rk_live_51Ab2Cd3Ef4", "rk_live_…"},
    RedactionCase{"webhook_secret_with_its_padding", "whsec_" + kBody + "==, then", "whsec_…Op==, then"},
    RedactionCase{"key_before_a_plus_sign", "sk_test_" + kBody + "+b=c", "sk_test_…" + kTail + "+b=c"},
    RedactionCase{"just_long_enough_for_a_tail", std::string("rk_live_51Ab2Cd3") + "Ef4Gn8Op", "rk_live_…" + kTail},
    RedactionCase{"just_too_short_for_a_tail", std::string("rk_live_51Ab2Cd3") + "Ef4n8Op", "rk_live_…"},
    RedactionCase{"just_long_enough_for_a_secret", "rk_live_51Ab.", "rk_live_…."},
    RedactionCase{"just_too_short_for_a_secret", "rk_live_51A.", "rk_live_51A."},
    RedactionCase{"prefix_in_prose", "Keys begin with sk_test_ or rk_live_.", "Keys begin with sk_test_ or rk_live_."},
    RedactionCase{"masked_by_stripe", "key 'sk_test_***" + kTail + "'", "key 'sk_test_***" + kTail + "'"},
    RedactionCase{"ids_stay", "bpc_1Ab2Cd3 prod_QXg1", "bpc_1Ab2Cd3 prod_QXg1"},
    RedactionCase{"permission_names_stay", "rak_customer_portal_read", "rak_customer_portal_read"},
    RedactionCase{"nothing", "", ""}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(RedactExcerpt, CutsBetweenCharactersAfterRedacting) {
  EXPECT_EQ(redact_excerpt("\u00fc\u20ac\U0001F600x", 3), "\u00fc\u20ac\U0001F600…");
  EXPECT_EQ(redact_excerpt("\u00fc\u20ac\U0001F600", 3), "\u00fc\u20ac\U0001F600");
  // Cut first, the key would have been too short to be recognised.
  EXPECT_EQ(redact_excerpt("key: sk_live_" + kBody, 16), "key: sk_live_…n8…");
}

}  // namespace
}  // namespace portal_guide::stripe
