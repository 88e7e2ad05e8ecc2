#include "core/content/markup.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::content {
namespace {

using Kind = Span::Kind;

struct SplitCase {
  std::string name;
  std::string text;
  std::vector<Span> spans;
};

class Split : public testing::TestWithParam<SplitCase> {};

TEST_P(Split, GivesTheSpansInReadingOrder) { EXPECT_EQ(parse_markup(GetParam().text), GetParam().spans); }

INSTANTIATE_TEST_SUITE_P(
    Markup, Split,
    testing::Values(
        SplitCase{"Empty", "", {}}, SplitCase{"Plain", "Choose Save.", {{Kind::Plain, "Choose Save.", ""}}},
        SplitCase{
            "Strong", "Choose **Save**.", {{Kind::Plain, "Choose ", ""}, {Kind::Strong, "Save", ""}, {Kind::Plain, ".", ""}}},
        SplitCase{"Code", "`https://`", {{Kind::Code, "https://", ""}}},
        SplitCase{"CodeIsVerbatim", "`expand[]=**a** <b>`", {{Kind::Code, "expand[]=**a** <b>", ""}}},
        SplitCase{"LinkToAStep", "[Try it](step/try-in-test-mode)", {{Kind::Link, "Try it", "step/try-in-test-mode"}}},
        SplitCase{"LinkToTheChecks", "[run](checks)", {{Kind::Link, "run", "checks"}}},
        SplitCase{"LinkToAPage",
                  "see [docs](https://docs.stripe.com/keys?a=b#c)",
                  {{Kind::Plain, "see ", ""}, {Kind::Link, "docs", "https://docs.stripe.com/keys?a=b#c"}}},
        SplitCase{"MarksSideBySide", "**a**`b`", {{Kind::Strong, "a", ""}, {Kind::Code, "b", ""}}},
        SplitCase{"OneStarIsAStar", "3 * 4 * 5", {{Kind::Plain, "3 * 4 * 5", ""}}},
        SplitCase{"LessThanIsNoTag", "1 < 2", {{Kind::Plain, "1 < 2", ""}}},
        SplitCase{"WordsOfAllScripts", "**Größe** 料金", {{Kind::Strong, "Größe", ""}, {Kind::Plain, " 料金", ""}}}),
    [](const auto& tested) { return tested.param.name; });

struct BrokenCase {
  std::string name;
  std::string text;
  std::string fault;
  /// What is shown, where a sound mark follows the broken one; else the text as it is.
  std::string shown = {};
};

class Broken : public testing::TestWithParam<BrokenCase> {};

TEST_P(Broken, IsReportedAndShownAsItWasWritten) {
  const auto fault = markup_fault(GetParam().text);
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->id, GetParam().fault);
  EXPECT_FALSE(fault->arguments.at("observed").empty() && GetParam().fault != "content-target");

  std::string shown;
  for (const Span& span : parse_markup(GetParam().text)) {
    EXPECT_EQ(span.kind == Kind::Link, !span.target.empty());
    shown += span.text;
  }
  EXPECT_EQ(shown, GetParam().shown.empty() ? GetParam().text : GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Markup, Broken,
    testing::Values(
        BrokenCase{"StrongNotClosed", "Choose **Save", "content-mark"}, BrokenCase{"StrongEmpty", "****", "content-mark"},
        BrokenCase{"StrongWithCode", "**a `b` c**", "content-mark", "**a b c**"},
        BrokenCase{"CodeNotClosed", "the `url", "content-mark"}, BrokenCase{"CodeEmpty", "``", "content-mark"},
        BrokenCase{"BracketAlone", "a [b", "content-mark"}, BrokenCase{"BracketsWithoutTarget", "[b] c", "content-mark"},
        BrokenCase{"LinkWithoutWords", "[](checks)", "content-mark"}, BrokenCase{"LinkNotClosed", "[a](checks", "content-mark"},
        BrokenCase{"LinkInLink", "[a [b](checks)", "content-mark", "[a b"},
        BrokenCase{"StrongInLink", "[**a**](checks)", "content-mark", "[a](checks)"},
        BrokenCase{"TargetEmpty", "[a]()", "content-target"},
        BrokenCase{"TargetScript", "[a](javascript:alert`1`)", "content-mark", "[a](javascript:alert1)"},
        BrokenCase{"TargetScriptPlain", "[a](javascript:x)", "content-target"},
        BrokenCase{"TargetScriptUpperCase", "[a](JaVaScRiPt:x)", "content-target"},
        BrokenCase{"TargetData", "[a](data:text/html,x)", "content-target"},
        BrokenCase{"TargetHttp", "[a](http://example.com)", "content-target"},
        BrokenCase{"TargetWithoutScheme", "[a](//example.com)", "content-target"},
        BrokenCase{"TargetWithUser", "[a](https://stripe.com@example.com)", "content-target"},
        BrokenCase{"TargetWithoutHost", "[a](https:///x)", "content-target"},
        BrokenCase{"TargetUnknownKind", "[a](page/x)", "content-target"},
        BrokenCase{"TargetWithoutId", "[a](step/)", "content-target"},
        BrokenCase{"TargetNotKebab", "[a](step/Return_Url)", "content-target"},
        BrokenCase{"TargetOutOfTheId", "[a](step/../x)", "content-target"},
        BrokenCase{"TargetReport", "[a](report/abc)", "content-target"}, BrokenCase{"Tag", "a <b>c", "content-html"},
        BrokenCase{"ClosingTag", "a </p>", "content-html"}, BrokenCase{"HtmlComment", "<!-- a -->", "content-html"},
        BrokenCase{"TagInStrong", "**a<img src=x>**", "content-html", "a<img src=x>"},
        BrokenCase{"TagInWords", "[a<script>](checks)", "content-html", "a<script>"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Markup, PlainTextLeavesTheWords) {
  EXPECT_EQ(plain_text("Open **Settings**, see [step 3](step/payment-methods), send `a=b`"),
            "Open Settings, see step 3, send a=b");
}

TEST(Markup, FaultQuotesWholeCharacters) {
  const auto fault = markup_fault("**" + std::string(37, 'a') + "ééééé");
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->arguments.at("observed"), "**" + std::string(37, 'a') + "…");
}

TEST(Markup, AHeapOfOpeningsIsReadInOnePass) {
  // With a scan to the end for each opening, this would take minutes.
  for (const std::string opening : {"[", "**", "`", "[a](", "[a", "<", "**`", "[a](checks"}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 18)) {
      text += opening;
    }
    EXPECT_FALSE(parse_markup(text).empty());
    markup_fault(text);
  }
}

TEST(Markup, AddressesThatMayBeLinked) {
  for (const std::string_view good :
       {"https://docs.stripe.com", "https://docs.stripe.com/keys#a", "https://example.com:8443/x"}) {
    EXPECT_TRUE(is_https_address(good)) << good;
  }
  for (const std::string_view bad :
       {"", "https://", "https://?a", "https://.com", "https://a b", "https://a\\b", "https://a/\"x", "https://a/<x>",
        "HTTPS://a", "ftp://a", "https://a/\n", "https://user:word@a"}) {
    EXPECT_FALSE(is_https_address(bad)) << bad;
  }
}

}  // namespace
}  // namespace portal_guide::content
