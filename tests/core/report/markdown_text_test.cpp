#include "core/report/markdown_text.hpp"

#include <gtest/gtest.h>

namespace portal_guide::report {
namespace {

struct TextCase {
  std::string_view name;
  std::string text;
  std::string markdown;
};

void PrintTo(const TextCase& row, std::ostream* stream) { *stream << row.name; }

std::string name_of(const testing::TestParamInfo<TextCase>& row) { return std::string(row.param.name); }

class MarkdownEscape : public testing::TestWithParam<TextCase> {};

TEST_P(MarkdownEscape, LeavesTextText) { EXPECT_EQ(markdown_escape(GetParam().text), GetParam().markdown); }

// clang-format off
INSTANTIATE_TEST_SUITE_P(Texts, MarkdownEscape, testing::ValuesIn(std::vector<TextCase>{
    {.name = "plain", .text = "Über-Plan 日本 🎉, 1 + 1 = 2.", .markdown = "Über-Plan 日本 🎉, 1 + 1 = 2."},
    {.name = "nothing", .text = "", .markdown = ""},
    {.name = "html", .text = "<img src=x onerror=alert(1)> &amp;", .markdown = R"(\<img src=x onerror=alert(1)\> \&amp;)"},
    {.name = "link", .text = "[a](https://evil.dev)", .markdown = R"(\[a\](https\://evil.dev))"},
    {.name = "image", .text = "![a](b)", .markdown = R"(\!\[a\](b))"},
    {.name = "bare_address", .text = "see http://evil.dev", .markdown = R"(see http\://evil.dev)"},
    {.name = "bare_www", .text = "see WWW.evil.dev", .markdown = R"(see WWW\.evil.dev)"},
    {.name = "emphasis", .text = "*a* **b** _c_ ~~d~~", .markdown = R"(\*a\* \*\*b\*\* \_c\_ \~\~d\~\~)"},
    {.name = "code", .text = "`a` \\", .markdown = R"(\`a\` \\)"},
    {.name = "table", .text = "a | b", .markdown = R"(a \| b)"},
    {.name = "formula", .text = "$a$", .markdown = R"(\$a\$)"},
    {.name = "heading", .text = "# a", .markdown = R"(\# a)"},
    {.name = "heading_by_underline", .text = "===", .markdown = R"(\===)"},
    {.name = "lists", .text = "- a", .markdown = R"(\- a)"},
    {.name = "numbered_list", .text = "12. a 3. b", .markdown = R"(12\. a 3. b)"},
    {.name = "other_numbered_list", .text = "1) a", .markdown = R"(1\) a)"},
    {.name = "plus_list", .text = "+ a", .markdown = R"(\+ a)"},
    {.name = "code_by_indentation", .text = "    a", .markdown = "a"},
    {.name = "new_line", .text = "a\n# b\r\n", .markdown = "a\xef\xbf\xbd\\# b\xef\xbf\xbd\xef\xbf\xbd"},
    {.name = "escape_sequence", .text = "\x1b[31m", .markdown = "\xef\xbf\xbd\\[31m"},
    {.name = "mention", .text = "@octocat", .markdown = "@\xe2\x81\xa0octocat"},
    {.name = "issue", .text = "a #12", .markdown = "a \\#\xe2\x81\xa0" "12"},
}), name_of);
// clang-format on

class MarkdownCode : public testing::TestWithParam<TextCase> {};

TEST_P(MarkdownCode, CannotBeClosed) { EXPECT_EQ(markdown_code(GetParam().text), GetParam().markdown); }

INSTANTIATE_TEST_SUITE_P(Texts, MarkdownCode,
                         testing::ValuesIn(std::vector<TextCase>{
                             {.name = "plain", .text = "/live/a~1b", .markdown = "`/live/a~1b`"},
                             {.name = "nothing", .text = "", .markdown = ""},
                             {.name = "backtick", .text = "a`b", .markdown = "``a`b``"},
                             {.name = "runs_of_backticks", .text = "a``b`c", .markdown = "```a``b`c```"},
                             {.name = "at_the_end", .text = "a`", .markdown = "`` a` ``"},
                             {.name = "spaces", .text = " a ", .markdown = "`  a  `"},
                             {.name = "new_line",
                              .text = "a\nb",
                              .markdown = "`a\xef\xbf\xbd"
                                          "b`"},
                         }),
                         name_of);

class MarkdownProse : public testing::TestWithParam<TextCase> {};

TEST_P(MarkdownProse, KeepsTheMarksOfTheContentAlone) { EXPECT_EQ(markdown_prose(GetParam().text), GetParam().markdown); }

// clang-format off
INSTANTIATE_TEST_SUITE_P(Texts, MarkdownProse, testing::ValuesIn(std::vector<TextCase>{
    {.name = "strong", .text = "Open **Settings → Billing** now.", .markdown = "Open **Settings → Billing** now."},
    {.name = "code", .text = "`a_b` is <b>", .markdown = R"(`a_b` is \<b\>)"},
    {.name = "link", .text = "see [the page](https://docs.stripe.com/a_b)", .markdown = "see [the page](https://docs.stripe.com/a_b)"},
    {.name = "link_within_the_guide", .text = "see [the step](step/return-url)", .markdown = "see the step"},
    {.name = "unsafe_target", .text = "[a](javascript:alert)", .markdown = R"(\[a\](javascript:alert))"},
}), name_of);
// clang-format on

TEST(MarkdownLink, LeadsToHttpsAlone) {
  EXPECT_EQ(markdown_link("Open", "https://dashboard.stripe.com/a(b)"), "[Open](https://dashboard.stripe.com/a%28b%29)");
  EXPECT_EQ(markdown_link("Open", "javascript:alert(1)"), "Open");
  EXPECT_EQ(markdown_link("a]b", "https://a.dev"), "[a\\]b](https://a.dev)");
}

TEST(MarkdownBlock, HasAFenceThatNoLineCloses) {
  EXPECT_EQ(markdown_block("sh", {"a", "b"}), "```sh\na\nb\n```\n");
  EXPECT_EQ(markdown_block("sh", {"````", "b\n```"}), "`````sh\n````\nb\xef\xbf\xbd```\n`````\n");
}

}  // namespace
}  // namespace portal_guide::report
