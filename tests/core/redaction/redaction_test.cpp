#include "core/redaction/redaction.hpp"

#include <initializer_list>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/stripe/object_fields.hpp"
#include "core/stripe/object_type.hpp"

namespace portal_guide::redaction {
namespace {

using enum stripe::SectionName;
using testing::HasSubstr;
using testing::Not;

/// Enough to see what was digested; no letter of the text is in it.
std::string digest(std::string_view text) {
  std::size_t sum = text.size();
  for (const char character : text) {
    sum = sum * 31 + static_cast<unsigned char>(character);
  }
  return "d" + std::to_string(sum % 1'000'000'007U);
}

Json redacted(stripe::SectionName name, const Json& section) {
  auto result = redact_section(name, section, "/test/" + std::string(to_string(name)), digest);
  EXPECT_TRUE(result.has_value()) << result.error().id << " at " << result.error().where;
  return result ? *std::move(result) : Json();
}

Error refusal(stripe::SectionName name, const Json& section) {
  auto result = redact_section(name, section, "/test/" + std::string(to_string(name)), digest);
  EXPECT_FALSE(result.has_value()) << result->dump();
  return result ? Error{} : result.error();
}

/// An initializer list, because compilers disagree on whether a Json in braces is an array.
Json list(std::initializer_list<Json> items) {
  Json data = Json::array();
  for (const Json& item : items) {
    data.push_back(item);
  }
  return {{"object", "list"}, {"data", std::move(data)}, {"has_more", false}, {"url", "/v1/x"}};
}

Json customer(const Json& email) {
  return {{"id", "cus_1"},
          {"object", "customer"},
          {"email", email},
          {"name", "Jane Doe"},
          {"phone", "+1 555 0100"},
          {"description", "Jane of Acme"},
          {"address", {{"line1", "1 Main Street"}, {"postal_code", "10001"}}},
          {"shipping", {{"name", "Jane Doe"}, {"address", {{"city", "New York"}}}}},
          {"tax_ids", {{"data", {{{"value", "DE123456789"}}}}}},
          {"metadata", {{"crm", "jane@example.com"}}},
          {"sources", {{"data", {{{"last4", "4242"}, {"iban_last4", "3000"}}}}}},
          {"invoice_settings", {{"default_payment_method", "pm_1"}, {"custom_fields", {{{"name", "PO"}, {"value", "7"}}}}}},
          {"default_source", nullptr},
          {"delinquent", true},
          {"livemode", false}};
}

TEST(Redaction, OfACustomerKeepsWhatRulesAskAndADigestOfTheAddress) {
  const Json kept = redacted(Customers, list({customer("Jane@Example.com")}))["data"][0];
  EXPECT_EQ(kept, (Json{{"id", "cus_1"},
                        {"object", "customer"},
                        {"email", "redacted-email-" + digest("jane@example.com")},
                        {"invoice_settings", {{"default_payment_method", "pm_1"}}},
                        {"default_source", nullptr},
                        {"delinquent", true},
                        {"livemode", false}}));
}

TEST(Redaction, AddressesThatDifferInCaseOnlyStayAlike) {
  const Json kept =
      redacted(Customers, list({customer("Jane@Example.com"), customer("jane@example.COM"), customer("joe@x.example")}));
  EXPECT_EQ(kept["data"][0]["email"], kept["data"][1]["email"]);
  EXPECT_NE(kept["data"][0]["email"], kept["data"][2]["email"]);
}

TEST(Redaction, AnAddressNeedNotLookLikeOne) {
  const Json kept = redacted(Customers, list({customer("jane at example")}));
  EXPECT_EQ(kept["data"][0]["email"], "redacted-email-" + digest("jane at example"));
}

TEST(Redaction, ACustomerWithoutAnAddressStaysWithout) {
  EXPECT_EQ(redacted(Customers, list({customer(nullptr)}))["data"][0]["email"], nullptr);
  EXPECT_EQ(redacted(Customers, list({customer("")}))["data"][0]["email"], "");
  Json without = customer(nullptr);
  without.erase("email");
  EXPECT_FALSE(redacted(Customers, list({without}))["data"][0].contains("email"));
  EXPECT_FALSE(redacted(Customers, list({customer(Json::array({"jane@example.com"}))}))["data"][0].contains("email"));
}

TEST(Redaction, WhateverStripeMayAddToACustomerGoes) {
  Json grown = customer("jane@example.com");
  grown["nickname"] = "Janie";
  grown["invoice_settings"]["footer"] = "Dear Jane";
  const std::string text = redacted(Customers, list({grown})).dump();
  for (const std::string word : {"Jan", "555", "Main", "Acme", "DE1", "4242", "3000", "York", "PO", "crm"}) {
    EXPECT_THAT(text, Not(HasSubstr(word)));
  }
}

TEST(Redaction, OfTextsTakesAddressesNumbersAndKeysOut) {
  const std::string key = std::string("sk_") + "live_" + "abcdefghijklmnopqrstuvwxyz";
  const Json kept = redacted(Products, list({{{"id", "prod_1"},
                                              {"object", "product"},
                                              {"name", "Gold"},
                                              {"description",
                                               "Mail jane@example.com, IBAN GB82WEST12345698765432, card "
                                               "4242 4242 4242 4242, key " +
                                                   key},
                                              {"images", {"https://x.example/?u=jane%40example.com"}},
                                              {"metadata", {{"a", "b"}}}}}));
  const std::string text = kept.dump();
  for (const std::string& word : {std::string("jane"), std::string("GB82"), std::string("4242 4242"), key}) {
    EXPECT_THAT(text, Not(HasSubstr(word)));
  }
  EXPECT_THAT(text, HasSubstr("Mail redacted-email-" + digest("jane@example.com") + ", IBAN redacted-iban-"));
  EXPECT_EQ(kept["data"][0]["name"], "Gold");
  EXPECT_FALSE(kept["data"][0].contains("metadata"));
}

TEST(Redaction, OfTheAccountKeepsThatThereIsAContact) {
  const Json kept = redacted(Account, {{"id", "acct_1"},
                                       {"object", "account"},
                                       {"email", "owner@shop.example"},
                                       {"business_profile",
                                        {{"name", "Shop"},
                                         {"support_email", "help@shop.example"},
                                         {"support_phone", "+15550100"},
                                         {"support_url", nullptr},
                                         {"support_address", {{"city", "Berlin"}}}}},
                                       {"individual", {{"first_name", "Jane"}}}});
  EXPECT_EQ(kept, (Json{{"id", "acct_1"},
                        {"object", "account"},
                        {"business_profile",
                         {{"name", "Shop"},
                          {"support_email", "redacted-email-" + digest("help@shop.example")},
                          {"support_phone", "redacted"},
                          {"support_url", nullptr}}}}));
}

TEST(Redaction, OfAddressesOfPagesKeepsThatSomebodyLogsIn) {
  const auto url = [](const std::string& text) {
    return redacted(WebhookEndpoints,
                    list({{{"id", "we_1"}, {"object", "webhook_endpoint"}, {"url", text}}}))["data"][0]["url"];
  };
  EXPECT_EQ(url("https://jane:secret@hooks.example/a"), "https://redacted:redacted@hooks.example/a");
  EXPECT_EQ(url("https://jane@hooks.example/a"), "https://redacted@hooks.example/a");
  EXPECT_EQ(url("https://jane@work:secret@hooks.example/a"), "https://redacted:redacted@hooks.example/a");
  EXPECT_EQ(url("https://hooks.example/a?token=abc#d"), "https://hooks.example/a");
  EXPECT_EQ(url("https://hooks.example/@acme"), "https://hooks.example/@acme");
  EXPECT_EQ(url("https://@hooks.example/a"), "https://@hooks.example/a");
  const Json portal = redacted(BillingPortalConfigurations, list({{{"id", "bpc_1"},
                                                                   {"object", "billing_portal.configuration"},
                                                                   {"default_return_url", "https://shop.example/?from=portal"},
                                                                   {"metadata", {{"a", "b"}}}}}));
  EXPECT_EQ(portal["data"][0]["default_return_url"], "https://shop.example/?from=portal");
}

TEST(Redaction, OfAnErrorKeepsStripesWords) {
  EXPECT_EQ(redacted(Customers, {{"status", 403},
                                 {"error",
                                  {{"message", "The key of jane@example.com lacks 'rak_customer_read'"},
                                   {"type", "invalid_request_error"},
                                   {"request_log_url", "https://dashboard.stripe.com/logs/req_1"}}}}),
            (Json{{"status", 403},
                  {"error",
                   {{"message", "The key of redacted-email-" + digest("jane@example.com") + " lacks 'rak_customer_read'"},
                    {"type", "invalid_request_error"}}}}));
}

struct RefusedCase {
  std::string name;
  stripe::SectionName section;
  Json value;
  std::string id;
  std::string where;
};

class Refused : public testing::TestWithParam<RefusedCase> {};

TEST_P(Refused, NamesThePlaceAndNeverTheValue) {
  const Error error = refusal(GetParam().section, GetParam().value);
  EXPECT_EQ(error.id, GetParam().id);
  EXPECT_EQ(error.where, GetParam().where);
  for (const auto& [name, argument] : error.arguments) {
    EXPECT_THAT(argument, Not(HasSubstr("jane"))) << name;
  }
}

Json product(Json id, Json name) { return {{"id", std::move(id)}, {"object", "product"}, {"name", std::move(name)}}; }

INSTANTIATE_TEST_SUITE_P(
    Sections, Refused,
    testing::Values(
        RefusedCase{"address_as_id", Products, list({product("prod_1", "Gold"), product("jane@example.com", "Gold")}),
                    "redaction-email", "/test/products/data/1/id"},
        RefusedCase{"address_in_quotes", Products, list({product("prod_1", R"(Ask "jane doe"@example.com)")}),
                    "redaction-email", "/test/products/data/0/name"},
        RefusedCase{"card_as_id", Products, list({product("4242424242424242", "Gold")}), "redaction-card",
                    "/test/products/data/0/id"},
        RefusedCase{"card_as_number", Products, list({product("prod_1", 4242424242424242)}), "redaction-card",
                    "/test/products/data/0/name"},
        RefusedCase{"iban_as_id", Products, list({product("GB82WEST12345698765432", "Gold")}), "redaction-iban",
                    "/test/products/data/0/id"},
        RefusedCase{"other_object", Products, list({customer("jane@example.com")}), "redaction-shape", "/test/products/data/0"},
        RefusedCase{"object_without_type", Products, list({Json{{"id", "prod_1"}, {"name", "jane"}}}), "redaction-shape",
                    "/test/products/data/0"},
        RefusedCase{"text_in_a_list", Products, list({"jane@example.com"}), "redaction-shape", "/test/products/data/0"},
        RefusedCase{
            "address_within_a_member", Products,
            list({Json{
                {"id", "prod_1"}, {"object", "product"}, {"images", {"https://x.example/", R"("jane doe"@example.com)"}}}}),
            "redaction-email", "/test/products/data/0/images/1"},
        RefusedCase{"address_in_quotes_in_an_error", Customers,
                    Json{{"status", 403}, {"error", {{"message", R"(not "jane doe"@example.com)"}}}}, "redaction-email",
                    "/test/customers/error/message"},
        RefusedCase{"no_list", Products, Json{{"object", "list"}}, "redaction-shape", "/test/products"},
        RefusedCase{"object_in_place_of_the_items", Products, Json{{"object", "list"}, {"data", {{"id", "jane"}}}},
                    "redaction-shape", "/test/products"},
        RefusedCase{"text", Customers, Json("jane@example.com"), "redaction-shape", "/test/customers"},
        RefusedCase{"null", Account, Json(), "redaction-shape", "/test/account"},
        RefusedCase{"error_as_text", Account, Json{{"error", "jane"}}, "redaction-shape", "/test/account"}),
    [](const auto& row) { return row.param.name; });

TEST(Redaction, OfASnapshotKeepsItsFrameAndNothingUnknown) {
  const auto kept =
      redact_snapshot({{"format", "portal-snapshot/1"},
                       {"taken_at", 1'763'850'000},
                       {"api_version", "2026-10-28.endive"},
                       {"integration", {{"return_url", "https://jane@shop.example/"}}},
                       {"notes", "jane@example.com"},
                       {"test", {{"customers", list({customer("jane@example.com")})}, {"secrets", {{"a", "b"}}}}}},
                      digest);
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ((*kept)["integration"]["return_url"], "https://redacted@shop.example/");
  EXPECT_FALSE(kept->contains("notes"));
  EXPECT_FALSE((*kept)["test"].contains("secrets"));
  EXPECT_TRUE(stripe::Snapshot::create(*kept).has_value());
}

TEST(Redaction, OfABareListStaysABareList) {
  EXPECT_EQ(redacted(Products, Json::array({product("prod_1", "Gold")})), Json::array({product("prod_1", "Gold")}));
}

struct RefusedSnapshotCase {
  std::string name;
  Json document;
  std::string id;
  std::string where;
};

class RefusedSnapshot : public testing::TestWithParam<RefusedSnapshotCase> {};

TEST_P(RefusedSnapshot, NamesThePlace) {
  const auto result = redact_snapshot(GetParam().document, digest);
  ASSERT_FALSE(result.has_value()) << result->dump();
  EXPECT_EQ(result.error().id, GetParam().id);
  EXPECT_EQ(result.error().where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Snapshots, RefusedSnapshot,
    testing::Values(
        RefusedSnapshotCase{"list", Json::array(), "redaction-shape", ""},
        RefusedSnapshotCase{"text", Json("jane"), "redaction-shape", ""},
        RefusedSnapshotCase{"address_as_a_name", Json{{"integration", {{"jane@example.com", 1}}}}, "redaction-email",
                            "/integration"},
        RefusedSnapshotCase{"list_as_a_mode", Json{{"test", Json::array()}}, "redaction-shape", "/test"},
        RefusedSnapshotCase{"text_as_a_section", Json{{"live", {{"customers", "jane"}}}}, "redaction-shape", "/live/customers"},
        RefusedSnapshotCase{"card_as_an_id", Json{{"test", {{"products", list({product("4242424242424242", "Gold")})}}}},
                            "redaction-card", "/test/products/data/0/id"}),
    [](const auto& row) { return row.param.name; });

TEST(Redaction, EndsWhereWhatIsPutInLooksPrivateItself) {
  int calls = 0;
  const std::string text = redact_text("jane@example.com", [&calls](std::string_view) {
    ++calls;
    return std::string("a@b.example");
  });
  EXPECT_GT(calls, 1);
  EXPECT_LE(calls, 16);
  EXPECT_THAT(text, Not(HasSubstr("jane")));
}

TEST(Redaction, DoneTwiceChangesNothingMore) {
  const Json once = redacted(Products, list({product("prod_1", "jane@example.com 4242424242424242 https://a:b@c.example/")}));
  EXPECT_EQ(redacted(Products, once), once);
}

TEST(Redaction, EverySectionHasItsFields) {
  for (std::size_t index = 0; index < stripe::kSectionCount; ++index) {
    const auto name = static_cast<stripe::SectionName>(index);
    EXPECT_NE(stripe::find_object_fields(object_type(name)), nullptr) << to_string(name);
  }
}

}  // namespace
}  // namespace portal_guide::redaction
