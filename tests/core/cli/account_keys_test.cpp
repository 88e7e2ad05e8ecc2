#include "core/cli/account_keys.hpp"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace portal_guide::cli {
namespace {

using stripe::Mode;
using testing::HasSubstr;
using testing::Not;

std::string key(const std::string& prefix, const std::string& mode) {
  return prefix + "_" + mode + "_" + "51ExampleExampleExample";
}

Environment environment(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const std::string& name) {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

std::vector<Mode> modes_of(const Expected<std::vector<AccountKey>>& keys) {
  std::vector<Mode> modes;
  EXPECT_TRUE(keys.has_value()) << keys.error().id;
  if (!keys) return modes;
  for (const AccountKey& one : *keys) {
    modes.push_back(one.mode);
  }
  return modes;
}

TEST(AccountKeys, AreOfTheModeThatTheySay) {
  EXPECT_THAT(modes_of(find_keys({}, environment({{"STRIPE_API_KEY", key("rk", "test")}}))), testing::ElementsAre(Mode::Test));
  EXPECT_THAT(modes_of(find_keys({}, environment({{"STRIPE_API_KEY", key("rk", "live")}}))), testing::ElementsAre(Mode::Live));
  EXPECT_THAT(modes_of(find_keys({}, environment({{"STRIPE_API_KEY", key("sk", "test")}}))), testing::ElementsAre(Mode::Test));
}

TEST(AccountKeys, OfBothModesComeTogetherOrTheLiveOneAlone) {
  const KeyVariables variables = {.key = "A", .live_key = "B"};
  EXPECT_THAT(modes_of(find_keys(variables, environment({{"A", key("rk", "test")}, {"B", key("rk", "live")}}))),
              testing::ElementsAre(Mode::Test, Mode::Live));
  EXPECT_THAT(modes_of(find_keys(variables, environment({{"B", key("rk", "live")}}))), testing::ElementsAre(Mode::Live));
  EXPECT_THAT(modes_of(find_keys(variables, environment({{"A", " "}, {"B", key("rk", "live")}}))),
              testing::ElementsAre(Mode::Live));
}

TEST(AccountKeys, LoseTheLineBreakOfAFile) {
  const auto keys = find_keys({}, environment({{"STRIPE_API_KEY", " " + key("rk", "test") + "\r\n"}}));
  ASSERT_TRUE(keys.has_value());
  EXPECT_EQ(keys->front().key, key("rk", "test"));
}

struct RefusedKeys {
  std::string name;
  KeyVariables variables;
  std::map<std::string, std::string> values;
  std::string id;
  std::string variable;
};

class Refusals : public testing::TestWithParam<RefusedKeys> {};

TEST_P(Refusals, NameTheVariableAndNothingOfAKey) {
  const auto keys = find_keys(GetParam().variables, environment(GetParam().values));
  ASSERT_FALSE(keys.has_value());
  EXPECT_EQ(keys.error().id, GetParam().id);
  for (const auto& [name, argument] : keys.error().arguments) {
    EXPECT_THAT(argument, Not(HasSubstr("Example")));
  }
  if (!GetParam().variable.empty()) {
    EXPECT_EQ(keys.error().arguments.at("variable"), GetParam().variable);
  }
}

const KeyVariables kBoth = {.key = "A", .live_key = "B"};

INSTANTIATE_TEST_SUITE_P(
    Keys, Refusals,
    testing::Values(
        RefusedKeys{"none", {}, {}, "key-variable-missing", "STRIPE_API_KEY"},
        RefusedKeys{"empty", {}, {{"STRIPE_API_KEY", "\n"}}, "key-variable-missing", "STRIPE_API_KEY"},
        RefusedKeys{"no_live_one", kBoth, {{"A", key("rk", "test")}}, "key-variable-missing", "B"},
        RefusedKeys{"publishable", {}, {{"STRIPE_API_KEY", key("pk", "test")}}, "key-variable-publishable", "STRIPE_API_KEY"},
        RefusedKeys{"live_secret", {}, {{"STRIPE_API_KEY", key("sk", "live")}}, "key-variable-secret", "STRIPE_API_KEY"},
        RefusedKeys{"live_secret_for_live", kBoth, {{"B", key("sk", "live")}}, "key-variable-secret", "B"},
        RefusedKeys{"organization", {}, {{"STRIPE_API_KEY", key("sk_org", "live")}}, "key-variable-secret", "STRIPE_API_KEY"},
        RefusedKeys{"webhook_secret", {}, {{"STRIPE_API_KEY", "whsec_51Example"}}, "key-variable-malformed", "STRIPE_API_KEY"},
        RefusedKeys{
            "two", {}, {{"STRIPE_API_KEY", key("rk", "test") + "\n" + key("rk", "test")}}, "key-variable-malformed", ""},
        RefusedKeys{"header", {}, {{"STRIPE_API_KEY", key("rk", "test") + "\r\nHost: x"}}, "key-variable-malformed", ""},
        RefusedKeys{"test_for_live", kBoth, {{"B", key("rk", "test")}}, "key-variable-mode", "B"},
        RefusedKeys{"live_for_test", kBoth, {{"A", key("rk", "live")}, {"B", key("rk", "live")}}, "key-variable-mode", "A"},
        RefusedKeys{"key_as_name", {.key = key("rk", "test"), .live_key = ""}, {}, "key-in-arguments", ""},
        RefusedKeys{"key_as_live_name", {.live_key = key("sk", "live")}, {}, "key-in-arguments", ""},
        RefusedKeys{"half_a_key_as_name", {.key = "rk_test_51", .live_key = ""}, {}, "key-in-arguments", ""},
        RefusedKeys{"no_name", {.key = "", .live_key = ""}, {}, "key-variable-name", ""},
        RefusedKeys{"sign_in_name", {.key = "A=B", .live_key = ""}, {}, "key-variable-name", "A=B"}),
    [](const auto& row) { return row.param.name; });

TEST(BaseUrl, IsTakenWithoutItsLastSlash) {
  EXPECT_EQ(parse_base_url("https://api.stripe.com"), "https://api.stripe.com");
  EXPECT_EQ(parse_base_url("https://api.stripe.com//"), "https://api.stripe.com");
  EXPECT_EQ(parse_base_url("https://gateway.example:8443/stripe/"), "https://gateway.example:8443/stripe");
  EXPECT_EQ(parse_base_url("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
  EXPECT_EQ(parse_base_url("http://[::1]:8080"), "http://[::1]:8080");
  EXPECT_EQ(parse_base_url("http://localhost:1"), "http://localhost:1");
}

TEST(BaseUrl, OfAnotherMachineIsEncrypted) {
  for (const std::string text : {"http://api.stripe.com", "http://10.0.0.1", "http://192.168.1.1", "http://localhost.example",
                                 "http://127.0.0.1.example"}) {
    const auto url = parse_base_url(text);
    ASSERT_FALSE(url.has_value()) << text;
    EXPECT_EQ(url.error().id, "base-url-insecure") << text;
  }
}

TEST(BaseUrl, ReadsTheSameToEverybody) {
  for (const std::string text :
       {"http://localhost@evil.example", "https://a:b@api.stripe.com", "https:\\\\api.stripe.com", "https:/api.stripe.com",
        "https://api.stripe.com/?a", "https://api.stripe.com/#a", " https://api.stripe.com", "https://api.str\nipe.com",
        "https://%61pi.stripe.com", "HTTPS://api.stripe.com", "https://äpi.stripe.com"}) {
    EXPECT_FALSE(parse_base_url(text).has_value()) << text;
  }
  EXPECT_FALSE(parse_base_url("").has_value());
  EXPECT_FALSE(parse_base_url("ftp://localhost").has_value());
}

TEST(AccountId, IsOneOrNothing) {
  EXPECT_TRUE(check_account_id("").has_value());
  EXPECT_TRUE(check_account_id("acct_1AbC").has_value());
  for (const std::string text : {"acct_", "acct", "cus_1", "acct_1\r\nX: y", "acct_1 ", "acct_\u00e4"}) {
    EXPECT_FALSE(check_account_id(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace portal_guide::cli
