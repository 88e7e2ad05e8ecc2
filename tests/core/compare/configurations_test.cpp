#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/compare/compare.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/compare/carried_out.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// Accounts with more than one configuration: which ones are compared with each other, and what the plan makes of them.
namespace portal_guide::compare {
namespace {

using rules::Change;
using rules::changed;
using rules::good_snapshot;
using rules::kConfiguration;
using rules::kLive;
using rules::kTest;
using rules::kTestConfiguration;
using rules::remove;
using rules::set;

const std::string kNamed = "/integration/session_configuration";
const std::string kInTest = "/test/billing_portal_configurations/data/";
const std::string kInLive = "/live/billing_portal_configurations/data/";
const std::string kList = "features.subscription_update.products";
const std::string kInvoices = "/features/invoice_history/enabled";

/// Another configuration of the mode, like the good account's default, that leads back to a site of its own.
Change another(const std::string& place, const std::string& id, const std::vector<Change>& changes = {}) {
  Json configuration =
      good_snapshot()[place.starts_with(kInTest) ? "test" : "live"]["billing_portal_configurations"]["data"][0];
  configuration["id"] = id;
  configuration["is_default"] = false;
  configuration["default_return_url"] = "https://" + id.substr(4) + ".dev/account";
  return set(place, changed(std::move(configuration), changes));
}

/// A price of the mode's basic plan that only one configuration offers.
std::vector<Change> sold_apart(const std::string& mode, const std::string& id, int amount) {
  Json price = good_snapshot()[mode]["prices"]["data"][2];
  price["id"] = id;
  price["unit_amount"] = amount;
  return {set("/" + mode + "/prices/data/3", price)};
}

std::string pair_line(const ConfigurationPair& pair) {
  return std::string(to_string(pair.by)) + " " + pair.test.id + " " + (pair.live ? pair.live->id : "-");
}

std::vector<std::string> pair_lines(const Comparison& comparison) {
  std::vector<std::string> found;
  std::transform(comparison.pairs.begin(), comparison.pairs.end(), std::back_inserter(found), pair_line);
  return found;
}

struct PairCase {
  std::string_view name;
  std::vector<Change> changes = {};
  /// What is compared, in order: "name bpc_1 bpc_2".
  std::vector<std::string> pairs = {};
  /// As lines() has it.
  std::vector<std::string> finds = {};
  /// What is left once the plan is carried out.
  std::vector<std::string> leaves = {};
};

void PrintTo(const PairCase& row, std::ostream* stream) { *stream << row.name; }

std::vector<Change> all(std::vector<Change> changes, const std::vector<Change>& more) {
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

/// Two sites in each mode, of which the second is called "Site B".
std::vector<Change> two_sites(const std::vector<Change>& more = {}) {
  const std::vector<Change> of_b = {set("/name", "Site B"), set("/default_return_url", "https://b.dev/account")};
  return all({another(kInTest + "1", "bpc_TestB", of_b), another(kInLive + "1", "bpc_LiveB", of_b)}, more);
}

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<PairCase> pair_cases() {
  const std::string a = "default bpc_Test bpc_Live";
  const std::string b = "name bpc_TestB bpc_LiveB";
  return {
      {.name = "one_each", .pairs = {a}},
      {.name = "two_of_one_name", .changes = two_sites(), .pairs = {a, b}},
      {.name = "the_second_differs", .changes = two_sites({set(kInTest + "1" + kInvoices, false)}), .pairs = {a, b},
       .finds = {"set features.invoice_history.enabled"}},
      {.name = "both_differ", .changes = two_sites({set(kTestConfiguration + kInvoices, false), set(kInTest + "1/business_profile/headline", "Site B")}),
       .pairs = {a, b}, .finds = {"set business_profile.headline", "set features.invoice_history.enabled"}},
      {.name = "live_is_in_another_order", .changes = two_sites({another(kInLive + "2", "bpc_LiveC", {set("/name", "Site C"), set("/default_return_url", nullptr)}),
       another(kInTest + "2", "bpc_TestC", {set("/name", "Site C"), set("/default_return_url", nullptr), set(kInvoices, false)})}),
       .pairs = {a, b, "name bpc_TestC bpc_LiveC"}, .finds = {"set features.invoice_history.enabled"}},
      {.name = "a_price_that_only_the_second_offers", .changes = two_sites(all(sold_apart("test", "price_ForB", 4400),
       {set(kInTest + "1/features/subscription_update/products/1/prices", {"price_ForB"})})), .pairs = {a, b},
       .finds = {"set " + kList, "set " + kList, "unmatched price_ForB no-counterpart", "unmatched price_TeamMonthLive no-counterpart"}},
      {.name = "a_price_that_both_offer_is_created_once", .changes = two_sites({remove(kLive + "/prices/data/2"),
       remove(kConfiguration + "/features/subscription_update/products/1"), remove(kInLive + "1/features/subscription_update/products/1")}),
       .pairs = {a, b}, .finds = {"set " + kList, "set " + kList, "unmatched price_TeamMonthTest no-counterpart"}},
      {.name = "nothing_of_it_is_in_live_mode", .changes = two_sites({remove(kInLive + "1/features/subscription_update/products/0"),
       set(kLive + "/products/data", Json::array()), set(kLive + "/prices/data", Json::array()), set(kConfiguration + "/features/subscription_update/products", Json::array()),
       set(kInLive + "1/features/subscription_update/products", Json::array())}), .pairs = {a, b},
       .finds = {"set " + kList, "set " + kList, "set " + kList, "set " + kList, "set " + kList, "set " + kList,
                 "unmatched price_BasicMonthTest no-counterpart", "unmatched price_BasicYearTest no-counterpart", "unmatched price_TeamMonthTest no-counterpart",
                 "unmatched prod_BasicTest no-counterpart", "unmatched prod_TeamTest no-counterpart"}},
      {.name = "same_metadata", .changes = {another(kInTest + "1", "bpc_T", {set("/metadata", {{"site", "b"}, {"by", "terraform"}})}),
       another(kInLive + "1", "bpc_L", {set("/metadata", {{"site", "b"}, {"by", "terraform"}}), set("/default_return_url", "https://T.dev/account")})},
       .pairs = {a, "metadata bpc_T bpc_L"}},
      {.name = "metadata_that_contradicts", .changes = {another(kInTest + "1", "bpc_T", {set("/metadata", {{"site", "b"}, {"by", "terraform"}})}),
       another(kInLive + "1", "bpc_L", {set("/metadata", {{"site", "c"}, {"by", "terraform"}})})},
       .pairs = {a}, .finds = {"not paired bpc_L no-counterpart", "not paired bpc_T no-counterpart"}, .leaves = {"not paired bpc_L no-counterpart", "not paired bpc_T no-counterpart"}},
      {.name = "metadata_that_tells_nothing_apart", .changes = {another(kInTest + "1", "bpc_T", {set("/metadata/by", "terraform")}), another(kInTest + "2", "bpc_T2", {set("/metadata/by", "terraform")}),
       another(kInLive + "1", "bpc_L", {set("/metadata/by", "terraform")})},
       .pairs = {a}, .finds = {"not paired bpc_L ambiguous", "not paired bpc_T ambiguous", "not paired bpc_T2 ambiguous"},
       .leaves = {"not paired bpc_L ambiguous", "not paired bpc_T ambiguous", "not paired bpc_T2 ambiguous"}},
      {.name = "the_same_name_twice_and_metadata", .changes = {another(kInTest + "1", "bpc_T", {set("/name", "Site"), set("/metadata/site", "a")}),
       another(kInTest + "2", "bpc_T2", {set("/name", "Site"), set("/metadata/site", "b")}),
       another(kInLive + "1", "bpc_L", {set("/name", "Site"), set("/metadata/site", "b"), set("/default_return_url", "https://T2.dev/account")}),
       another(kInLive + "2", "bpc_L2", {set("/name", "Site"), set("/metadata/site", "a"), set("/default_return_url", "https://T.dev/account")})},
       .pairs = {a, "metadata bpc_T bpc_L2", "metadata bpc_T2 bpc_L"}},
      {.name = "the_same_features_and_return_url", .changes = {another(kInTest + "1", "bpc_T", {set("/default_return_url", "https://b.dev/")}),
       another(kInLive + "1", "bpc_L", {set("/default_return_url", "https://b.dev/")})}, .pairs = {a, "settings bpc_T bpc_L"}},
      {.name = "only_test_mode_has_a_second", .changes = {another(kInTest + "1", "bpc_T")}, .pairs = {a},
       .finds = {"not paired bpc_T no-counterpart"}, .leaves = {"not paired bpc_T no-counterpart"}},
      {.name = "only_live_mode_has_a_second", .changes = {another(kInLive + "1", "bpc_L")}, .pairs = {a},
       .finds = {"not paired bpc_L no-counterpart"}, .leaves = {"not paired bpc_L no-counterpart"}},
      {.name = "inactive_ones_do_not_count", .changes = {another(kInTest + "1", "bpc_T", {set("/active", false)}), another(kInLive + "1", "bpc_L", {set("/active", false)})},
       .pairs = {a}},
      {.name = "one_named_each", .changes = {another(kInTest + "1", "bpc_T"), another(kInLive + "1", "bpc_L"), set(kNamed, {{"test", "bpc_T"}, {"live", "bpc_L"}})},
       .pairs = {a, "named bpc_T bpc_L"}, .finds = {"decide default_return_url"}},
      {.name = "one_named_each_without_a_mode", .changes = {another(kInTest + "1", "bpc_T"), another(kInLive + "1", "bpc_L"), set(kNamed, {"bpc_T", "bpc_L"})},
       .pairs = {a, "named bpc_T bpc_L"}, .finds = {"decide default_return_url"}},
      {.name = "others_are_not_used_where_one_is_named", .changes = {another(kInTest + "1", "bpc_T"), another(kInTest + "2", "bpc_T2"), another(kInLive + "1", "bpc_L"), another(kInLive + "2", "bpc_L2"),
       set(kNamed, {"bpc_T2", "bpc_L2"})}, .pairs = {a, "named bpc_T2 bpc_L2"}, .finds = {"decide default_return_url"}},
      {.name = "several_named_by_their_names", .changes = {another(kInTest + "1", "bpc_T", {set("/name", "B")}), another(kInTest + "2", "bpc_T2", {set("/name", "C")}),
       another(kInLive + "1", "bpc_L", {set("/name", "C"), set("/default_return_url", "https://T2.dev/account")}), another(kInLive + "2", "bpc_L2", {set("/name", "B"), set("/default_return_url", "https://T.dev/account")}),
       set(kNamed, {"bpc_T", "bpc_T2", "bpc_L", "bpc_L2"})}, .pairs = {a, "name bpc_T bpc_L2", "name bpc_T2 bpc_L"}},
      {.name = "several_named_and_nothing_tells", .changes = {another(kInTest + "1", "bpc_T"), another(kInTest + "2", "bpc_T2"), another(kInLive + "1", "bpc_L"), another(kInLive + "2", "bpc_L2"),
       set(kNamed, {"bpc_T", "bpc_T2", "bpc_L", "bpc_L2"})}, .pairs = {a},
       .finds = {"not paired bpc_L no-counterpart", "not paired bpc_L2 no-counterpart", "not paired bpc_T no-counterpart", "not paired bpc_T2 no-counterpart"},
       .leaves = {"not paired bpc_L no-counterpart", "not paired bpc_L2 no-counterpart", "not paired bpc_T no-counterpart", "not paired bpc_T2 no-counterpart"}},
      {.name = "a_default_is_named_in_one_mode", .changes = {another(kInLive + "1", "bpc_L"), set(kNamed, {{"test", "bpc_Test"}, {"live", "bpc_L"}})},
       .pairs = {"named bpc_Test bpc_L"}, .finds = {"decide default_return_url", "not paired bpc_Live no-counterpart"}, .leaves = {"not paired bpc_Live no-counterpart"}},
      {.name = "the_defaults_are_named", .changes = {set(kNamed, {"bpc_Test", "bpc_Live"}), set(kTestConfiguration + kInvoices, false)}, .pairs = {a},
       .finds = {"set features.invoice_history.enabled"}},
      {.name = "named_in_test_mode_only", .changes = {another(kInTest + "1", "bpc_T", {set("/name", "B")}), another(kInLive + "1", "bpc_L", {set("/name", "B"), set("/default_return_url", "https://T.dev/account")}),
       set(kNamed, "bpc_T")}, .pairs = {a, "name bpc_T bpc_L"}},
      {.name = "named_in_test_mode_and_not_there_in_live", .changes = {another(kInTest + "1", "bpc_T", {set("/name", "B")}), set(kNamed, "bpc_T")},
       .pairs = {a, "nothing bpc_T -"}, .finds = {"set configuration"}},
      {.name = "a_new_one_with_a_plan_of_its_own", .changes = all(sold_apart("test", "price_ForB", 4400), {another(kInTest + "1", "bpc_T", {set("/name", "B"),
       set("/features/subscription_update/products/1/prices", {"price_ForB"})}), set(kNamed, "bpc_T")}),
       .pairs = {a, "nothing bpc_T -"}, .finds = {"set configuration", "unmatched price_ForB no-counterpart"}},
      {.name = "no_default_and_one_each", .changes = {set(kTestConfiguration + "/is_default", false), set(kConfiguration + "/is_default", false), set(kTestConfiguration + kInvoices, false)},
       .pairs = {"only bpc_Test bpc_Live"}, .finds = {"set features.invoice_history.enabled"}},
      {.name = "no_default_in_test_mode", .changes = {set(kTestConfiguration + "/is_default", false)}, .pairs = {"only bpc_Test bpc_Live"}},
      {.name = "live_has_a_named_one_and_no_default", .changes = {set(kConfiguration + "/is_default", false), set(kNamed, "bpc_Live")}, .pairs = {"only bpc_Test bpc_Live"}},
      {.name = "nobody_names_the_one_that_live_has", .changes = {set(kConfiguration + "/is_default", false)}, .pairs = {"nothing bpc_Test -"},
       .finds = {"not paired bpc_Live no-counterpart", "set configuration"}, .leaves = {"not paired bpc_Live no-counterpart"}},
      {.name = "no_configuration_in_live_mode_and_no_default_in_test", .changes = {set(kTestConfiguration + "/is_default", false), remove(kConfiguration)},
       .pairs = {"nothing bpc_Test -"}, .finds = {"set configuration"}},
      {.name = "more_pages_in_live_mode", .changes = two_sites({set(kLive + "/billing_portal_configurations/has_more", true)}), .pairs = {a},
       .finds = {"not compared configuration partial", "not paired bpc_LiveB not-read", "not paired bpc_TestB not-read"},
       .leaves = {"not compared configuration partial", "not paired bpc_LiveB not-read", "not paired bpc_TestB not-read"}},
      {.name = "more_pages_in_both_modes", .changes = {set(kLive + "/billing_portal_configurations/has_more", true), set("/test/billing_portal_configurations/has_more", true)},
       .pairs = {a}, .finds = {"not compared configuration partial", "not compared configuration partial"},
       .leaves = {"not compared configuration partial", "not compared configuration partial"}},
      {.name = "more_pages_and_named", .changes = two_sites({set(kLive + "/billing_portal_configurations/has_more", true), set(kNamed, {"bpc_TestB", "bpc_LiveB"})}), .pairs = {a, b},
       .finds = {"not compared configuration partial"}, .leaves = {"not compared configuration partial"}},
      {.name = "live_was_not_read", .changes = {another(kInTest + "1", "bpc_T"), set(kLive + "/billing_portal_configurations", {{"status", 403}, {"error", {{"message", "no"}}}})},
       .finds = {"not compared configuration permission", "not paired bpc_T not-read"}, .leaves = {"not compared configuration permission", "not paired bpc_T not-read"}},
  };
}
// clang-format on

class PairTest : public testing::TestWithParam<PairCase> {};

TEST_P(PairTest, PlansWhatMakesEachPairAlike) {
  const Json document = changed(good_snapshot(), GetParam().changes);
  const Comparison comparison = comparison_of(document);
  EXPECT_EQ(pair_lines(comparison), GetParam().pairs);
  EXPECT_EQ(sorted(lines(comparison)), sorted(GetParam().finds));
  std::set<std::string> created;
  for (const Step& step : comparison.plan) {
    if (step.kind == StepKind::CreatePrice || step.kind == StepKind::CreateProduct) {
      EXPECT_TRUE(created.insert(step.title).second) << step.title;
    }
    const bool of_pair = step.kind == StepKind::SetConfiguration || step.kind == StepKind::CreateConfiguration;
    EXPECT_EQ(!step.configuration.empty(), of_pair && comparison.pairs.size() > 1) << step.title;
  }
  const Comparison again = comparison_of(carried_out(document, comparison));
  EXPECT_EQ(sorted(lines(again)), sorted(GetParam().leaves));
  EXPECT_EQ(is_same(again), GetParam().leaves.empty());
}

INSTANTIATE_TEST_SUITE_P(Pairs, PairTest, testing::ValuesIn(pair_cases()),
                         [](const testing::TestParamInfo<PairCase>& row) { return std::string(row.param.name); });

Json field(const std::string& name) {
  return Json::parse(repository_file("tests/fixtures/field/" + name + ".json"), nullptr, false);
}

// Accounts from public reports, in which the app names a configuration that is not the default.
TEST(ComparedField, ComparesWhatSessionsName) {
  const std::string path = "/v1/billing_portal/configurations/bpc_Blive";
  for (const char* name : {"named-live-57", "compare-named"}) {
    const Json document = field(name);
    const Comparison comparison = comparison_of(document);
    EXPECT_EQ(pair_lines(comparison), std::vector<std::string>{"only bpc_B bpc_Blive"}) << name;
    EXPECT_EQ(lines(comparison), std::vector<std::string>{"set features.subscription_cancel.mode"}) << name;
    for (const Step& step : comparison.plan) {
      EXPECT_EQ(step.call->api.path, path);
    }
    EXPECT_TRUE(is_same(comparison_of(carried_out(document, comparison)))) << name;
  }
}

TEST(ComparedField, NeedsTheOtherModeToo) {
  const auto snapshot = stripe::Snapshot::create(field("named-live-54"));
  ASSERT_TRUE(snapshot);
  const auto comparison = compare(*snapshot, repository_content());
  ASSERT_FALSE(comparison);
  EXPECT_EQ(comparison.error().id, "compare-one-mode");
}

TEST(ComparedPairs, AreToldInEveryForm) {
  const Comparison comparison = comparison_of(
      changed(good_snapshot(), two_sites({set(kInTest + "1" + kInvoices, false), another(kInTest + "2", "bpc_T|", {})})));
  const Json json = Json::parse(to_json(comparison), nullptr, false);
  EXPECT_EQ(json["format"], "portal-comparison/1");
  EXPECT_EQ(json["pairs"][1]["by"], "name");
  EXPECT_EQ(json["pairs"][1]["live"], (Json{{"id", "bpc_LiveB"}, {"name", "Site B"}}));
  EXPECT_EQ(json["not_paired"][0]["id"], "bpc_T|");
  EXPECT_EQ(json["not_paired"][0]["mode"], "test");
  EXPECT_EQ(json["not_paired"][0]["reason"], "no-counterpart");
  EXPECT_NE(json["not_paired"][0]["why"], "");
  EXPECT_EQ(json["differences"][0]["configuration"], "bpc_TestB");
  EXPECT_EQ(json["plan"][0]["configuration"], "bpc_TestB");
  EXPECT_EQ(json["plan"][0]["api"]["path"], "/v1/billing_portal/configurations/bpc_LiveB");
  const std::string text = to_text(comparison, repository_content());
  const std::string markdown = to_markdown(comparison, repository_content());
  for (const std::string& form : {text, markdown}) {
    EXPECT_NE(form.find("Site B (bpc"), std::string::npos) << form;
    EXPECT_NE(form.find("same name"), std::string::npos) << form;
  }
  EXPECT_NE(text.find("bpc_T|, test mode"), std::string::npos) << text;
  EXPECT_NE(markdown.find(R"(bpc\_T\|)"), std::string::npos) << markdown;
}

TEST(ComparedPairs, AreNotToldWhereThereAreOnlyTheDefaults) {
  const Comparison comparison = comparison_of(changed(good_snapshot(), {set(kTestConfiguration + kInvoices, false)}));
  EXPECT_FALSE(tells_pairs(comparison));
  EXPECT_TRUE(comparison.plan.front().configuration.empty());
  EXPECT_TRUE(comparison.differences.front().configuration.empty());
  EXPECT_EQ(Json::parse(to_json(comparison), nullptr, false)["not_paired"], Json::array());
}

TEST(ComparedPairs, AreToldWhereSomethingHasNoCounterpart) {
  const Comparison comparison = comparison_of(changed(good_snapshot(), {another(kInLive + "1", "bpc_L")}));
  EXPECT_EQ(comparison.pairs.size(), 1U);
  EXPECT_TRUE(tells_pairs(comparison));
  EXPECT_NE(to_text(comparison, repository_content()).find("each is its mode’s default"), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::compare
