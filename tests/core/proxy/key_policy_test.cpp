#include "core/proxy/key_policy.hpp"

#include <optional>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace portal_guide::proxy {
namespace {

/// Built by concatenation, so that no file holds what a secret scanner takes for a key.
std::string key(const std::string& kind, const std::string& mode, const std::string& body = "51ExampleExampleExample") {
  return kind + "_" + mode + "_" + body;
}

struct KeyCase {
  std::string name;
  std::string key;
  std::optional<stripe::Mode> mode = std::nullopt;
  std::string error = {};
};

void PrintTo(const KeyCase& row, std::ostream* output) { *output << row.name; }

class KeyPolicy : public testing::TestWithParam<KeyCase> {};

TEST_P(KeyPolicy, Judges) {
  const KeyCase& row = GetParam();
  const Expected<stripe::Mode> accepted = accept_key(row.key);
  if (row.mode) {
    ASSERT_TRUE(accepted) << accepted.error().id;
    EXPECT_EQ(*accepted, *row.mode);
  } else {
    ASSERT_FALSE(accepted);
    EXPECT_EQ(accepted.error(), Error{.id = row.error});
  }
}

INSTANTIATE_TEST_SUITE_P(
    Proxy, KeyPolicy,
    testing::Values(
        KeyCase{.name = "restricted_test", .key = key("rk", "test"), .mode = stripe::Mode::Test},
        KeyCase{.name = "restricted_live", .key = key("rk", "live"), .mode = stripe::Mode::Live},
        KeyCase{.name = "secret_test", .key = key("sk", "test"), .mode = stripe::Mode::Test},
        KeyCase{.name = "long_new_key", .key = key("rk", "live", std::string(99, 'A')), .mode = stripe::Mode::Live},
        KeyCase{.name = "longest_key", .key = key("rk", "test", std::string(247, 'A')), .mode = stripe::Mode::Test},
        KeyCase{.name = "one_character_too_long", .key = key("rk", "test", std::string(248, 'A')), .error = "key-malformed"},
        KeyCase{.name = "ephemeral_key", .key = key("ek", "test"), .error = "key-malformed"},
        KeyCase{.name = "secret_live", .key = key("sk", "live"), .error = "key-secret-refused"},
        KeyCase{.name = "secret_live_truncated", .key = key("sk", "live", "51"), .error = "key-secret-refused"},
        KeyCase{.name = "organization_live", .key = key("sk_org", "live"), .error = "key-secret-refused"},
        KeyCase{.name = "organization_test", .key = key("sk_org", "test"), .error = "key-secret-refused"},
        KeyCase{.name = "publishable_test", .key = key("pk", "test"), .error = "key-publishable"},
        KeyCase{.name = "publishable_live", .key = key("pk", "live"), .error = "key-publishable"},
        KeyCase{.name = "empty", .key = "", .error = "key-malformed"},
        KeyCase{.name = "blank", .key = "  ", .error = "key-malformed"},
        KeyCase{.name = "word", .key = "hello", .error = "key-malformed"},
        KeyCase{.name = "truncated", .key = key("rk", "test", "51Exa"), .error = "key-malformed"},
        KeyCase{.name = "masked", .key = key("rk", "test", "51Exam****mple"), .error = "key-malformed"},
        KeyCase{.name = "unknown_mode", .key = key("rk", "prod"), .error = "key-malformed"},
        KeyCase{.name = "webhook_secret", .key = "whsec" + std::string("_51ExampleExampleExample"), .error = "key-malformed"},
        KeyCase{.name = "two_lines", .key = key("rk", "test") + "\n" + key("rk", "test"), .error = "key-malformed"},
        KeyCase{.name = "header_injection", .key = key("rk", "test") + "\r\nHost: evil.example", .error = "key-malformed"},
        KeyCase{.name = "blank_before", .key = " " + key("rk", "test"), .error = "key-malformed"},
        KeyCase{.name = "line_break_behind", .key = key("rk", "test") + "\n", .error = "key-malformed"},
        KeyCase{.name = "zero_width_space_behind", .key = key("rk", "test") + "\u200B", .error = "key-malformed"},
        KeyCase{.name = "nul_behind", .key = key("rk", "test") + std::string(1, '\0'), .error = "key-malformed"},
        KeyCase{.name = "very_long", .key = key("rk", "test", std::string(100'000, 'A')), .error = "key-malformed"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace portal_guide::proxy
