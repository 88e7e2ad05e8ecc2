#include <string>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/json_writer.hpp"
#include "tests/wasm/ui_harness.hpp"
#include "wasm/platform/app_messages.hpp"
#include "wasm/platform/door.hpp"

namespace portal_guide::platform {
namespace {

Json json(std::string_view text) { return parse_json(text).value_or(Json()); }

TEST(Input, IsReadFromTheBrowsersMessages) {
  const auto resized = parse_input(json(R"({"type":"resize","width":360,"height":640.5,"density":2})"));
  ASSERT_TRUE(resized && std::holds_alternative<ui::Resized>(*resized));
  EXPECT_EQ(std::get<ui::Resized>(*resized).height, 640.5f);
  const auto clicked = parse_input(json(R"({"type":"click","node":4294967295})"));
  ASSERT_TRUE(clicked && std::holds_alternative<ui::Clicked>(*clicked));
  EXPECT_EQ(std::get<ui::Clicked>(*clicked).node, 4294967295u);
  const auto typed = parse_input(json(R"({"type":"input","node":7,"text":"Grüße"})"));
  ASSERT_TRUE(typed && std::holds_alternative<ui::Typed>(*typed));
  EXPECT_EQ(std::get<ui::Typed>(*typed).text, "Grüße");
  const auto themed = parse_input(json(R"({"type":"theme","dark":true,"accent":"#010203","radius":null})"));
  ASSERT_TRUE(themed && std::holds_alternative<ui::Themed>(*themed));
  EXPECT_TRUE(std::get<ui::Themed>(*themed).theme.dark);
  EXPECT_EQ(std::get<ui::Themed>(*themed).theme.accent, ui::rgb(0x010203));
  EXPECT_FALSE(std::get<ui::Themed>(*themed).theme.radius.has_value());
}

struct BrokenRow {
  const char* name;
  const char* text;
};

class Broken : public ::testing::TestWithParam<BrokenRow> {};

TEST_P(Broken, MessagesAreNoInputAndNoEvent) {
  const Json message = json(GetParam().text);
  EXPECT_FALSE(parse_input(message).has_value());
  EXPECT_FALSE(parse_event(message).has_value());
}

INSTANTIATE_TEST_SUITE_P(Rows, Broken,
                         ::testing::Values(BrokenRow{"Nothing", ""}, BrokenRow{"Null", "null"}, BrokenRow{"List", "[1]"},
                                           BrokenRow{"NoType", "{}"}, BrokenRow{"UnknownType", R"({"type":"explode"})"},
                                           BrokenRow{"TypeIsNumber", R"({"type":3})"},
                                           BrokenRow{"SizeMissing", R"({"type":"resize","width":1})"},
                                           BrokenRow{"SizeIsText", R"({"type":"resize","width":"1","height":1,"density":1})"},
                                           BrokenRow{"ScrollWithoutTop", R"({"type":"scroll"})"}),
                         [](const auto& row) { return row.param.name; });

TEST(Input, TakesAnImpossibleNodeForNone) {
  for (const char* text : {R"({"type":"click","node":-1})", R"({"type":"click","node":99999999999})",
                           R"({"type":"click","node":"7"})", R"({"type":"click"})"}) {
    const auto clicked = parse_input(json(text));
    ASSERT_TRUE(clicked && std::holds_alternative<ui::Clicked>(*clicked)) << text;
    EXPECT_EQ(std::get<ui::Clicked>(*clicked).node, 0u) << text;
  }
}

TEST(Event, IsReadFromTheBrowsersMessages) {
  const auto response =
      parse_event(json(R"({"type":"response","id":3,"status":429,"headers":{"retry-after":"2","odd":5},"body":"{}"})"));
  ASSERT_TRUE(response && std::holds_alternative<app::Response>(*response));
  EXPECT_EQ(std::get<app::Response>(*response).status, 429);
  EXPECT_THAT(std::get<app::Response>(*response).headers, ::testing::ElementsAre(::testing::Pair("retry-after", "2")));
  const auto connected = parse_event(
      json(R"({"type":"connected","id":1,"mode":"live","ok":false,"status":400,"code":"key_malformed","detail":"x"})"));
  ASSERT_TRUE(connected && std::holds_alternative<app::Connected>(*connected));
  EXPECT_EQ(std::get<app::Connected>(*connected).mode, app::Mode::Live);
  EXPECT_EQ(std::get<app::Connected>(*connected).code, "key_malformed");
  const auto loaded = parse_event(json(R"({"type":"loaded","key":"progress","text":null})"));
  ASSERT_TRUE(loaded && std::holds_alternative<app::Loaded>(*loaded));
  EXPECT_FALSE(std::get<app::Loaded>(*loaded).text.has_value());
  const auto failed = parse_event(json(R"({"type":"failed","id":2,"reason":"timeout"})"));
  ASSERT_TRUE(failed && std::holds_alternative<app::Failed>(*failed));
  EXPECT_EQ(std::get<app::Failed>(*failed).reason, app::Failed::Reason::Timeout);
}

TEST(Start, LetsTheLinkWinOverTheHost) {
  const app::Start start =
      parse_start(json(R"({"fragment":"guide=step/return-url&mode=live","mode":"test","lang":"en","now":12})"), "content");
  EXPECT_EQ(start.target, "step/return-url");
  EXPECT_EQ(start.mode, app::Mode::Live);
  EXPECT_EQ(start.lang, "en");
  EXPECT_EQ(start.unix_ms, 12);
  EXPECT_EQ(start.content, "content");
  const app::Start plain = parse_start(json(R"({"fragment":"","mode":"test","lang":"en"})"), "");
  EXPECT_EQ(plain.target, "");
  EXPECT_EQ(plain.mode, app::Mode::Test);
  EXPECT_EQ(plain.configurations, "");
}

TEST(Start, TellsWhichConfigurationsTheHostNames) {
  const app::Start start = parse_start(json(R"({"fragment":"","mode":"test","lang":"en","configurations":"live=bpc_1"})"), "");
  EXPECT_EQ(start.configurations, "live=bpc_1");
  const auto event = parse_event(json(R"({"type":"configurations","text":"bpc_2"})"));
  ASSERT_TRUE(event && std::holds_alternative<app::NameConfigurations>(*event));
  EXPECT_EQ(std::get<app::NameConfigurations>(*event).text, "bpc_2");
}

TEST(Start, TellsWhereTheHostsCustomersAsk) {
  const app::Start start = parse_start(json(R"({"fragment":"","supportUrl":"https://app.example/help"})"), "");
  EXPECT_EQ(start.support_url, "https://app.example/help");
  EXPECT_EQ(parse_start(json(R"({"fragment":""})"), "").support_url, "");
  const auto event = parse_event(json(R"({"type":"support","url":"mailto:help@app.example"})"));
  ASSERT_TRUE(event && std::holds_alternative<app::NameSupport>(*event));
  EXPECT_EQ(std::get<app::NameSupport>(*event).url, "mailto:help@app.example");
}

TEST(Effects, AreJsonThatTheBrowserReads) {
  JsonWriter written;
  write_effects(written, {app::Fetch{.id = 4, .path = "/v1/stripe/v1/account", .authorize = app::Mode::Test},
                          app::Copy{"a \"quoted\"\nline"}, app::Emit{"report", R"({"verdict":"ready"})"},
                          app::Emit{"ready", ""}, app::Connect{.id = 1, .field = 9, .mode = app::Mode::Live}});
  const Json effects = json(written.text());
  ASSERT_EQ(effects.size(), 5u) << written.text();
  EXPECT_EQ(
      effects[0],
      json(R"({"type":"fetch","id":4,"method":"GET","path":"/v1/stripe/v1/account","timeoutMs":20000,"authorize":"test"})"));
  EXPECT_EQ(effects[1]["text"], "a \"quoted\"\nline");
  EXPECT_EQ(effects[2]["detail"]["verdict"], "ready");
  EXPECT_TRUE(effects[3]["detail"].is_null());
  EXPECT_EQ(effects[4], json(R"({"type":"connect","id":1,"field":9,"mode":"live"})"));
  JsonWriter none;
  write_effects(none, {});
  EXPECT_EQ(none.text(), "[]");
}

TEST(FrameResult, CarriesEachThemeFocusAndAnnouncementOnce) {
  ui::testing::Harness harness([](ui::Frame& frame) {
    ui::focus(frame, ui::heading(frame, 2, "Title"));
    ui::status(frame, "status", "Saved");
  });
  harness.frame();
  std::optional<ui::ThemeRequest> sent;
  const auto frame = [&] {
    JsonWriter written;
    written.begin_object();
    write_frame(written, harness.layer(), sent);
    return json(written.end_object().text());
  };
  const Json first = frame();
  EXPECT_EQ(first["theme"]["colors"]["text"], "#1b2130");
  EXPECT_EQ(first["focus"], harness.first(ui::Role::Heading)->id);
  EXPECT_EQ(first["announcements"][0][0], "Saved");
  const Json second = frame();
  EXPECT_TRUE(second.is_object());
  for (const char* member : {"theme", "focus", "announcements", "scroll"}) {
    EXPECT_FALSE(second.contains(member)) << member;
  }
}

TEST(Failure, SaysWhatAndWhere) {
  EXPECT_EQ(failure({.id = "content-invalid", .where = "/steps/0"}),
            R"({"ok":false,"error":{"id":"content-invalid","where":"/steps/0"}})");
}

}  // namespace
}  // namespace portal_guide::platform
