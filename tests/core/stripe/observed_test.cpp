#include "core/stripe/observed.hpp"

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

/// Never a whole key in a file.
std::string key(const std::string& prefix) { return prefix + "_51HideMe" + std::string(24, 'x'); }

struct UrlCase {
  std::string_view name;
  std::string url;
  std::string shown;
};

void PrintTo(const UrlCase& row, std::ostream* stream) { *stream << row.name; }

class ObservedUrl : public testing::TestWithParam<UrlCase> {};

TEST_P(ObservedUrl, ShowsNothingPrivate) { EXPECT_EQ(observed_url(GetParam().url), GetParam().shown); }

// clang-format off
INSTANTIATE_TEST_SUITE_P(Urls, ObservedUrl, testing::ValuesIn(std::vector<UrlCase>{
    {.name = "plain", .url = "https://acme.dev/account", .shown = "https://acme.dev/account"},
    {.name = "port", .url = "http://localhost:3000/", .shown = "http://localhost:3000/"},
    {.name = "relative", .url = "/account", .shown = "/account"},
    {.name = "empty", .url = "", .shown = ""},
    {.name = "user_and_password", .url = "https://jo:secret@acme.dev/x", .shown = "https://…@acme.dev/x"},
    {.name = "two_at_signs", .url = "https://jo:sec@ret@acme.dev/x", .shown = "https://…@acme.dev/x"},
    {.name = "backslashes", .url = "https:\\\\jo:secret@acme.dev", .shown = "https:\\\\…@acme.dev"},
    {.name = "no_slashes", .url = "https:jo:secret@acme.dev", .shown = "https:…@acme.dev"},
    {.name = "query", .url = "https://acme.dev/?email=jo@acme.dev&token=1", .shown = "https://acme.dev/?…"},
    {.name = "empty_query", .url = "https://acme.dev/?", .shown = "https://acme.dev/?"},
    {.name = "fragment", .url = "https://acme.dev/#token=1", .shown = "https://acme.dev/#…"},
    {.name = "address_in_the_path", .url = "https://acme.dev/jo@acme.dev/x", .shown = "https://acme.dev/…/x"},
    {.name = "encoded_address_in_the_path", .url = "https://acme.dev/jo%40acme.dev", .shown = "https://acme.dev/…"},
}), [](const testing::TestParamInfo<UrlCase>& row) { return std::string(row.param.name); });
// clang-format on

TEST(ObservedUrlKeys, AreHidden) {
  for (const char* prefix : {"sk_live", "rk_test", "whsec"}) {
    EXPECT_EQ(observed_url("https://acme.dev/" + key(prefix)).find("HideMe"), std::string::npos);
  }
}

TEST(ObservedText, KeepsIdsAndNames) {
  EXPECT_EQ(observed_text("bpc_1Pgc70B7WZ01zgkWSnFO04Vt"), "bpc_1Pgc70B7WZ01zgkWSnFO04Vt");
  EXPECT_EQ(observed_text("Team (yearly)"), "Team (yearly)");
  EXPECT_EQ(observed_text("customer.subscription.updated"), "customer.subscription.updated");
}

TEST(ObservedText, HidesKeysAndAddresses) {
  EXPECT_EQ(observed_text("for jo@acme.dev only"), "for … only");
  EXPECT_EQ(observed_text("mail <jo@acme.dev>"), "mail <…>");
  EXPECT_EQ(observed_text("paste " + key("sk_live") + " here").find("HideMe"), std::string::npos);
  EXPECT_EQ(observed_text("https://jo:secret@acme.dev/x"), "https://…@acme.dev/x");
}

TEST(ObservedText, CutsBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 200; ++i) {
    text += "é";
  }
  const std::string shown = observed_text("a" + text);
  EXPECT_EQ(shown.size(), 199U + std::string("…").size());
  EXPECT_TRUE(shown.ends_with("é…"));
}

TEST(Observed, ShowsValuesOfEveryType) {
  EXPECT_EQ(observed(nullptr), Json());
  for (const Json& value : {Json(), Json(true), Json(7), Json(0.5), Json::array({"price"}), Json{{"type", "indefinite"}}}) {
    EXPECT_EQ(observed(&value), value);
  }
}

TEST(Observed, HidesInsideOfListsAndObjects) {
  const Json value = {{"jo@acme.dev", Json::array({key("rk_live"), "jo@acme.dev"})}};
  const std::string shown = observed(&value).dump();
  EXPECT_EQ(shown.find("HideMe"), std::string::npos) << shown;
  EXPECT_EQ(shown.find("acme.dev"), std::string::npos) << shown;
}

TEST(Observed, CutsLongLists) {
  Json value = Json::array();
  for (int i = 0; i < 100; ++i) {
    value.push_back(i);
  }
  EXPECT_EQ(observed(&value).size(), 20U);
}

TEST(Observed, CutsLargeObjects) {
  Json value = Json::object();
  for (int i = 0; i < 100; ++i) {
    value[std::to_string(i)] = i;
  }
  EXPECT_EQ(observed(&value).size(), 20U);
}

}  // namespace
}  // namespace portal_guide::stripe
