#include "core/stripe/own_json/object_scanner.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace portal_guide::stripe::own_json {
namespace {

/// Writes down what it is shown: lists in brackets, values as they stand in the text.
class Notes final : public ValueVisitor {
 public:
  explicit Notes(const std::string& text) : text_(text) {}

  Expected<void> visit(Json&& /*value*/, const TextSpan& span) override {
    notes += text_.substr(span.offset, span.size) + ";";
    return {};
  }
  void begin_list(ListKind kind) override { notes += kind == ListKind::Array ? "[" : "{"; }
  Expected<void> end_list(const Json& list, const TextSpan& /*span*/) override {
    notes += list.is_null() ? "]" : list.dump() + "}";
    return {};
  }

  std::string notes;

 private:
  const std::string& text_;
};

/// A source that gives one byte after the other.
class Drops final : public TextSource {
 public:
  explicit Drops(const std::string& text) : text_(text) {}
  Expected<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) override {
    if (offset >= text_.size()) return 0;
    return text_.copy(to, std::min<std::size_t>(size, 1), offset);
  }
  Expected<void> confirm() override { return {}; }

 private:
  const std::string& text_;
};

std::string notes_of(const std::string& text) {
  Notes whole(text);
  TextInMemory source(text);
  EXPECT_TRUE(visit_values(source, whole)) << text;
  Notes by_drops(text);
  Drops drops(text);
  EXPECT_TRUE(visit_values(drops, by_drops)) << text;
  EXPECT_EQ(whole.notes, by_drops.notes);
  return whole.notes;
}

TEST(ObjectScanner, ShowsEveryValue) {
  EXPECT_EQ(notes_of(R"({"a":1})"), R"({"a":1};)");
  EXPECT_EQ(notes_of(" 1 \"x\" null\n{}"), "1;\"x\";null;{};");
  EXPECT_EQ(notes_of(R"({"a":1}{"b":"}"})"), R"({"a":1};{"b":"}"};)");
}

TEST(ObjectScanner, ShowsTheElementsOfLists) {
  EXPECT_EQ(notes_of("[]"), "[]");
  EXPECT_EQ(notes_of("[ 1 , [2,3] , {\"x\":[]} ]"), "[1;[2,3];{\"x\":[]};]");
  EXPECT_EQ(notes_of(R"({"a":1,"data":[1,{"data":[2]}],"b":2})"), R"({1;{"data":[2]};{"a":1,"b":2,"data":[]}})");
  EXPECT_EQ(notes_of(R"([{"data":[]},{"data":[1]}])"), R"([{{"data":[]}}{1;{"data":[]}}])");
  EXPECT_EQ(notes_of(R"({"data":{"object":{}}})"), R"({"data":{"object":{}}};)");
}

TEST(ObjectScanner, FindsTheSameFaultInEveryPiece) {
  for (const std::string text : {"", "[", "[1", "[1,", "{\"data\":[1", "{\"data\":[1]", "{\"a\"", "{\"a\":", "{\"a\":1,", "\"x",
                                 "[1 2]", "{\"a\" 1}", "{1:2}", "[,]", "{\"data\":[1],}",
                                 // NOLINTNEXTLINE(modernize-raw-string-literal): the line ends are what is tested.
                                 "{\"data\":[1],\"data\":[2]}", "tru", "[01]", "1,2", "]",
                                 // NOLINTNEXTLINE(modernize-raw-string-literal): the line ends are what is tested.
                                 "{\"x\":\"\\q\"}"}) {
    Notes notes(text);
    TextInMemory source(text);
    const auto whole = visit_values(source, notes);
    Drops drops(text);
    const auto by_drops = visit_values(drops, notes);
    ASSERT_FALSE(whole) << text;
    ASSERT_FALSE(by_drops) << text;
    EXPECT_EQ(whole.error(), by_drops.error()) << text;
    EXPECT_TRUE(whole.error().arguments.contains("line")) << text;
  }
}

}  // namespace
}  // namespace portal_guide::stripe::own_json
