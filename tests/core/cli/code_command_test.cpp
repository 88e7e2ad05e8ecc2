#include "core/cli/code_command.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::cli {
namespace {

const std::vector<content::Snippet> kSnippets = {
    {.id = "curl", .language = "curl", .install = "", .code = "curl '{return-url}'", .sources = {}},
    {.id = "node",
     .language = "Node.js",
     .install = "",
     .code = "a(\"{configuration}\");\nb(\"{return-url}\");",
     .sources = {}}};

TEST(CodeCommand, FillsInWhatIsGiven) {
  const auto filled =
      code({.language = "node", .return_url = "https://example.org/?a='b'", .configuration = "bpc_1"}, kSnippets);
  ASSERT_TRUE(filled) << filled.error().id;
  EXPECT_EQ(*filled, "a(\"bpc_1\");\nb(\"https://example.org/?a=%27b%27\");\n");
}

TEST(CodeCommand, LeavesTheConfigurationOutAndPutsAnExampleForTheAddress) {
  const auto filled = code({.language = "node"}, kSnippets);
  ASSERT_TRUE(filled) << filled.error().id;
  EXPECT_EQ(*filled, "b(\"https://example.com/account\");\n");
}

TEST(CodeCommand, KnowsALanguageByItsIdAndItsNameInAnyCase) {
  for (const std::string name : {"node", "Node.js", "NODE.JS"}) {
    EXPECT_TRUE(code({.language = name}, kSnippets)) << name;
  }
}

TEST(CodeCommand, SaysWhichLanguagesThereAre) {
  for (const std::string name : {"", "nod", "nodes", "cobol", "\x1b[31m", "node\n"}) {
    const auto filled = code({.language = name}, kSnippets);
    ASSERT_FALSE(filled) << name;
    EXPECT_EQ(filled.error().id, "code-language");
    EXPECT_EQ(filled.error().arguments.at("expected"), "curl, node");
    EXPECT_EQ(filled.error().arguments.at("observed").find('\x1b'), std::string::npos);
  }
  const auto endless = code({.language = std::string(std::size_t{1} << 20, 'x')}, kSnippets);
  ASSERT_FALSE(endless);
  EXPECT_LE(endless.error().arguments.at("observed").size(), 60U);
}

TEST(CodeCommand, RefusesAnAddressAndAnIdThatAreNone) {
  for (const std::string address : {"account", "javascript:alert(1)", "https://", "https://user:secret@example.org/"}) {
    const auto filled = code({.language = "curl", .return_url = address}, kSnippets);
    ASSERT_FALSE(filled) << address;
    EXPECT_EQ(filled.error().id, "snippet-return-url") << address;
  }
  const auto filled = code({.language = "node", .configuration = "bpc_\");evil(\""}, kSnippets);
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().id, "snippet-configuration");
}

}  // namespace
}  // namespace portal_guide::cli
