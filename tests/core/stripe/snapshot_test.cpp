#include "core/stripe/snapshot.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/stripe/fixture.hpp"

namespace portal_guide::stripe {
namespace {

using State = Section::State;

/// A snapshot whose live mode holds `sections`, the members of an object.
std::string with_live(const std::string& sections) {
  return R"({"format":"portal-snapshot/1","taken_at":1763850000,"live":{)" + sections + "}}";
}

Snapshot parse(const std::string& text) {
  auto snapshot = Snapshot::parse(text);
  EXPECT_TRUE(snapshot.has_value()) << snapshot.error().id << " at " << snapshot.error().where;
  return snapshot ? *std::move(snapshot) : *Snapshot::parse(with_live(""));
}
struct FrameCase {
  std::string name;
  std::string text;
  /// Empty where the snapshot is good.
  std::string error = {};
  std::string where = {};
  std::string expected = {};
  std::string observed = {};
};

std::ostream& operator<<(std::ostream& out, const FrameCase& row) { return out << row.name; }

class SnapshotFrame : public testing::TestWithParam<FrameCase> {};

TEST_P(SnapshotFrame, IsAcceptedOrRefusedWithItsPlace) {
  const FrameCase& row = GetParam();
  const auto snapshot = Snapshot::parse(row.text);
  if (row.error.empty()) {
    EXPECT_TRUE(snapshot.has_value()) << snapshot.error().id << " at " << snapshot.error().where;
    return;
  }
  ASSERT_FALSE(snapshot.has_value());
  const Error& error = snapshot.error();
  EXPECT_EQ(error.id, row.error);
  EXPECT_EQ(error.where, row.where);
  const auto argument = [&](const std::string& name) {
    return error.arguments.count(name) == 0 ? "" : error.arguments.at(name);
  };
  EXPECT_EQ(argument("expected"), row.expected);
  EXPECT_EQ(argument("observed"), row.observed);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Accepts, SnapshotFrame, testing::Values(
    FrameCase{.name = "one_empty_mode", .text = R"({"format":"portal-snapshot/1","taken_at":0,"test":{}})"},
    FrameCase{.name = "both_modes", .text = R"({"format":"portal-snapshot/1","taken_at":1,"test":{},"live":{}})"},
    FrameCase{.name = "unknown_members_modes_and_sections", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{"coupons":7},"sandbox":[],"note":null})"},
    FrameCase{.name = "nulls_where_nothing_is_known", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"api_version":null,"integration":{"return_url":null,"session_configuration":null}})"},
    FrameCase{.name = "newer_api_version", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"api_version":"2031-01-01.unknown"})"},
    FrameCase{.name = "last_second_of_9999", .text = R"({"format":"portal-snapshot/1","taken_at":253402300799,"live":{}})"}
), [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(Refuses, SnapshotFrame, testing::Values(
    FrameCase{.name = "text_that_is_no_json", .text = "portal", .error = "json-invalid", .observed = "p"},
    FrameCase{.name = "cut_off", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{"products":{"data":[)", .error = "json-incomplete"},
    FrameCase{.name = "hundred_thousand_deep", .text = R"({"format":"portal-snapshot/1","live":)" + std::string(100'000, '['), .error = "json-too-deep"},
    FrameCase{.name = "invalid_utf8", .text = with_live("\"products\":\"\xC3\x28\""), .error = "json-not-utf8"},
    FrameCase{.name = "same_mode_twice", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"live":{}})", .error = "json-duplicate-member"},
    FrameCase{.name = "array", .text = "[]", .error = "snapshot-type", .expected = "object", .observed = "array"},
    FrameCase{.name = "string", .text = R"("x")", .error = "snapshot-type", .expected = "object", .observed = "string"},
    FrameCase{.name = "null", .text = "null", .error = "snapshot-type", .expected = "object", .observed = "null"},
    FrameCase{.name = "no_format", .text = R"({"taken_at":1,"live":{}})", .error = "snapshot-format", .where = "/format", .expected = "portal-snapshot/1", .observed = "nothing"},
    FrameCase{.name = "format_of_another_type", .text = R"({"format":1,"taken_at":1,"live":{}})", .error = "snapshot-format", .where = "/format", .expected = "portal-snapshot/1", .observed = "number"},
    FrameCase{.name = "a_report", .text = R"({"format":"portal-report/1","taken_at":1,"live":{}})", .error = "snapshot-format", .where = "/format", .expected = "portal-snapshot/1", .observed = "portal-report/1"},
    FrameCase{.name = "next_version", .text = R"({"format":"portal-snapshot/2","taken_at":1,"live":{}})", .error = "snapshot-format", .where = "/format", .expected = "portal-snapshot/1", .observed = "portal-snapshot/2"},
    FrameCase{.name = "long_format_is_cut", .text = R"({"format":")" + std::string(1000, 'x') + R"("})", .error = "snapshot-format", .where = "/format", .expected = "portal-snapshot/1", .observed = std::string(60, 'x') + "…"},
    FrameCase{.name = "a_key_in_the_format_is_redacted", .text = R"({"format":")" + std::string("sk_") + "live_" + R"(0123456789abcdefWXYZ"})", .error = "snapshot-format", .where = "/format", .expected = "portal-snapshot/1", .observed = "sk_live_…WXYZ"},
    FrameCase{.name = "an_address_in_the_format_is_hidden", .text = R"({"format":"kim@acme.example"})", .error = "snapshot-format", .where = "/format", .expected = "portal-snapshot/1", .observed = "…"},
    FrameCase{.name = "no_time", .text = R"({"format":"portal-snapshot/1","live":{}})", .error = "snapshot-type", .where = "/taken_at", .expected = "integer", .observed = "nothing"},
    FrameCase{.name = "time_as_text", .text = R"({"format":"portal-snapshot/1","taken_at":"2026-11-22","live":{}})", .error = "snapshot-type", .where = "/taken_at", .expected = "integer", .observed = "string"},
    FrameCase{.name = "negative_time", .text = R"({"format":"portal-snapshot/1","taken_at":-1,"live":{}})", .error = "snapshot-time", .where = "/taken_at", .observed = "-1"},
    FrameCase{.name = "fractional_time", .text = R"({"format":"portal-snapshot/1","taken_at":1.5,"live":{}})", .error = "snapshot-time", .where = "/taken_at", .observed = "1.5"},
    FrameCase{.name = "time_beyond_every_integer", .text = R"({"format":"portal-snapshot/1","taken_at":1e300,"live":{}})", .error = "snapshot-time", .where = "/taken_at", .observed = "1e+300"},
    FrameCase{.name = "time_in_milliseconds", .text = R"({"format":"portal-snapshot/1","taken_at":1763850000000,"live":{}})", .error = "snapshot-time", .where = "/taken_at", .observed = "1763850000000"},
    FrameCase{.name = "time_beyond_64_bits", .text = R"({"format":"portal-snapshot/1","taken_at":18446744073709551615,"live":{}})", .error = "snapshot-time", .where = "/taken_at", .observed = "18446744073709551615"},
    FrameCase{.name = "neither_mode", .text = R"({"format":"portal-snapshot/1","taken_at":1})", .error = "snapshot-empty", .expected = "test, live"},
    FrameCase{.name = "only_an_unknown_mode", .text = R"({"format":"portal-snapshot/1","taken_at":1,"sandbox":{}})", .error = "snapshot-empty", .expected = "test, live"},
    FrameCase{.name = "mode_null", .text = R"({"format":"portal-snapshot/1","taken_at":1,"test":null,"live":{}})", .error = "snapshot-type", .where = "/test", .expected = "object", .observed = "null"},
    FrameCase{.name = "mode_list", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":[]})", .error = "snapshot-type", .where = "/live", .expected = "object", .observed = "array"},
    FrameCase{.name = "api_version_number", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"api_version":7})", .error = "snapshot-type", .where = "/api_version", .expected = "string", .observed = "number"},
    FrameCase{.name = "integration_null", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"integration":null})", .error = "snapshot-type", .where = "/integration", .expected = "object", .observed = "null"},
    FrameCase{.name = "integration_text", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"integration":"x"})", .error = "snapshot-type", .where = "/integration", .expected = "object", .observed = "string"},
    FrameCase{.name = "return_url_number", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"integration":{"return_url":1}})", .error = "snapshot-type", .where = "/integration/return_url", .expected = "string", .observed = "number"},
    FrameCase{.name = "session_configuration_object", .text = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"integration":{"session_configuration":{"id":"bpc_1"}}})", .error = "snapshot-type", .where = "/integration/session_configuration", .expected = "string", .observed = "object"}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(SnapshotFrame, HundredMegabytesTooManyAreRefusedUnread) {
  // The length is the point. NOLINTNEXTLINE(bugprone-string-constructor)
  const auto snapshot = Snapshot::parse(std::string(200'000'000, ' '));
  ASSERT_FALSE(snapshot.has_value());
  EXPECT_EQ(snapshot.error().id, "json-too-large");
}

TEST(SnapshotFrame, KeepsWhatItWasGiven) {
  const Snapshot snapshot =
      parse(R"({"format":"portal-snapshot/1","taken_at":1763850000,"test":{},)"
            R"("integration":{"return_url":"https://shop.example/","session_configuration":"bpc_1"},"more":[1]})");
  EXPECT_EQ(snapshot.taken_at_unix_seconds(), 1763850000);
  EXPECT_TRUE(snapshot.has(Mode::Test));
  EXPECT_FALSE(snapshot.has(Mode::Live));
  EXPECT_EQ(snapshot.integration().return_url, "https://shop.example/");
  EXPECT_EQ(snapshot.integration().session_configuration.either,
            (std::vector<NamedConfiguration>{{.id = "bpc_1", .pointer = "/integration/session_configuration"}}));
  EXPECT_EQ(snapshot.document()["more"], Json::array({1}));
}

TEST(SnapshotFrame, ViewsSurviveAMoveAndACopy) {
  Snapshot first = parse(with_live(R"("products":[{"id":"prod_1"}],"prices":{"error":{"message":"no"}})"));
  const Snapshot copy = first;
  const Snapshot second = std::move(first);
  for (const Snapshot* snapshot : {&copy, &second}) {
    EXPECT_EQ(*snapshot->section(Mode::Live, SectionName::Products).items.at(0), Json({{"id", "prod_1"}}));
    EXPECT_EQ(snapshot->section(Mode::Live, SectionName::Prices).error_message, "no");
  }
}
struct SectionCase {
  std::string name;
  SectionName section;
  /// The section's JSON; empty where the mode lacks it.
  std::string json;
  State state;
  // Read:
  bool complete = true;
  std::vector<std::string> pointers = {};
  // Failed:
  int status = 0;
  std::string message = {};
  std::string permission = {};
  // Malformed:
  std::string fault = {};
  std::string where = {};
};

std::ostream& operator<<(std::ostream& out, const SectionCase& row) { return out << row.name; }

class SnapshotSection : public testing::TestWithParam<SectionCase> {};

TEST_P(SnapshotSection, IsReadFailedOrMalformed) {
  const SectionCase& row = GetParam();
  const std::string member = "\"" + std::string(to_string(row.section)) + "\":";
  const Snapshot snapshot = parse(with_live(row.json.empty() ? "" : member + row.json));
  const Section& section = snapshot.section(Mode::Live, row.section);
  EXPECT_EQ(section.state, row.state);
  EXPECT_EQ(section.pointers, row.pointers);
  ASSERT_EQ(section.items.size(), section.pointers.size());
  for (std::size_t index = 0; index < section.items.size(); ++index) {
    EXPECT_EQ(section.items[index], &snapshot.document().at(Json::json_pointer(section.pointers[index])));
  }
  EXPECT_EQ(section.complete, row.complete);
  EXPECT_EQ(section.status, row.status);
  EXPECT_EQ(section.error_message, row.message);
  EXPECT_EQ(section.missing_permission, row.permission);
  EXPECT_EQ(section.fault.has_value(), row.state == State::Malformed);
  EXPECT_EQ(section.fault.value_or(Error{}).id, row.fault);
  EXPECT_EQ(section.fault.value_or(Error{}).where, row.where);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Read, SnapshotSection, testing::Values(
    SectionCase{.name = "absent", .section = SectionName::Products, .json = "", .state = State::Absent},
    SectionCase{.name = "list_object", .section = SectionName::Products, .json = R"({"object":"list","data":[{"id":"a"},{"id":"b"}],"has_more":false,"url":"/v1/products"})", .state = State::Read, .pointers = {"/live/products/data/0", "/live/products/data/1"}},
    SectionCase{.name = "list_with_more", .section = SectionName::Products, .json = R"({"object":"list","data":[{"id":"a"}],"has_more":true})", .state = State::Read, .complete = false, .pointers = {"/live/products/data/0"}},
    SectionCase{.name = "empty_list", .section = SectionName::Prices, .json = R"({"object":"list","data":[],"has_more":false})", .state = State::Read},
    SectionCase{.name = "list_without_has_more", .section = SectionName::Prices, .json = R"({"object":"list","data":[]})", .state = State::Read},
    SectionCase{.name = "list_without_object", .section = SectionName::Prices, .json = R"({"data":[{"id":"a"}]})", .state = State::Read, .pointers = {"/live/prices/data/0"}},
    SectionCase{.name = "bare_array", .section = SectionName::Customers, .json = R"([{"id":"a"},{"id":"b","object":"customer","deleted":true}])", .state = State::Read, .pointers = {"/live/customers/0", "/live/customers/1"}},
    SectionCase{.name = "empty_array", .section = SectionName::Customers, .json = "[]", .state = State::Read},
    SectionCase{.name = "objects_without_id", .section = SectionName::WebhookEndpoints, .json = "[{},{}]", .state = State::Read, .pointers = {"/live/webhook_endpoints/0", "/live/webhook_endpoints/1"}},
    SectionCase{.name = "unknown_members_and_enums", .section = SectionName::Prices, .json = R"([{"id":"a","type":"by_moonlight","news":{"x":[1]}}])", .state = State::Read, .pointers = {"/live/prices/0"}},
    SectionCase{.name = "account", .section = SectionName::Account, .json = R"({"object":"account","id":"acct_1"})", .state = State::Read, .pointers = {"/live/account"}},
    SectionCase{.name = "tax_settings_whose_status_is_no_http_status", .section = SectionName::TaxSettings, .json = R"({"object":"tax.settings","status":"active"})", .state = State::Read, .pointers = {"/live/tax_settings"}}
), [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(Failed, SnapshotSection, testing::Values(
    SectionCase{.name = "permission", .section = SectionName::Prices, .json = R"({"status":403,"error":{"type":"invalid_request_error","message":"The provided key 'rk_test_***' does not have the required permissions for this endpoint on account 'acct_1'. Having the 'rak_plan_read' permission would allow this request to continue."}})", .state = State::Failed, .status = 403, .message = "The provided key 'rk_test_***' does not have the required permissions for this endpoint on account 'acct_1'. Having the 'rak_plan_read' permission would allow this request to continue.", .permission = "rak_plan_read"},
    SectionCase{.name = "permission_at_the_very_end", .section = SectionName::Prices, .json = R"({"status":403,"error":{"message":"needs rak_x"}})", .state = State::Failed, .status = 403, .message = "needs rak_x", .permission = "rak_x"},
    SectionCase{.name = "error_body_alone", .section = SectionName::Account, .json = R"({"error":{"message":"m"}})", .state = State::Failed, .message = "m"},
    SectionCase{.name = "no_answer", .section = SectionName::Products, .json = R"({"status":0,"error":{}})", .state = State::Failed},
    SectionCase{.name = "message_null", .section = SectionName::Products, .json = R"({"status":500,"error":{"message":null}})", .state = State::Failed, .status = 500},
    // An error wins over whatever else stands there: nothing of such a section may be taken for read.
    SectionCase{.name = "error_beside_data", .section = SectionName::Products, .json = R"({"status":500,"error":{},"object":"list","data":[]})", .state = State::Failed, .status = 500}
), [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(Malformed, SnapshotSection, testing::Values(
    SectionCase{.name = "null", .section = SectionName::Products, .json = "null", .state = State::Malformed, .fault = "section-type", .where = "/live/products"},
    SectionCase{.name = "text", .section = SectionName::Products, .json = R"("x")", .state = State::Malformed, .fault = "section-type", .where = "/live/products"},
    SectionCase{.name = "number", .section = SectionName::Account, .json = "7", .state = State::Malformed, .fault = "section-type", .where = "/live/account"},
    SectionCase{.name = "account_as_array", .section = SectionName::Account, .json = R"([{"id":"acct_1"}])", .state = State::Malformed, .fault = "section-type", .where = "/live/account"},
    SectionCase{.name = "account_as_list", .section = SectionName::Account, .json = R"({"object":"list","data":[]})", .state = State::Malformed, .fault = "section-object", .where = "/live/account/object"},
    SectionCase{.name = "account_object_number", .section = SectionName::Account, .json = R"({"object":1})", .state = State::Malformed, .fault = "section-type", .where = "/live/account/object"},
    SectionCase{.name = "one_product_for_a_list", .section = SectionName::Products, .json = R"({"object":"product","id":"prod_1"})", .state = State::Malformed, .fault = "section-object", .where = "/live/products/object"},
    SectionCase{.name = "list_object_number", .section = SectionName::Products, .json = R"({"object":7,"data":[]})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/object"},
    SectionCase{.name = "object_without_data", .section = SectionName::Products, .json = "{}", .state = State::Malformed, .fault = "section-type", .where = "/live/products/data"},
    SectionCase{.name = "data_object", .section = SectionName::Products, .json = R"({"data":{}})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/data"},
    SectionCase{.name = "data_null", .section = SectionName::Products, .json = R"({"object":"list","data":null})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/data"},
    SectionCase{.name = "has_more_text", .section = SectionName::Products, .json = R"({"data":[],"has_more":"false"})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/has_more"},
    SectionCase{.name = "has_more_null", .section = SectionName::Products, .json = R"({"data":[],"has_more":null})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/has_more"},
    SectionCase{.name = "id_among_objects", .section = SectionName::Products, .json = R"({"data":[{"id":"a"},"b"]})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/data/1"},
    SectionCase{.name = "null_among_objects", .section = SectionName::Products, .json = R"([null])", .state = State::Malformed, .fault = "section-type", .where = "/live/products/0"},
    SectionCase{.name = "price_among_products", .section = SectionName::Products, .json = R"([{"id":"a","object":"product"},{"id":"b","object":"price"}])", .state = State::Malformed, .fault = "section-object", .where = "/live/products/1/object"},
    SectionCase{.name = "id_number", .section = SectionName::Products, .json = R"([{"id":1}])", .state = State::Malformed, .fault = "section-type", .where = "/live/products/0/id"},
    SectionCase{.name = "id_null", .section = SectionName::Products, .json = R"([{"id":null}])", .state = State::Malformed, .fault = "section-type", .where = "/live/products/0/id"},
    SectionCase{.name = "same_id_twice", .section = SectionName::Products, .json = R"({"data":[{"id":"a"},{"id":"b"},{"id":"a"}]})", .state = State::Malformed, .fault = "section-duplicate-id", .where = "/live/products/data/2/id"},
    SectionCase{.name = "error_text", .section = SectionName::Products, .json = R"({"status":500,"error":"broken"})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/error"},
    SectionCase{.name = "error_null", .section = SectionName::Account, .json = R"({"status":500,"error":null})", .state = State::Malformed, .fault = "section-type", .where = "/live/account/error"},
    SectionCase{.name = "error_message_number", .section = SectionName::Products, .json = R"({"status":500,"error":{"message":1}})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/error/message"},
    SectionCase{.name = "status_text", .section = SectionName::Products, .json = R"({"status":"403","error":{}})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/status"},
    SectionCase{.name = "status_fraction", .section = SectionName::Products, .json = R"({"status":403.5,"error":{}})", .state = State::Malformed, .fault = "section-type", .where = "/live/products/status"},
    SectionCase{.name = "status_out_of_range", .section = SectionName::Products, .json = R"({"status":4030000000000,"error":{}})", .state = State::Malformed, .fault = "section-number-range", .where = "/live/products/status"},
    SectionCase{.name = "status_negative", .section = SectionName::Products, .json = R"({"status":-1,"error":{}})", .state = State::Malformed, .fault = "section-number-range", .where = "/live/products/status"}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(SnapshotSections, OneMalformedSectionLeavesTheOthersReadable) {
  const Snapshot snapshot = parse(with_live(R"("products":7,"prices":[{"id":"price_1"}])"));
  EXPECT_EQ(snapshot.section(Mode::Live, SectionName::Products).state, State::Malformed);
  EXPECT_EQ(snapshot.section(Mode::Live, SectionName::Prices).state, State::Read);
  EXPECT_EQ(snapshot.section(Mode::Test, SectionName::Prices).state, State::Absent);
}

TEST(SnapshotSections, ADuplicateNamesTheFirst) {
  const Snapshot snapshot = parse(with_live(R"("products":{"data":[{"id":"x"},{"id":"a"},{"id":"a"}]})"));
  const Section& section = snapshot.section(Mode::Live, SectionName::Products);
  ASSERT_TRUE(section.fault.has_value());
  EXPECT_EQ(section.fault->arguments.at("first"), "/live/products/data/1/id");
}

TEST(SnapshotSections, TenThousandObjectsAreNoTrouble) {
  Json customers = Json::array();
  for (int index = 0; index < 10'000; ++index) {
    customers.push_back({{"id", "cus_" + std::to_string(index)}});
  }
  const auto snapshot =
      Snapshot::create({{"format", "portal-snapshot/1"}, {"taken_at", 1}, {"live", {{"customers", std::move(customers)}}}});
  ASSERT_TRUE(snapshot.has_value());
  EXPECT_EQ(snapshot->section(Mode::Live, SectionName::Customers).items.size(), 10'000U);
}

TEST(SnapshotSections, OfficialObjectsParseAsTheirSections) {
  const Json objects = parse_fixture("stripe_objects.json")["resources"];
  const std::vector<std::pair<SectionName, std::string>> types = {
      {SectionName::Account, "account"},
      {SectionName::BillingPortalConfigurations, "billing_portal.configuration"},
      {SectionName::Products, "product"},
      {SectionName::Prices, "price"},
      {SectionName::Subscriptions, "subscription"},
      {SectionName::SubscriptionSchedules, "subscription_schedule"},
      {SectionName::Customers, "customer"},
      {SectionName::WebhookEndpoints, "webhook_endpoint"},
      {SectionName::PaymentMethodConfigurations, "payment_method_configuration"},
      {SectionName::TaxSettings, "tax.settings"},
      {SectionName::PromotionCodes, "promotion_code"},
  };
  ASSERT_EQ(types.size(), kSectionCount);
  Json document = {{"format", "portal-snapshot/1"}, {"taken_at", 1}, {"test", Json::object()}, {"live", Json::object()}};
  for (const auto& [name, type] : types) {
    ASSERT_TRUE(objects.contains(type)) << type;
    const Json& object = objects[type];
    const std::string member(to_string(name));
    document["test"][member] = is_list(name) ? Json{{"object", "list"}, {"data", {object}}, {"has_more", false}} : object;
    document["live"][member] = is_list(name) ? Json::array({object}) : object;
  }
  document["live"]["customers"].push_back(objects["deleted_customer"]);
  document["live"]["customers"][1]["id"] = "cus_other";
  const Snapshot snapshot = parse(document.dump());
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    for (const auto& [name, type] : types) {
      const Section& section = snapshot.section(mode, name);
      EXPECT_EQ(section.state, State::Read) << type << ": " << section.fault.value_or(Error{}).where;
      ASSERT_FALSE(section.items.empty()) << type;
      EXPECT_EQ(*section.items[0], objects[type]) << type;
    }
  }
}
void collect_pointers(const Json& value, const std::string& pointer, std::vector<std::string>& pointers) {
  pointers.push_back(pointer);
  if (value.is_array()) {
    for (std::size_t index = 0; index < value.size(); ++index) {
      collect_pointers(value[index], pointer_append(pointer, index), pointers);
    }
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      collect_pointers(member, pointer_append(pointer, name), pointers);
    }
  }
}

Json small_snapshot() {
  return *parse_json(R"({"format":"portal-snapshot/1","taken_at":1763850000,"api_version":"2026-10-28.endive",
    "test":{"account":{"object":"account","id":"acct_1"},
            "products":{"object":"list","data":[{"id":"prod_1","object":"product","active":true},{"id":"prod_2"}],"has_more":false,"url":"/v1/products"},
            "prices":{"status":403,"error":{"type":"invalid_request_error","message":"Having the 'rak_plan_read' permission"}},
            "tax_settings":{"object":"tax.settings","status":"active"}},
    "live":{"customers":[{"id":"cus_1"}]},
    "integration":{"return_url":"https://shop.example/","session_configuration":"bpc_1"}})");
}

void expect_sections_say_what_they_are(const Snapshot& snapshot, Mode mode) {
  for (std::size_t index = 0; index < kSectionCount; ++index) {
    const auto name = static_cast<SectionName>(index);
    const Section& section = snapshot.section(mode, name);
    SCOPED_TRACE(to_string(name));
    EXPECT_EQ(section.fault.has_value(), section.state == State::Malformed);
    EXPECT_TRUE(section.state == State::Read || section.items.empty());
    for (const Json* item : section.items) {
      EXPECT_TRUE(item->is_object());
    }
    const bool has_section = find(*snapshot.document().find(to_string(mode)), to_string(name)) != nullptr;
    EXPECT_EQ(section.state == State::Absent, !has_section);
  }
}

TEST(SnapshotMutations, NoTypeAnywhereIsTakenForWhatItIsNot) {
  const Json good = small_snapshot();
  std::vector<std::string> pointers;
  collect_pointers(good, "", pointers);
  ASSERT_GT(pointers.size(), 30U);
  const std::vector<Json> replacements = {nullptr,
                                          true,
                                          -1,
                                          18446744073709551615U,
                                          1e300,
                                          0.5,
                                          "",
                                          "x",
                                          Json::array(),
                                          Json::array({nullptr}),
                                          Json::object(),
                                          Json{{"error", 1}},
                                          Json{{"data", {1, 2}}}};
  std::size_t refused = 0;
  for (const std::string& pointer : pointers) {
    for (const Json& replacement : replacements) {
      Json mutated = good;
      mutated[Json::json_pointer(pointer)] = replacement;
      const auto snapshot = Snapshot::create(mutated);
      if (!snapshot) {
        ++refused;
        EXPECT_TRUE(pointer.empty() || snapshot.error().where.empty() ||
                    mutated.contains(Json::json_pointer(snapshot.error().where)))
            << snapshot.error().where;
        continue;
      }
      SCOPED_TRACE(pointer + " = " + replacement.dump());
      for (const Mode mode : {Mode::Test, Mode::Live}) {
        expect_sections_say_what_they_are(*snapshot, mode);
      }
    }
  }
  EXPECT_GT(refused, 50U);
}

TEST(SnapshotMutations, EveryCutIsRefused) {
  const std::string text = small_snapshot().dump();
  for (std::size_t length = 0; length < text.size(); ++length) {
    const auto snapshot = Snapshot::parse(std::string_view(text).substr(0, length));
    ASSERT_FALSE(snapshot.has_value()) << length;
    EXPECT_EQ(snapshot.error().id, "json-incomplete") << length;
  }
}

TEST(SnapshotMutations, NoFlippedByteBreaksTheParser) {
  const std::string text = small_snapshot().dump();
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    for (const char byte : {'\0', '"', '\\', '{', ']', '\x80', '\xFF', '9', '-'}) {
      std::string mutated = text;
      mutated[offset] = byte;
      const auto snapshot = Snapshot::parse(mutated);
      if (!snapshot) {
        EXPECT_FALSE(snapshot.error().id.empty());
      }
    }
  }
}

TEST(SectionNames, AreTheMembersOfTheContract) {
  std::vector<std::string> names;
  for (std::size_t index = 0; index < kSectionCount; ++index) {
    names.emplace_back(to_string(static_cast<SectionName>(index)));
  }
  EXPECT_THAT(names, testing::ElementsAre("account", "billing_portal_configurations", "products", "prices", "subscriptions",
                                          "subscription_schedules", "customers", "webhook_endpoints",
                                          "payment_method_configurations", "tax_settings", "promotion_codes"));
}

}  // namespace
}  // namespace portal_guide::stripe
