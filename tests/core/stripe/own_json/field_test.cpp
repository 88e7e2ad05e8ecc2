#include <algorithm>
#include <string>

#include "core/rules/evaluate.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/stripe/fixture.hpp"
#include "tests/core/stripe/own_json/assembled.hpp"

// What people have, made after public reports: none of it is a snapshot.
namespace portal_guide::stripe::own_json {
namespace {

report::Report report_of(const Snapshot& snapshot) { return rules::evaluate(snapshot, repository_content()); }

bool names(const report::Report& report, std::string_view rule) {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [rule](const report::Finding& finding) { return finding.rule == rule; });
}

bool is_not_checked(const report::Report& report, std::string_view rule) {
  return std::any_of(report.not_checked.begin(), report.not_checked.end(),
                     [rule](const report::NotChecked& entry) { return entry.rule == rule; });
}

/// `stripe get /v1/billing_portal/configurations`, saved to a file.
TEST(FieldInput, RawList) {
  const auto snapshot = snapshot_of({read_fixture("field/raw-list.json")});
  EXPECT_TRUE(snapshot.has(Mode::Test));
  EXPECT_FALSE(snapshot.has(Mode::Live));
  const Section& configurations = snapshot.section(Mode::Test, SectionName::BillingPortalConfigurations);
  EXPECT_EQ(configurations.items.size(), 2U);
  EXPECT_TRUE(configurations.complete);
  const auto report = report_of(snapshot);
  EXPECT_TRUE(is_not_checked(report, "webhook-missing"));
  EXPECT_FALSE(is_not_checked(report, "customer-email-duplicate"));
  EXPECT_EQ(report::modes_without_subscribers(report), std::vector{Mode::Test});
}

/// One configuration, as a version of the API before `login_page` and `name` answered it.
TEST(FieldInput, RawOld) {
  const auto snapshot = snapshot_of({read_fixture("field/raw-old.json")});
  EXPECT_FALSE(snapshot.has(Mode::Test));
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::BillingPortalConfigurations), "bpc_1LJnbGCeyNCl6fY2uCGtb5z5 …");
  const auto report = report_of(snapshot);
  EXPECT_TRUE(names(report, "return-url-missing"));
  EXPECT_TRUE(names(report, "payment-method-update-disabled"));
  EXPECT_FALSE(names(report, "default-configuration-missing"));
}

/// A session with its configuration expanded, which is then the one that the app names.
TEST(FieldInput, RawSession) {
  const auto snapshot = snapshot_of({read_fixture("field/raw-session.json")});
  EXPECT_EQ(ids_of(snapshot, Mode::Test, SectionName::BillingPortalConfigurations), "bpc_1 …");
  EXPECT_EQ(to_json(snapshot.integration().session_configuration), (Json{{"test", "bpc_1"}}));
  EXPECT_EQ(snapshot.integration().return_url, "https://example.com/dashboard");
  const auto report = report_of(snapshot);
  EXPECT_FALSE(names(report, "return-url-missing"));
  EXPECT_FALSE(names(report, "configuration-unknown"));
}

/// What a webhook received.
TEST(FieldInput, AnEvent) {
  const auto snapshot =
      snapshot_of({R"({"object":"event","id":"evt_1","type":"billing_portal.configuration.updated","created":7,
      "livemode":true,"data":{"object":)" +
                   read_fixture("field/raw-old.json") + R"(,"previous_attributes":{"updated":1}}})"});
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::BillingPortalConfigurations), "bpc_1LJnbGCeyNCl6fY2uCGtb5z5 …");
  EXPECT_TRUE(names(report_of(snapshot), "return-url-missing"));
}

/// `stripe listen --print-json`: an event a line, many of them of other objects.
TEST(FieldInput, LinesOfEvents) {
  Json configuration = parse_fixture("field/raw-old.json");
  const auto line = [&configuration](const char* type, int created) {
    return Json{{"object", "event"},
                {"type", type},
                {"created", created},
                {"livemode", true},
                {"data", {{"object", configuration}}}}
               .dump() +
           "\n";
  };
  std::string lines =
      R"({"object":"event","type":"invoice.paid","created":1,"livemode":true,"data":{"object":{"object":"invoice"}}})"
      "\n";
  lines += line("billing_portal.configuration.created", 5);
  configuration["default_return_url"] = "https://example.com/account";
  lines += line("billing_portal.configuration.updated", 6);
  const auto snapshot = snapshot_of({lines});
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::BillingPortalConfigurations), "bpc_1LJnbGCeyNCl6fY2uCGtb5z5 …");
  EXPECT_FALSE(names(report_of(snapshot), "return-url-missing"));
}

/// The `data` of a list, as a program printed it.
TEST(FieldInput, ABareArray) {
  const Json list = parse_fixture("field/raw-list.json");
  const auto snapshot = snapshot_of({list["data"].dump()});
  const Section& configurations = snapshot.section(Mode::Test, SectionName::BillingPortalConfigurations);
  EXPECT_EQ(configurations.items.size(), 2U);
  EXPECT_TRUE(configurations.complete);
}

/// Several files are one account.
TEST(FieldInput, SeveralFiles) {
  const auto snapshot = snapshot_of({read_fixture("field/raw-old.json"),
                                     R"({"object":"list","url":"/v1/products","has_more":false,"data":[
                                       {"object":"product","id":"prod_1","livemode":true,"active":true,"name":"Plan"}]})",
                                     R"({"object":"list","url":"/v1/prices","has_more":true,"data":[
                                       {"object":"price","id":"price_1","livemode":true,"active":true,"product":"prod_1"}]})"});
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::Products), "prod_1");
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::Prices), "price_1 …");
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::BillingPortalConfigurations), "bpc_1LJnbGCeyNCl6fY2uCGtb5z5 …");
}

}  // namespace
}  // namespace portal_guide::stripe::own_json
