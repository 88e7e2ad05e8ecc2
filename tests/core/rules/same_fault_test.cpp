#include "core/rules/same_fault.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::rules {
namespace {

const std::string kOfConfiguration = "/v1/billing_portal/configurations/";

/// What a rule sees in the configuration: this value at a place of its own.
Observation seen(const std::string& id, const std::string& value) {
  return {.evidence = {{.path = "/live/" + id, .observed = value}}, .objects = {}, .arguments = {{"url", value}}};
}

report::ApiCall call(const std::string& path, bool enabled = true) {
  return {.method = "POST", .path = path, .params = {{"enabled", enabled}}};
}

/// The faults where each configuration, `bpc_0` and so on, has one of the observations.
class SameFault : public testing::Test {
 protected:
  SameFault() {
    for (std::size_t index = 0; index < 8; ++index) {
      ids_.push_back("bpc_" + std::to_string(index));
    }
    for (const std::string& id : ids_) {
      configurations_.emplace_back();
      configurations_.back().id = id;
    }
  }

  std::vector<Fault> faults_of(const std::vector<Observation>& observations) const {
    FaultsOfConfigurations faults;
    for (std::size_t index = 0; index < observations.size(); ++index) {
      faults.add(observations[index], configurations_[index]);
    }
    return std::move(faults).take();
  }

  /// The values that the sentences of the one fault name.
  std::string told(const std::vector<std::string>& values) const {
    std::vector<Observation> observations;
    observations.reserve(values.size());
    for (const std::string& value : values) {
      observations.push_back(seen("bpc_" + std::to_string(observations.size()), value));
    }
    const auto faults = faults_of(observations);
    return faults.size() == 1 ? faults.front().observation.arguments.at("url") : "?";
  }

  /// The one fault's path, where two configurations have these calls; empty where there is none.
  std::string joined(const std::optional<report::ApiCall>& one, const std::optional<report::ApiCall>& other) const {
    std::vector<Observation> observations = {seen("bpc_0", "a"), seen("bpc_1", "a")};
    observations[0].api = one;
    observations[0].applicability = one ? report::Applicability::Exact : report::Applicability::Manual;
    observations[1].api = other;
    const auto faults = faults_of(observations);
    EXPECT_EQ(faults.size(), 1U);
    const Observation& fault = faults.front().observation;
    EXPECT_EQ(fault.applicability == report::Applicability::Manual, !fault.api);
    return fault.api ? fault.api->path : "";
  }

  std::vector<std::string> ids_;
  std::vector<stripe::JudgedConfiguration> configurations_;
};

TEST_F(SameFault, TellsFiveValuesAtMostAndEachOnce) {
  EXPECT_EQ(told({"a"}), "a");
  EXPECT_EQ(told({"a", "b", "a", "b"}), "a, b");
  EXPECT_EQ(told({"a", "b", "c", "d", "e"}), "a, b, c, d, e");
  EXPECT_EQ(told({"a", "b", "c", "d", "e", "f"}), "a, b, c, d, e, …");
  EXPECT_EQ(told({"a", "b", "c", "d", "e", "f", "g", "h"}), "a, b, c, d, e, …");
  EXPECT_EQ(told({"ab", "a", "b"}), "ab, a, b") << "a part of another is a value as well";
}

TEST_F(SameFault, TellsTheEvidenceOfEachWithItsOwnValue) {
  const auto faults = faults_of({seen("bpc_0", "a"), seen("bpc_1", "b"), seen("bpc_0", "a"), seen("bpc_0", "b")});
  ASSERT_EQ(faults.size(), 1U);
  const auto& evidence = faults.front().observation.evidence;
  ASSERT_EQ(evidence.size(), 3U) << "what is seen twice is told once";
  EXPECT_EQ(evidence[0].arguments.at("url"), "a");
  EXPECT_EQ(evidence[1].arguments.at("url"), "b");
  EXPECT_EQ(evidence[2].path, "/live/bpc_0");
  EXPECT_EQ(evidence[2].observed, "b");
}

TEST_F(SameFault, NamesEachConfigurationOnce) {
  std::vector<Observation> observations = {seen("bpc_0", "a"), seen("bpc_1", "a")};
  observations[0].objects = {reference_to(kConfigurationType, "bpc_0")};
  const auto faults = faults_of(observations);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults.front().observation.objects,
            (std::vector{reference_to(kConfigurationType, "bpc_0"), reference_to(kConfigurationType, "bpc_1")}));
  ASSERT_EQ(faults.front().configurations.size(), 2U);
  EXPECT_EQ(faults.front().configurations[1]->id, "bpc_1");
}

