#include "core/stripe/typed_configurations.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

struct Typed {
  std::string_view text;
  /// As to_json() writes it: null for nothing, and nullopt where the text is refused.
  std::optional<Json> read;
};

TEST(TypedConfigurations, AreReadWithAndWithoutAMode) {
  const std::vector<Typed> rows = {
      {"", Json(nullptr)},
      {"  ", Json(nullptr)},
      {"bpc_1", Json("bpc_1")},
      {" bpc_1,bpc_2  bpc_1\n", Json{"bpc_1", "bpc_2"}},
      {"test=bpc_1 live=bpc_2", Json{{"test", "bpc_1"}, {"live", "bpc_2"}}},
      {"live=bpc_2 live=bpc_3", Json{{"live", {"bpc_2", "bpc_3"}}}},
      {"bpc_", std::nullopt},
      {"pmc_1", std::nullopt},
      {"bpc_1;rm", std::nullopt},
      {"production=bpc_1", std::nullopt},
      {"test=", std::nullopt},
      {"test=live=bpc_1", std::nullopt},
      {"https://billing.stripe.com/p/session/bpc_1", std::nullopt},
  };
  for (const auto& [text, expected] : rows) {
    const auto typed = typed_configurations(text);
    EXPECT_EQ(typed.has_value(), expected.has_value()) << text;
    if (typed && expected) {
      EXPECT_EQ(to_json(*typed), *expected) << text;
    }
    if (!typed) {
      EXPECT_EQ(typed.error().id, "configuration-id") << text;
    }
  }
}

TEST(TypedConfigurations, RepeatNoKey) {
  const std::string key = std::string("sk") + "_live_" + std::string(24, 'x');
  const auto typed = typed_configurations("live=" + key);
  ASSERT_FALSE(typed);
  EXPECT_EQ(typed.error().arguments.at("observed").find(key), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::stripe
