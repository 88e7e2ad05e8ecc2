#include "core/content/snippets.hpp"

#include <string>

#include <gtest/gtest.h>

namespace portal_guide::content {
namespace {

const Snippet kSnippet = {.id = "node",
                          .language = "Node.js",
                          .install = "",
                          .code = "create({\n  back: \"{return-url}\",\n  configuration: \"{configuration}\",\n});",
                          .sources = {}};

TEST(FillSnippet, PutsTheReadersAddressesIn) {
  EXPECT_EQ(fill_snippet(kSnippet, "https://a.com/account?tab=plan&x=1#top", "bpc_1Abc"),
            "create({\n  back: \"https://a.com/account?tab=plan&x=1#top\",\n  configuration: \"bpc_1Abc\",\n});\n");
}

TEST(FillSnippet, LeavesTheLineOutWhereThereIsNoConfiguration) {
  EXPECT_EQ(fill_snippet(kSnippet, " https://a.com \n", " "), "create({\n  back: \"https://a.com\",\n});\n");
}

TEST(FillSnippet, MakesAnAddressInertInEveryLanguage) {
  const auto filled = fill_snippet({.id = "x", .language = "X", .install = "", .code = "{return-url}", .sources = {}},
                                   "https://a.com/'\"$(id)`id`#{x}\\!%41\u00e9 {configuration}");
  EXPECT_EQ(filled, "https://a.com/%27%22%24(id)%60id%60#%7Bx%7D%5C%21%41%C3%A9%20%7Bconfiguration%7D\n");
}

TEST(FillSnippet, RefusesWhatIsNoReturnUrl) {
  for (const std::string address :
       {"", "  ", "/account", "ftp://a.com", "javascript:alert(1)", "https://", "https://u:p@a.com", "a.com"}) {
    const auto filled = fill_snippet(kSnippet, address);
    ASSERT_FALSE(filled.has_value()) << address;
    EXPECT_EQ(filled.error().id, "snippet-return-url");
    EXPECT_TRUE(filled.error().arguments.empty());
  }
  EXPECT_FALSE(fill_snippet(kSnippet, "https://a.com/" + std::string(2048, 'a')).has_value());
}

TEST(FillSnippet, RefusesWhatIsNoConfiguration) {
  for (const std::string id : {"bpc_", "bpc", "cus_1", "bpc_1\"", "bpc_1 2", "bpc_\n1", "BPC_1"}) {
    const auto filled = fill_snippet(kSnippet, "https://a.com", id);
    ASSERT_FALSE(filled.has_value()) << id;
    EXPECT_EQ(filled.error().id, "snippet-configuration");
  }
}

}  // namespace
}  // namespace portal_guide::content
