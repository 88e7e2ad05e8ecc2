#include "core/rules/webhook_events.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/core/repository_content.hpp"

namespace portal_guide::rules {
namespace {

TEST(WebhookEvents, AreTheOnesOurCatalogueCallsMust) {
  const auto catalogue = parse_json(repository_file("tests/fixtures/webhook_events.json"));
  ASSERT_TRUE(catalogue);
  std::vector<std::string> required;
  for (const Json& entry : *catalogue) {
    if (as_string(find(entry, "importance")) == "must") required.emplace_back(*as_string(find(entry, "event")));
  }
  std::sort(required.begin(), required.end());
  EXPECT_EQ(required, std::vector<std::string>(kRequiredEvents.begin(), kRequiredEvents.end()));
}

}  // namespace
}  // namespace portal_guide::rules
