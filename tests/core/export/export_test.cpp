#include "core/export/export.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/export/amount.hpp"
#include "core/export/hcl.hpp"
#include "core/export/terraform_provider.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// Which configuration is exported, what is said of what is left out, and the code byte for byte.
namespace portal_guide::exporting {
namespace {

using rules::Change;
using rules::changed;
using rules::good_snapshot;
using rules::kConfiguration;
using rules::kLive;
using rules::kTest;
using rules::kTestConfiguration;
using rules::kUpdate;
using rules::remove;
using rules::set;

const std::string kFeatures = kConfiguration + "/features";

Expected<Written> exported(const Json& document, const Options& options) {
  const auto snapshot = stripe::Snapshot::create(document);
  EXPECT_TRUE(snapshot) << snapshot.error().id;
  return write(*snapshot, options, repository_content());
}

Json another(const std::string& id, bool is_default = false) {
  Json configuration = good_snapshot()["live"]["billing_portal_configurations"]["data"][0];
  configuration["id"] = id;
  configuration["is_default"] = is_default;
  return configuration;
}

const Json kForbidden = {{"status", 403}, {"error", {{"message", "no permission"}}}};

struct ChoiceCase {
  std::string_view name;
  std::vector<Change> changes = {};
  Choice choice = {};
  /// The id of the configuration, or the id of the error.
  std::string expected;
  /// A part of what the error says.
  std::string says = {};
};

void PrintTo(const ChoiceCase& row, std::ostream* stream) { *stream << row.name; }

std::vector<ChoiceCase> choice_cases() {
  const std::string list = kLive + "/billing_portal_configurations/data";
  const std::string session = "/integration/session_configuration";
  const Change not_default = set(kConfiguration + "/is_default", false);
  const Change second = set(list + "/1", another("bpc_Second"));
  return {
      {.name = "the_default_of_live_mode", .expected = "bpc_Live"},
      {.name = "the_default_of_the_mode", .choice = {.mode = stripe::Mode::Test}, .expected = "bpc_Test"},
      {.name = "the_default_of_the_only_mode", .changes = {remove(kLive)}, .expected = "bpc_Test"},
      {.name = "the_default_of_test_mode_where_live_has_none", .changes = {remove(kConfiguration)}, .expected = "bpc_Test"},
      {.name = "by_its_id", .changes = {second}, .choice = {.configuration = "bpc_Second"}, .expected = "bpc_Second"},
      {.name = "by_its_id_in_either_mode", .choice = {.configuration = "bpc_Test"}, .expected = "bpc_Test"},
      {.name = "the_named_one", .changes = {second, set(session, "bpc_Second")}, .expected = "bpc_Second"},
      {.name = "the_named_one_of_test_mode", .changes = {set(session, "bpc_Test")}, .expected = "bpc_Test"},
      {.name = "a_name_of_the_other_mode_says_nothing",
       .changes = {set(session, "bpc_Test")},
       .choice = {.mode = stripe::Mode::Live},
       .expected = "bpc_Live"},
      {.name = "an_id_goes_before_the_named_one",
       .changes = {second, set(session, "bpc_Second")},
       .choice = {.configuration = "bpc_Live"},
       .expected = "bpc_Live"},
      {.name = "the_only_one", .changes = {not_default, remove(kTest)}, .expected = "bpc_Live"},
      {.name = "several",
       .changes = {not_default, second, remove(kTest)},
       .expected = "export-several",
       .says = "bpc_Live (live mode), bpc_Second (live mode)"},
      {.name = "an_unknown_id",
       .changes = {second},
       .choice = {.configuration = "bpc_Nowhere"},
       .expected = "export-unknown",
       .says = "bpc_Live (live mode), bpc_Second (live mode), bpc_Test (test mode)"},
      {.name = "an_id_of_the_other_mode",
       .choice = {.configuration = "bpc_Test", .mode = stripe::Mode::Live},
       .expected = "export-unknown",
       .says = "bpc_Live (live mode)"},
      {.name = "a_name_that_nothing_has",
       .changes = {set(session, "bpc_Nowhere")},
       .expected = "export-unknown",
       .says = "bpc_Nowhere"},
      {.name = "none", .changes = {remove(kConfiguration), remove(kTestConfiguration)}, .expected = "export-none"},
      {.name = "none_to_choose_from",
       .changes = {remove(kConfiguration), remove(kTestConfiguration)},
       .choice = {.configuration = "bpc_Live"},
       .expected = "export-none"},
      {.name = "a_mode_that_was_not_read",
       .changes = {remove(kTest)},
       .choice = {.mode = stripe::Mode::Test},
       .expected = "export-mode",
       .says = "test"},
      {.name = "no_permission",
       .changes = {set(kLive + "/billing_portal_configurations", kForbidden)},
       .choice = {.mode = stripe::Mode::Live},
       .expected = "export-not-read",
       .says = "may not read this in live mode"},
      {.name = "no_section",
       .changes = {remove(kLive + "/billing_portal_configurations")},
       .choice = {.mode = stripe::Mode::Live},
       .expected = "export-not-read",
       .says = "was not read in live mode"},
      {.name = "a_malformed_section",
       .changes = {set(kLive + "/billing_portal_configurations", 7)},
       .choice = {.mode = stripe::Mode::Live},
       .expected = "export-not-read",
       .says = "billing_portal_configurations"},
  };
}

class ChooseConfiguration : public testing::TestWithParam<ChoiceCase> {};

TEST_P(ChooseConfiguration, FindsItOrSaysWhyNot) {
  const ChoiceCase& row = GetParam();
  const auto written = exported(changed(good_snapshot(), row.changes), {.choice = row.choice});
  EXPECT_EQ(written ? written->configuration : written.error().id, row.expected);
  if (!written) {
    const std::string sentence = content::describe(repository_content(), written.error());
    EXPECT_NE(sentence.find(row.says), std::string::npos) << sentence;
    EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
  }
}

INSTANTIATE_TEST_SUITE_P(Choices, ChooseConfiguration, testing::ValuesIn(choice_cases()),
                         [](const testing::TestParamInfo<ChoiceCase>& one) { return std::string(one.param.name); });

struct RemarkCase {
  std::string_view name;
  std::vector<Change> changes = {};
  Format format = Format::Params;
  Provider provider = Provider::Stripe;
  /// The paths that the remarks begin with, in order.
  std::vector<std::string> expected = {};
};

void PrintTo(const RemarkCase& row, std::ostream* stream) { *stream << row.name; }

std::vector<RemarkCase> remark_cases() {
  const std::string update = "features.subscription_update.";
  const std::string pause = "features.subscription_pause.";
  return {
      {.name = "everything_is_held"},
      {.name = "a_key",
       .changes = {set(kConfiguration + "/business_profile/headline", std::string("rk_test") + "_51AbCdEfGhIjKlMnOp")},
       .expected = {"business_profile.headline"}},
      {.name = "a_password",
       .changes = {set(kConfiguration + "/default_return_url", "https://a:b@acme.dev/")},
       .expected = {"default_return_url"}},
      {.name = "a_value_that_no_call_takes",
       .changes = {set(kFeatures + "/subscription_cancel/proration_behavior", "always_invoice")},
       .expected = {"features.subscription_cancel.proration_behavior"}},
      {.name = "settings_nobody_knows",
       .changes = {set(kFeatures + "/subscription_gift", {{"enabled", true}, {"note", nullptr}}),
                   set(kConfiguration + "/theme", "dark")},
       .expected = {"features.subscription_gift.enabled", "theme"}},
      {.name = "an_unread_list", .changes = {remove(kUpdate + "/products")}, .expected = {"features.subscription_update"}},
      {.name = "a_list_that_is_off", .changes = {set(kUpdate + "/enabled", false)}, .expected = {update + "products"}},
      {.name = "inactive", .changes = {set(kConfiguration + "/active", false)}, .expected = {"active"}},
      {.name = "a_key_of_metadata_with_an_equals_sign",
       .changes = {set(kConfiguration + "/metadata", {{"a=b", "c"}, {"d", "e=f"}})},
       .format = Format::Cli,
       .expected = {"metadata.a=b"}},
      {.name = "the_same_for_curl", .changes = {set(kConfiguration + "/metadata", {{"a=b", "c"}})}, .format = Format::Curl},
      {.name = "inactive_in_terraform",
       .changes = {set(kConfiguration + "/active", false), remove(kFeatures + "/subscription_pause")},
       .format = Format::Terraform},
      {.name = "what_stripe_s_provider_lacks",
       .changes = {set(kFeatures + "/subscription_cancel/cancellation_reason/feedback_options", {"bcfo_1"})},
       .format = Format::Terraform,
       .expected = {"features.subscription_cancel.cancellation_reason.feedback_options", "features.subscription_pause"}},
      {.name = "what_lukasaron_s_lacks",
       .changes = {set(kConfiguration + "/name", "Ours"),
                   set(kFeatures + "/payment_method_update/payment_method_configuration", "pmc_1")},
       .format = Format::Terraform,
       .provider = Provider::Lukasaron,
       .expected = {"features.subscription_pause", update + "billing_cycle_anchor", update + "trial_update_behavior",
                    update + "schedule_at_period_end", "features.payment_method_update.payment_method_configuration",
                    update + "products.adjustable_quantity", "name"}},
      {.name = "what_lukasaron_s_needs_together",
       .changes = {set(kUpdate + "/enabled", false), set(kUpdate + "/products", Json::array()),
                   remove(kFeatures + "/subscription_pause")},
       .format = Format::Terraform,
       .provider = Provider::Lukasaron,
       .expected = {"features.subscription_update"}},
  };
}

class LeftOutOfExport : public testing::TestWithParam<RemarkCase> {};

TEST_P(LeftOutOfExport, IsSaid) {
  const RemarkCase& row = GetParam();
  const auto written = exported(changed(good_snapshot(), row.changes), {.format = row.format, .provider = row.provider});
  ASSERT_TRUE(written);
  std::set<std::string> paths;
  for (const std::string& remark : written->remarks) {
    paths.insert(remark.substr(0, remark.find(" is left out")));
    for (const char* unfilled : {"{path}", "{value}", "{provider}", "{missing}", "{name}"}) {
      EXPECT_EQ(remark.find(unfilled), std::string::npos) << remark;
    }
  }
  std::set<std::string> expected(row.expected.begin(), row.expected.end());
  // What is not set says nothing by being left out.
  if (row.name == "what_lukasaron_s_needs_together") {
    for (const std::string& path : paths) {
      if (path.starts_with("features.subscription_update.")) expected.insert(path);
    }
  }
  EXPECT_EQ(paths, expected);
}

INSTANTIATE_TEST_SUITE_P(Remarks, LeftOutOfExport, testing::ValuesIn(remark_cases()),
                         [](const testing::TestParamInfo<RemarkCase>& one) { return std::string(one.param.name); });

struct ExportGolden {
  std::string file;
  Format format;
  Provider provider = Provider::Stripe;
};

void PrintTo(const ExportGolden& golden, std::ostream* stream) { *stream << golden.file; }

class ExportedAsBefore : public testing::TestWithParam<ExportGolden> {
 protected:
  static void expect(const std::string& name, const Json& document) {
    const auto written = exported(document, {.format = GetParam().format, .provider = GetParam().provider});
    ASSERT_TRUE(written);
    expect_golden("tests/golden/export/" + name + "." + GetParam().file, written->text);
  }
};

// tests/wasm/golden_parity.test.ts expects the same of core.wasm.
TEST_P(ExportedAsBefore, WithLookupKeys) {
  expect("ready", Json::parse(repository_file("content/demo/ready.json"), nullptr, false));
}

TEST_P(ExportedAsBefore, WithBlanks) {
  expect("blanks", changed(good_snapshot(), {set(kLive + "/prices/data/0/lookup_key", "basic_month"),
                                             set(kConfiguration + "/business_profile/headline", "Acme's \"plans\""),
                                             set(kFeatures + "/payment_method_update/payment_method_configuration", "pmc_Live"),
                                             set(kConfiguration + "/metadata", {{"team", "billing"}, {"owner of it", "R&D"}}),
                                             set(kFeatures + "/subscription_gift", {{"enabled", true}}),
                                             set(kConfiguration + "/active", false)}));
}

INSTANTIATE_TEST_SUITE_P(Golden, ExportedAsBefore,
                         testing::Values(ExportGolden{"params.out", Format::Params}, ExportGolden{"curl.sh", Format::Curl},
                                         ExportGolden{"cli.sh", Format::Cli}, ExportGolden{"node.mjs", Format::Node},
                                         ExportGolden{"stripe.tf", Format::Terraform},
                                         ExportGolden{"lukasaron.tf", Format::Terraform, Provider::Lukasaron}),
                         [](const testing::TestParamInfo<ExportGolden>& one) {
                           return one.param.file.substr(0, one.param.file.find('.'));
                         });

TEST(ReadableAmount, HasTheDecimalsOfItsCurrency) {
  EXPECT_EQ(readable_amount("900", "eur"), "9.00 EUR");
  EXPECT_EQ(readable_amount("5", "usd"), "0.05 USD");
  EXPECT_EQ(readable_amount("0", "usd"), "0.00 USD");
  EXPECT_EQ(readable_amount("900", "jpy"), "900 JPY");
  EXPECT_EQ(readable_amount("1000", "kwd"), "1.000 KWD");
  EXPECT_EQ(readable_amount("0.5", "usd"), "0.005 USD");
  EXPECT_EQ(readable_amount("12.5", "jpy"), "12.5 JPY");
  EXPECT_EQ(readable_amount("tiered", "usd"), "tiered");
  EXPECT_EQ(readable_amount("", "usd"), "");
  EXPECT_EQ(readable_amount("900", ""), "");
  EXPECT_EQ(readable_amount("900", "$(x)"), "");
}

TEST(HclString, HoldsNoTemplate) {
  EXPECT_EQ(hcl_string("plain"), "\"plain\"");
  EXPECT_EQ(hcl_string("${a} %{b} $c 5% $${d}"), "\"$${a} %%{b} $c 5% $$${d}\"");
  EXPECT_EQ(hcl_string("\"\\\n\x01"), "\"\\\"\\\\\\n\\u0001\"");
  // Escaped, it misleads nobody. NOLINTNEXTLINE(misc-misleading-bidirectional)
  EXPECT_EQ(hcl_string("a\u202eb\x7f"), "\"a\\u202eb\\u007f\"");
}

TEST(TerraformProviders, ListAttributesInOrder) {
  for (const TerraformProvider* provider : {&stripe_provider(), &lukasaron_provider()}) {
    for (std::size_t index = 1; index < provider->attributes.size(); ++index) {
      EXPECT_LT(provider->attributes[index - 1].path, provider->attributes[index].path);
    }
  }
}

}  // namespace
}  // namespace portal_guide::exporting
