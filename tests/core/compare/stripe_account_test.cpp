#include "tests/core/compare/stripe_account.hpp"

#include <gtest/gtest.h>

/// That the stand-in does what Stripe is known to do, where a plan depends on it.
namespace portal_guide::compare {
namespace {

report::ApiCall creation() {
  return {.method = "POST",
          .path = "/v1/billing_portal/configurations",
          .params = {{"features", {{"invoice_history", {{"enabled", true}}}}}}};
}

TEST(StripeAccount, MakesTheFirstConfigurationOfAModeItsDefault) {
  StripeAccount empty(Json::object());
  const auto first = empty.post(creation());
  ASSERT_TRUE(first) << first.error().arguments.at("because");
  EXPECT_EQ((*first)["is_default"], true);
  const auto second = empty.post(creation());
  ASSERT_TRUE(second) << second.error().arguments.at("because");
  EXPECT_EQ((*second)["is_default"], false);

  // It stays the default, and cannot be deactivated.
  const std::string path = "/v1/billing_portal/configurations/" + (*first)["id"].get<std::string>();
  EXPECT_FALSE(empty.post({.method = "POST", .path = path, .params = {{"active", false}}}));
  EXPECT_EQ(empty.save_settings()["id"], (*first)["id"]);
}

TEST(StripeAccount, KeepsTheDefaultThatThereIs) {
  StripeAccount account(Json::object());
  EXPECT_EQ(account.save_settings()["is_default"], true);
  const auto created = account.post(creation());
  ASSERT_TRUE(created) << created.error().arguments.at("because");
  EXPECT_EQ((*created)["is_default"], false);
}

}  // namespace
}  // namespace portal_guide::compare
