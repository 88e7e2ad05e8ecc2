#include "core/stripe/feature_difference.hpp"

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

struct FeatureCase {
  std::string_view name;
  Json test = Json::object();
  Json live = Json::object();
  /// Paths of what is different, and pointers of what cannot be compared.
  std::vector<std::string> differences = {};
  std::vector<std::string> unknown = {};
};

void PrintTo(const FeatureCase& row, std::ostream* stream) { *stream << row.name; }

class FeatureDifferenceTest : public testing::TestWithParam<FeatureCase> {};

TEST_P(FeatureDifferenceTest, NamesWhatDiffers) {
  const FeatureComparison comparison = compare_features(GetParam().test, "/test", GetParam().live, "/live");
  std::vector<std::string> differences;
  for (const FeatureDifference& difference : comparison.differences) {
    differences.push_back(difference.path);
  }
  std::vector<std::string> unknown;
  for (const FeatureUnknown& member : comparison.unknown) {
    unknown.push_back(member.pointer);
  }
  EXPECT_EQ(differences, GetParam().differences);
  EXPECT_EQ(unknown, GetParam().unknown);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Features, FeatureDifferenceTest, testing::Values(
  FeatureCase{.name = "nothing"},
  FeatureCase{.name = "a_switch", .test = {{"invoice_history", {{"enabled", true}}}}, .live = {{"invoice_history", {{"enabled", false}}}},
              .differences = {"invoice_history.enabled"}},
  FeatureCase{.name = "order_says_nothing", .test = {{"a", {"x", "y"}}}, .live = {{"a", {"y", "x"}}}},
  FeatureCase{.name = "how_often_does", .test = {{"a", {"x", "x"}}}, .live = {{"a", {"x", "y"}}}, .differences = {"a"}},
  FeatureCase{.name = "nothing_and_something", .test = {{"a", nullptr}}, .live = {{"a", "x"}}, .differences = {"a"}},
  FeatureCase{.name = "one_lacks_it", .test = {{"a", {{"b/c", 1}}}}, .live = {{"a", Json::object()}}, .unknown = {"/live/a/b~1c"}},
  FeatureCase{.name = "the_other_lacks_it", .live = {{"a", 1}}, .unknown = {"/test/a"}},
  FeatureCase{.name = "types_differ", .test = {{"a", 1}}, .live = {{"a", "1"}}, .unknown = {"/live/a"}},
  FeatureCase{.name = "plans_are_left_out", .test = {{"subscription_update", {{"products", {1}}}}},
              .live = {{"subscription_update", {{"products", {2}}}}}},
  FeatureCase{.name = "ids_differ_by_nature", .test = {{"payment_method_update", {{"payment_method_configuration", "pmc_1"}}}},
              .live = {{"payment_method_update", {{"payment_method_configuration", "pmc_2"}}}}},
  FeatureCase{.name = "whether_they_are_set_does_not", .test = {{"payment_method_update", {{"payment_method_configuration", "pmc_1"}}}},
              .live = {{"payment_method_update", {{"payment_method_configuration", nullptr}}}},
              .differences = {"payment_method_update.payment_method_configuration"}},
  FeatureCase{.name = "sorted_by_path", .test = {{"b", 1}, {"a", {{"z", 1}, {"y", 1}}}}, .live = {{"b", 2}, {"a", {{"z", 2}, {"y", 2}}}},
              .differences = {"a.y", "a.z", "b"}}),
  [](const testing::TestParamInfo<FeatureCase>& row) { return std::string(row.param.name); });
// clang-format on

}  // namespace
}  // namespace portal_guide::stripe
