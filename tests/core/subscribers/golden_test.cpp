#include <string>

#include <gtest/gtest.h>

#include "core/report/paragraph.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/subscribers/coverage.hpp"
#include "core/subscribers/explain.hpp"
#include "tests/core/repository_content.hpp"

// Whole answers, byte for byte. `UPDATE_GOLDEN=1` rewrites what is expected; the difference is reviewed like code.
namespace portal_guide::subscribers {
namespace {

const std::string kFolder = "tests/golden/subscribers/";

stripe::Snapshot sample() {
  auto snapshot = stripe::Snapshot::parse(repository_file("tests/fixtures/subscribers.json"));
  EXPECT_TRUE(snapshot);
  return *std::move(snapshot);
}

void expect_readable(const std::string& text) {
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('{'), std::string::npos) << "a placeholder nobody filled";
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    EXPECT_LE(report::columns(std::string_view(text).substr(start, end - start)), 80U) << text.substr(start, end - start);
    start = end + 1;
  }
}

class ExplainedCustomer : public testing::TestWithParam<std::string> {};

TEST_P(ExplainedCustomer, ReadsAsBefore) {
  const auto explanations = explain(sample(), GetParam());
  ASSERT_TRUE(explanations);
  expect_golden(kFolder + "explain-" + GetParam() + ".out", to_json(*explanations));
  const std::string text = to_text(*explanations, repository_content());
  expect_readable(text);
  expect_golden(kFolder + "explain-" + GetParam() + ".text", text);
}

INSTANTIATE_TEST_SUITE_P(Sample, ExplainedCustomer,
                         testing::Values("cus_Ada", "cus_Bob", "cus_Cyd", "cus_Dee", "cus_Eve", "cus_Fay", "cus_Try"));

TEST(CountedSubscribers, ReadAsBefore) {
  const auto counted = coverage(sample());
  ASSERT_TRUE(counted);
  expect_golden(kFolder + "coverage.out", to_json(*counted));
  const std::string text = to_text(*counted, repository_content());
  expect_readable(text);
  expect_golden(kFolder + "coverage.text", text);
}

TEST(Colours, AreForTerminalsOnly) {
  const auto explanations = explain(sample(), "cus_Bob");
  ASSERT_TRUE(explanations);
  const report::TextStyle colour{.colour = report::Colour::Always};
  EXPECT_NE(to_text(*explanations, repository_content(), colour).find("\x1b[31mno"), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::subscribers
