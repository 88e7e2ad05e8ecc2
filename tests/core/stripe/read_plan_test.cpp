#include "core/stripe/read_plan.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/proxy/admission.hpp"
#include "tests/core/stripe/planned_requests.hpp"

namespace portal_guide::stripe {
namespace {

using enum SectionName;
using testing::ElementsAre;

TEST(ReadPlan, AsksForEverySectionThatTheRulesOfAConfigurationNeed) {
  std::vector<std::string> requests;
  for (const PlannedRequest& request : planned_requests(ReadScope::Check)) {
    requests.push_back(request.path + (request.query.empty() ? "" : "?" + request.query));
  }
  EXPECT_THAT(requests,
              ElementsAre("/v1/account",
                          "/v1/billing_portal/configurations?limit=100&expand[]=data.features.subscription_update.products",
                          "/v1/billing_portal/configurations?limit=100&expand[]=data.features.subscription_update.products"
                          "&starting_after=bpc_1",
                          "/v1/products?limit=100", "/v1/products?limit=100&starting_after=prod_1", "/v1/prices?limit=100",
                          "/v1/prices?limit=100&starting_after=price_1", "/v1/webhook_endpoints?limit=100",
                          "/v1/promotion_codes?limit=100&active=true", "/v1/tax/settings"));
}

TEST(ReadPlan, OfASnapshotAlsoExpandsCurrenciesAndReadsPaymentMethods) {
  std::vector<std::string> requests;
  for (const PlannedRequest& request : planned_requests(ReadScope::Snapshot)) {
    requests.push_back(request.path + (request.query.empty() ? "" : "?" + request.query));
  }
  EXPECT_THAT(requests, testing::Contains("/v1/prices?limit=100&expand[]=data.currency_options"));
  EXPECT_THAT(requests, testing::Contains("/v1/payment_method_configurations?limit=100"));
  EXPECT_THAT(requests, testing::Not(testing::Contains(testing::HasSubstr("customers"))));
  EXPECT_EQ(requests.size(), planned_requests(ReadScope::Check).size() + 1);
}

TEST(ReadPlan, EncodesIdsThatTheOwnerChose) {
  const PlannedRead read{.section = Products, .path = "/v1/products", .query = "limit=100"};
  EXPECT_EQ(page_query(read, "gold plan&limit=1#/ü"), "limit=100&starting_after=gold%20plan%26limit%3D1%23%2F%C3%BC");
  EXPECT_EQ(page_query(PlannedRead{.section = Products, .path = "/v1/products"}, "a-b_c.d~e"), "starting_after=a-b_c.d~e");
}

TEST(ReadPlan, IsAdmittedByTheProxyAsItStands) {
  for (const ReadScope scope : {ReadScope::Check, ReadScope::Snapshot, ReadScope::Subscribers}) {
    ASSERT_FALSE(planned_requests(scope).empty());
    for (const PlannedRequest& request : planned_requests(scope)) {
      const auto admitted = proxy::admit({.method = "GET", .path = request.path, .query = request.query});
      EXPECT_TRUE(admitted.has_value()) << request.path << "?" << request.query;
      EXPECT_EQ(admitted ? admitted->path : "", request.path);
    }
  }
}

TEST(ReadPlan, NamesEachSectionOnce) {
  // A snapshot with subscribers is the two plans together, and has every section there is.
  std::vector<SectionName> sections;
  for (const ReadScope scope : {ReadScope::Snapshot, ReadScope::Subscribers}) {
    for (const PlannedRead& read : read_plan(scope)) {
      EXPECT_EQ(std::count(sections.begin(), sections.end(), read.section), 0) << to_string(read.section);
      sections.push_back(read.section);
      EXPECT_TRUE(is_list(read.section) || read.max_pages == 1) << to_string(read.section);
      EXPECT_EQ(read.by_creation, scope == ReadScope::Subscribers) << to_string(read.section);
      EXPECT_GE(read.max_pages, 1U);
    }
  }
  EXPECT_EQ(sections.size(), kSectionCount);
}

}  // namespace
}  // namespace portal_guide::stripe