TEST_F(SameFault, IsAnotherWhereItConcernsOtherObjectsOrIsSaidOtherwise) {
  Observation of_product = seen("bpc_1", "a");
  of_product.objects = {reference_to("product", "prod_1")};
  Observation remarked = seen("bpc_2", "a");
  remarked.remark = "finding.remark";
  Observation of_all = seen("bpc_3", "a");
  of_all.is_of_configuration = false;
  const auto faults = faults_of({seen("bpc_0", "a"), of_product, remarked, of_all, of_product});
  ASSERT_EQ(faults.size(), 4U);
  EXPECT_EQ(faults[0].configurations.size(), 1U);
  EXPECT_EQ(faults[1].configurations.size(), 2U);
  EXPECT_TRUE(faults[3].configurations.empty());
  EXPECT_TRUE(faults[3].observation.objects.empty());
}

TEST_F(SameFault, IsTwoFaultsWhereOneConfigurationHasItTwice) {
  FaultsOfConfigurations faults;
  faults.add(seen("first", "a"), configurations_[0]);
  faults.add(seen("second", "a"), configurations_[0]);
  faults.add(seen("first", "a"), configurations_[1]);
  faults.add(seen("second", "a"), configurations_[1]);
  const auto found = std::move(faults).take();
  ASSERT_EQ(found.size(), 2U);
  for (const Fault& fault : found) {
    EXPECT_EQ(fault.configurations,
              (std::vector<const stripe::JudgedConfiguration*>{&configurations_[0], &configurations_[1]}));
  }
}

TEST_F(SameFault, IsMendedByOneCallWhereAllNeedTheSame) {
  const std::string anyone = kOfConfiguration + "{configuration}";
  EXPECT_EQ(joined(call(kOfConfiguration + "bpc_0"), call(kOfConfiguration + "bpc_1")), anyone);
  EXPECT_EQ(joined(call("/v1/prices/price_1"), call("/v1/prices/price_1")), "/v1/prices/price_1");
  EXPECT_EQ(joined(call(kOfConfiguration + "bpc_0"), call(kOfConfiguration + "bpc_1", false)), "");
  EXPECT_EQ(joined(call("/v1/prices/price_1"), call("/v1/prices/price_2")), "");
  EXPECT_EQ(joined(call(kOfConfiguration + "bpc_0"), call("/v1/prices/price_2")), "");
  EXPECT_EQ(joined(call("/v1/prices/price_2"), call(kOfConfiguration + "bpc_0")), "");
  EXPECT_EQ(joined(call(std::string(kConfigurationsPath)), call(kOfConfiguration + "bpc_0")), "") << "one is new";
  EXPECT_EQ(joined(call(kOfConfiguration + "bpc_0"), std::nullopt), "");
  EXPECT_EQ(joined(std::nullopt, call(kOfConfiguration + "bpc_0")), "");
  EXPECT_EQ(joined(std::nullopt, std::nullopt), "");
  report::ApiCall removal = call(kOfConfiguration + "bpc_1");
  removal.method = "DELETE";
  EXPECT_EQ(joined(call(kOfConfiguration + "bpc_0"), removal), "");
}

}  // namespace
}  // namespace portal_guide::rules
