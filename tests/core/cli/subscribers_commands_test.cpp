#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "core/cli/coverage_command.hpp"
#include "core/cli/explain_command.hpp"
#include "tests/core/repository_content.hpp"

// explain and coverage, from text to text.
namespace portal_guide::cli {
namespace {

std::string sample() { return repository_file("tests/fixtures/subscribers.json"); }

TEST(ExplainCommand, SaysWhatTheGoldenFilesSay) {
  const auto json = explain(sample(), repository_content(), {.customer = "cus_Bob", .format = Format::Json});
  ASSERT_TRUE(json);
  EXPECT_EQ(*json, repository_file("tests/golden/subscribers/explain-cus_Bob.out"));
  const auto text = explain(sample(), repository_content(), {.customer = "cus_Bob"});
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, repository_file("tests/golden/subscribers/explain-cus_Bob.text"));
}

TEST(CoverageCommand, SaysWhatTheGoldenFilesSay) {
  const auto json = coverage(sample(), repository_content(), {.format = Format::Json});
  ASSERT_TRUE(json);
  EXPECT_EQ(*json, repository_file("tests/golden/subscribers/coverage.out"));
  const auto text = coverage(sample(), repository_content(), {});
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, repository_file("tests/golden/subscribers/coverage.text"));
}

TEST(CoverageCommand, CountsOneModeWhereAsked) {
  const auto json = coverage(sample(), repository_content(), {.mode = stripe::Mode::Test, .format = Format::Json});
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("\"mode\": \"live\""), std::string::npos);
  EXPECT_NE(json->find("\"mode\": \"test\""), std::string::npos);
}

TEST(SubscribersCommands, RefuseWhatCannotBeRead) {
  for (const std::string_view text :
       {std::string_view(""), std::string_view("[]"), std::string_view(R"({"format":"portal-snapshot/1","taken_at":1})")}) {
    EXPECT_FALSE(explain(text, repository_content(), {.customer = "cus_Ada"})) << text;
    EXPECT_FALSE(coverage(text, repository_content(), {})) << text;
  }
  const auto stranger = explain(sample(), repository_content(), {.customer = "cus_Nobody"});
  ASSERT_FALSE(stranger);
  EXPECT_EQ(stranger.error().id, "customer-unknown");
}

/// A snapshot of the settings alone: an answer, and no count.
TEST(SubscribersCommands, SayThatThereAreNoSubscriptions) {
  const std::string demo = repository_file("content/demo/ready.json");
  const auto counted = coverage(demo, repository_content(), {});
  ASSERT_TRUE(counted);
  EXPECT_NE(counted->find("holds no subscriptions"), std::string::npos);
  const auto explained = explain(demo, repository_content(), {.customer = "cus_Ada", .mode = stripe::Mode::Live});
  ASSERT_TRUE(explained);
  EXPECT_NE(explained->find("holds no subscriptions"), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::cli
