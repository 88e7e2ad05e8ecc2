#include "core/stripe/api_key.hpp"

#include <string>

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

// Keys are put together here, so that no scanner takes this file for a leak.
const std::string kBody = "51Ab2Cd3Ef4Gh5Ij6Kl7Mn8Op";
const std::string kTail = "n8Op";

struct KeyCase {
  std::string name;
  std::string text;
  KeyClass expected;
};

std::ostream& operator<<(std::ostream& out, const KeyCase& row) { return out << row.name; }

class ClassifyKey : public testing::TestWithParam<KeyCase> {};

void expect_class(const KeyClass& actual, const KeyClass& expected) {
  EXPECT_EQ(to_string(actual.kind), to_string(expected.kind));
  EXPECT_EQ(to_string(actual.fault), to_string(expected.fault));
  EXPECT_EQ(actual.mode ? to_string(*actual.mode) : "", expected.mode ? to_string(*expected.mode) : "");
}

TEST_P(ClassifyKey, JudgesTheText) { expect_class(classify_key(GetParam().text), GetParam().expected); }

TEST_P(ClassifyKey, JudgesTheShapeAlike) {
  const std::string masked = shape(GetParam().text);
  EXPECT_EQ(masked.size(), GetParam().text.size());
  EXPECT_EQ(masked.find(kBody), std::string::npos);
  expect_class(classify_key(masked), GetParam().expected);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Good, ClassifyKey, testing::Values(
    KeyCase{"restricted_test", "rk_test_" + kBody, {KeyKind::Restricted, Mode::Test, KeyFault::None}},
    KeyCase{"restricted_live", "rk_live_" + kBody, {KeyKind::Restricted, Mode::Live, KeyFault::None}},
    KeyCase{"secret_test", "sk_test_" + kBody, {KeyKind::Secret, Mode::Test, KeyFault::None}},
    KeyCase{"secret_live", "sk_live_" + kBody, {KeyKind::Secret, Mode::Live, KeyFault::None}},
    KeyCase{"publishable_test", "pk_test_" + kBody, {KeyKind::Publishable, Mode::Test, KeyFault::None}},
    KeyCase{"publishable_live", "pk_live_" + kBody, {KeyKind::Publishable, Mode::Live, KeyFault::None}},
    KeyCase{"organization_test", "sk_org_test_" + kBody, {KeyKind::Organization, Mode::Test, KeyFault::None}},
    KeyCase{"organization_live", "sk_org_live_" + kBody, {KeyKind::Organization, Mode::Live, KeyFault::None}},
    KeyCase{"organization_without_mode", "sk_org_" + kBody, {KeyKind::Organization, std::nullopt, KeyFault::None}},
    KeyCase{"webhook_secret", "whsec_" + kBody, {KeyKind::WebhookSecret, std::nullopt, KeyFault::None}},
    KeyCase{"ephemeral_key", "ek_test_" + kBody, {KeyKind::ClientSecret, Mode::Test, KeyFault::None}},
    KeyCase{"customer_session_secret", "cuss_secret_" + kBody, {KeyKind::ClientSecret, std::nullopt, KeyFault::None}},
    KeyCase{"intent_secret", "seti_1Ab2Cd3Ef_secret_" + kBody, {KeyKind::ClientSecret, std::nullopt, KeyFault::None}},
    KeyCase{"checkout_secret", "cs_test_a1B2c3_secret_" + kBody, {KeyKind::ClientSecret, Mode::Test, KeyFault::None}},
    KeyCase{"as_long_as_the_newest_keys", "rk_live_" + std::string(99, 'a'), {KeyKind::Restricted, Mode::Live, KeyFault::None}},
    KeyCase{"longer_than_any_today", "rk_live_" + std::string(500, 'a'), {KeyKind::Restricted, Mode::Live, KeyFault::None}},
    KeyCase{"shortest", "rk_test_" + std::string(10, 'a'), {KeyKind::Restricted, Mode::Test, KeyFault::None}},
    KeyCase{"blanks_around", "  rk_test_" + kBody + "\n", {KeyKind::Restricted, Mode::Test, KeyFault::None}},
    KeyCase{"wide_blanks_around", "\u00A0\u200Brk_test_" + kBody + "\uFEFF ", {KeyKind::Restricted, Mode::Test, KeyFault::None}}
), [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(Faulty, ClassifyKey, testing::Values(
    KeyCase{"nothing", "", {KeyKind::Unknown, std::nullopt, KeyFault::Empty}},
    KeyCase{"blanks", " \t\r\n\u00A0", {KeyKind::Unknown, std::nullopt, KeyFault::Empty}},
    KeyCase{"word", "password123456789", {KeyKind::Unknown, std::nullopt, KeyFault::UnknownPrefix}},
    KeyCase{"account_id", "acct_1Ab2Cd3Ef4Gh5Ij6", {KeyKind::Unknown, std::nullopt, KeyFault::UnknownPrefix}},
    KeyCase{"configuration_id", "bpc_1Ab2Cd3Ef4Gh5Ij6", {KeyKind::Unknown, std::nullopt, KeyFault::UnknownPrefix}},
    KeyCase{"capitals", "RK_TEST_" + kBody, {KeyKind::Unknown, std::nullopt, KeyFault::UnknownPrefix}},
    KeyCase{"quoted", "\"rk_test_" + kBody + "\"", {KeyKind::Unknown, std::nullopt, KeyFault::UnknownPrefix}},
    KeyCase{"header", "Bearer rk_test_" + kBody, {KeyKind::Unknown, std::nullopt, KeyFault::UnknownPrefix}},
    KeyCase{"address", "https://dashboard.stripe.com/apikeys", {KeyKind::Unknown, std::nullopt, KeyFault::UnknownPrefix}},
    KeyCase{"only_two_letters", "rk", {KeyKind::Restricted, std::nullopt, KeyFault::Truncated}},
    KeyCase{"within_the_mode", "sk_te", {KeyKind::Secret, std::nullopt, KeyFault::Truncated}},
    KeyCase{"only_the_prefix", "rk_live_", {KeyKind::Restricted, Mode::Live, KeyFault::Truncated}},
    KeyCase{"one_too_short", "rk_test_" + std::string(9, 'a'), {KeyKind::Restricted, Mode::Test, KeyFault::Truncated}},
    KeyCase{"webhook_secret_cut", "whsec_abc", {KeyKind::WebhookSecret, std::nullopt, KeyFault::Truncated}},
    KeyCase{"unknown_mode", "sk_prod_" + kBody, {KeyKind::Secret, std::nullopt, KeyFault::UnknownMode}},
    KeyCase{"without_mode", "rk_" + kBody, {KeyKind::Restricted, std::nullopt, KeyFault::UnknownMode}},
    KeyCase{"stars", "sk_live_************************n8Op", {KeyKind::Secret, Mode::Live, KeyFault::Masked}},
    KeyCase{"dots", "sk_live_...n8Op", {KeyKind::Secret, Mode::Live, KeyFault::Masked}},
    KeyCase{"ellipsis", "rk_test_51Ab…n8Op", {KeyKind::Restricted, Mode::Test, KeyFault::Masked}},
    KeyCase{"bullets", "rk_test_••••••••••", {KeyKind::Restricted, Mode::Test, KeyFault::Masked}},
    KeyCase{"line_break_within", "rk_test_51Ab2Cd3\nEf4Gh5Ij6Kl7", {KeyKind::Restricted, Mode::Test, KeyFault::Whitespace}},
    KeyCase{"two_keys", "rk_test_" + kBody + " rk_live_" + kBody, {KeyKind::Restricted, Mode::Test, KeyFault::Whitespace}},
    KeyCase{"wide_blank_within", "rk_test_51Ab2Cd3\u00A0Ef4Gh5Ij6Kl7", {KeyKind::Restricted, Mode::Test, KeyFault::Whitespace}},
    KeyCase{"comma", "rk_test_" + kBody + ",", {KeyKind::Restricted, Mode::Test, KeyFault::Character}},
    KeyCase{"underscore", "rk_test_51Ab2Cd3Ef_4Gh5Ij6Kl7", {KeyKind::Restricted, Mode::Test, KeyFault::Character}},
    KeyCase{"letter_of_another_script", "rk_test_51Ab2Cd3Ef\u04304Gh5", {KeyKind::Restricted, Mode::Test, KeyFault::Character}},
    KeyCase{"nul", std::string("rk_test_51Ab2Cd3Ef\0", 19) + kBody, {KeyKind::Restricted, Mode::Test, KeyFault::Character}}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(Shape, KeepsTwelveCharactersAndTheLength) {
  EXPECT_EQ(shape("rk_test_51Ab2Cd3"), "rk_test_51Abxxxx");
  EXPECT_EQ(shape("  rk_test_51Ab2Cd3-*"), "  rk_test_51Abxxxx-*");
  EXPECT_EQ(shape("rk"), "rk");
  EXPECT_EQ(shape(""), "");
  EXPECT_EQ(shape("   "), "   ");
}

TEST(RedactKey, ShowsThePrefixAndFourCharactersAtMost) {
  EXPECT_EQ(redact_key("rk_live_" + kBody), "rk_live_…" + kTail);
  EXPECT_EQ(redact_key(" sk_org_live_" + kBody + "\n"), "sk_org_live_…" + kTail);
  EXPECT_EQ(redact_key("sk_test_short12345"), "sk_test_…");
  EXPECT_EQ(redact_key("sk_test_"), "sk_test_…");
  EXPECT_EQ(redact_key("a password of somebody"), "…");
  EXPECT_EQ(redact_key(""), "…");
}

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
