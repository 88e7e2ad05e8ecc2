#include <string>
#include <string_view>

#include "core/content/content.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/stripe/own_json/assembled.hpp"

// Texts of which no snapshot can be made.
namespace portal_guide::stripe::own_json {
namespace {

struct WrongJson {
  std::string_view name;
  std::string text;
  std::string_view error;
  /// What the sentence has to name.
  std::string_view says;
};
void PrintTo(const WrongJson& row, std::ostream* stream) { *stream << row.name; }

class OwnJsonRefuses : public testing::TestWithParam<WrongJson> {};

TEST_P(OwnJsonRefuses, AndSaysWhy) {
  const auto assembled = assemble_texts({GetParam().text});
  ASSERT_FALSE(assembled);
  EXPECT_EQ(assembled.error().id, GetParam().error);
  EXPECT_EQ(assembled.error().arguments.at("file"), "0");
  const std::string sentence = content::describe(repository_content(), assembled.error());
  EXPECT_NE(sentence.find(GetParam().says), std::string::npos) << sentence;
  if (GetParam().error != "objects-none") return;
  EXPECT_NE(sentence.find(kSmallestSnapshot), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("billing_portal.configuration"), std::string::npos) << sentence;
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Texts, OwnJsonRefuses, testing::ValuesIn(std::vector<WrongJson>{
    {.name = "number", .text = "42", .error = "objects-none", .says = "number"},
    {.name = "text", .text = R"("bpc_1")", .error = "objects-none", .says = "string"},
    {.name = "nothing_but_null", .text = "null", .error = "objects-none", .says = "null"},
    {.name = "empty_array", .text = "[]", .error = "objects-none", .says = "nothing"},
    {.name = "empty_list_of_anything", .text = R"({"object":"list","data":[],"has_more":false})", .error = "objects-none", .says = "nothing"},
    {.name = "array_of_ids", .text = R"(["prod_1","prod_2"])", .error = "objects-none", .says = "string"},
    {.name = "object_without_a_type", .text = R"({"id":"prod_1","name":"Plan"})", .error = "objects-none", .says = "object"},
    {.name = "charge", .text = R"({"object":"charge","id":"ch_1","livemode":true})", .error = "objects-none", .says = "charge"},
    {.name = "list_of_invoices", .text = R"({"object":"list","data":[{"object":"invoice"}]})", .error = "objects-none", .says = "invoice"},
    {.name = "event_of_a_later_kind", .text = R"({"object":"v2.core.event","id":"evt_1"})", .error = "objects-none", .says = "v2.core.event"},
    {.name = "event_without_an_object", .text = R"({"object":"event","livemode":true,"data":{}})", .error = "objects-none", .says = "event"},
    {.name = "error_of_stripe", .text = R"({"error":{"message":"No such configuration","type":"invalid_request_error"}})", .error = "objects-error", .says = "No such configuration"},
    {.name = "cut_off_list", .text = "{\"object\":\"list\",\"data\":[\n{\"object\":\"price\"", .error = "json-incomplete", .says = "line 2"},
    {.name = "cut_off_object", .text = R"({"object":"price",)", .error = "json-incomplete", .says = "line 1"},
    {.name = "two_without_a_comma", .text = "[{\"object\":\"charge\"}\n{\"object\":\"charge\"}]", .error = "json-invalid", .says = "line 2, column 1"},
    {.name = "comma_at_the_end", .text = "[{\"object\":\"charge\"},\n]", .error = "json-invalid", .says = "line 2, column 1"},
    {.name = "comma_at_an_objects_end", .text = "{\"object\":\"charge\",\n}", .error = "json-invalid", .says = "line 2, column 1"},
    {.name = "single_quotes", .text = "[\n {'object': 'price'}]", .error = "json-invalid", .says = "line 2, column 3"},
    {.name = "fault_behind_the_data", .text = "{\"data\":[\n{\"object\":\"charge\"}],\n\"has_more\":maybe}", .error = "json-invalid", .says = "line 3, column 12"},
    {.name = "page_of_html", .text = "<!doctype html>", .error = "json-invalid", .says = "line 1, column 1"},
    {.name = "no_utf8", .text = "{\"object\":\"price\",\n\"id\":\"\xff\"}", .error = "json-not-utf8", .says = "UTF-8"},
    {.name = "member_twice", .text = R"({"object":"price","id":"a","id":"b"})", .error = "json-duplicate-member", .says = "twice"},
    {.name = "too_deep", .text = std::string(100'000, '['), .error = "json-too-deep", .says = "64 levels"},
    // NOLINTNEXTLINE(bugprone-string-constructor): so deep that no reader goes on.
    {.name = "too_long_a_value", .text = R"({"object":"price","id":")" + std::string(9'000'000, 'x') + "\"}", .error = "json-too-large", .says = "bytes"},
    {.name = "stray_bracket", .text = "}", .error = "json-invalid", .says = "line 1, column 1"},
}), [](const testing::TestParamInfo<WrongJson>& row) { return std::string(row.param.name); });
// clang-format on

TEST(OwnJsonRefuses, NamesTheFile) {
  const auto assembled = assemble_texts({R"({"object":"price","livemode":true})", "[1,]"});
  ASSERT_FALSE(assembled);
  EXPECT_EQ(assembled.error().arguments.at("file"), "1");
}

TEST(OwnJsonRefuses, NeverRepeatsAKey) {
  const std::string key = std::string("sk_") + "live_" + "0123456789abcdefWXYZ";
  for (const std::string& text : {R"({"object":")" + key + "\"}", R"({"error":{"message":")" + key + "\"}}"}) {
    const auto assembled = assemble_texts({text});
    ASSERT_FALSE(assembled);
    EXPECT_EQ(content::describe(repository_content(), assembled.error()).find("0123456789"), std::string::npos);
  }
}

TEST(OwnJsonRefuses, NeverRepeatsAnAddress) {
  for (const char* text : {R"({"object":"kim@acme.example"})", R"([{"object":"kim@acme.example"}])",
                           R"({"error":{"message":"No such customer for kim@acme.example at https://a.example/b."}})",
                           R"({"error":{"message":"https://kim:secret@acme.example/"}})"}) {
    const auto assembled = assemble_texts({std::string(text)});
    ASSERT_FALSE(assembled);
    const std::string sentence = content::describe(repository_content(), assembled.error());
    EXPECT_EQ(sentence.find("kim"), std::string::npos) << sentence;
    EXPECT_EQ(sentence.find("secret"), std::string::npos) << sentence;
  }
}

TEST(OwnJsonRefuses, ShowsASnapshotThatCanBeRead) { EXPECT_TRUE(Snapshot::parse(kSmallestSnapshot)); }

}  // namespace
}  // namespace portal_guide::stripe::own_json
