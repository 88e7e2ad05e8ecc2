#include <string>
#include <string_view>
#include <vector>

#include "core/stripe/session_configurations.hpp"
#include "tests/core/stripe/own_json/assembled.hpp"

// What portal sessions tell of the app.
namespace portal_guide::stripe::own_json {
namespace {

struct Session {
  int created = 0;
  std::string configuration = {};
  std::string return_url = {};
  bool is_live = true;
};

std::string text_of(const Session& session) {
  Json object = {{"object", "billing_portal.session"}, {"livemode", session.is_live}, {"created", session.created}};
  if (!session.configuration.empty()) object["configuration"] = session.configuration;
  if (!session.return_url.empty()) object["return_url"] = session.return_url;
  return object.dump();
}

struct SessionsCase {
  std::string_view name;
  std::vector<Session> sessions;
  Json configurations;
  std::string return_url = {};
};
void PrintTo(const SessionsCase& row, std::ostream* stream) { *stream << row.name; }

class SessionsOfAFile : public testing::TestWithParam<SessionsCase> {};

TEST_P(SessionsOfAFile, SayWhatTheAppPasses) {
  std::string lines;
  for (const Session& session : GetParam().sessions) {
    lines += text_of(session) + "\n";
  }
  const Integration integration = snapshot_of({lines}).integration();
  EXPECT_EQ(to_json(integration.session_configuration), GetParam().configurations);
  EXPECT_EQ(integration.return_url, GetParam().return_url);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Sessions, SessionsOfAFile, testing::ValuesIn(std::vector<SessionsCase>{
    {.name = "newest_last", .sessions = {{5, "bpc_1", "https://a.dev/"}, {9, "bpc_2", "https://b.dev/"}},
     .configurations = {{"live", {"bpc_2", "bpc_1"}}}, .return_url = "https://b.dev/"},
    {.name = "newest_first", .sessions = {{9, "bpc_2", "https://b.dev/"}, {5, "bpc_1", "https://a.dev/"}},
     .configurations = {{"live", {"bpc_2", "bpc_1"}}}, .return_url = "https://b.dev/"},
    {.name = "newest_in_the_middle", .sessions = {{5, "bpc_1", "https://a.dev/"}, {9, "bpc_2", "https://b.dev/"}, {7, "bpc_3", "https://c.dev/"}},
     .configurations = {{"live", {"bpc_2", "bpc_1", "bpc_3"}}}, .return_url = "https://b.dev/"},
    {.name = "newest_without_a_return_url", .sessions = {{5, "bpc_1", "https://a.dev/"}, {9, "bpc_1", ""}},
     .configurations = {{"live", "bpc_1"}}, .return_url = "https://a.dev/"},
    {.name = "only_an_older_one_has_a_return_url", .sessions = {{9, "bpc_1", ""}, {5, "bpc_1", "https://a.dev/"}},
     .configurations = {{"live", "bpc_1"}}, .return_url = "https://a.dev/"},
    {.name = "an_older_one_again", .sessions = {{5, "bpc_1"}, {9, "bpc_2"}, {7, "bpc_1"}}, .configurations = {{"live", {"bpc_2", "bpc_1"}}}},
    {.name = "a_newer_one_again", .sessions = {{5, "bpc_1"}, {6, "bpc_2"}, {9, "bpc_1"}}, .configurations = {{"live", {"bpc_1", "bpc_2"}}}},
    {.name = "at_the_same_time", .sessions = {{5, "bpc_1", "https://a.dev/"}, {5, "bpc_2", "https://b.dev/"}},
     .configurations = {{"live", {"bpc_2", "bpc_1"}}}, .return_url = "https://b.dev/"},
    {.name = "without_a_configuration", .sessions = {{5, "", "https://a.dev/"}}, .configurations = nullptr, .return_url = "https://a.dev/"},
    {.name = "of_both_modes", .sessions = {{9, "bpc_T", "https://t.dev/", false}, {5, "bpc_L", "https://l.dev/"}},
     .configurations = {{"live", "bpc_L"}, {"test", "bpc_T"}}, .return_url = "https://l.dev/"},
    {.name = "of_both_modes_and_only_test_has_a_return_url", .sessions = {{9, "bpc_T", "https://t.dev/", false}, {5, "bpc_L"}},
     .configurations = {{"live", "bpc_L"}, {"test", "bpc_T"}}, .return_url = "https://t.dev/"},
}), [](const testing::TestParamInfo<SessionsCase>& row) { return std::string(row.param.name); });
// clang-format on

TEST(Sessions, BringTheirConfigurationAndItsMode) {
  const auto snapshot = snapshot_of({R"({"object":"billing_portal.session","created":5,
      "configuration":{"object":"billing_portal.configuration","id":"bpc_1","livemode":false,"active":true}})"});
  EXPECT_EQ(ids_of(snapshot, Mode::Test, SectionName::BillingPortalConfigurations), "bpc_1 …");
  EXPECT_EQ(to_json(snapshot.integration().session_configuration), (Json{{"test", "bpc_1"}}));
}

TEST(Sessions, AreOfTheModeOfTheirEvent) {
  const auto snapshot = snapshot_of({R"({"object":"event","livemode":true,"created":5,"type":"billing_portal.session.created",
      "data":{"object":{"object":"billing_portal.session","configuration":"bpc_1"}}})"},
                                    Mode::Test);
  EXPECT_EQ(to_json(snapshot.integration().session_configuration), (Json{{"live", "bpc_1"}}));
}

TEST(Sessions, AreOfTheModeThatIsGivenWhereTheySayNone) {
  const std::string session = R"({"object":"billing_portal.session","configuration":"bpc_1"})";
  EXPECT_EQ(to_json(snapshot_of({session}, Mode::Test).integration().session_configuration), (Json{{"test", "bpc_1"}}));
  const auto without = assemble_texts({session});
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().id, "objects-mode");
  EXPECT_EQ(without.error().arguments.at("object"), "billing_portal.session");
}

TEST(Sessions, NeverRepeatAKey) {
  const std::string key = std::string("sk_") + "live_" + "0123456789abcdefWXYZ";
  const auto assembled = assemble_texts({text_of({5, key, "https://a.dev/?key=" + key})});
  ASSERT_TRUE(assembled);
  EXPECT_EQ(assembled->snapshot.find("0123456789"), std::string::npos);
}

/// Beside another type, a list says nothing of how many there are.
TEST(Sessions, LeaveAListOfOthersOpen) {
  const std::string configuration = R"({"object":"billing_portal.configuration","id":"bpc_1","livemode":true})";
  EXPECT_EQ(ids_of(snapshot_of({"[" + configuration + "," + text_of({5, "bpc_1"}) + "]"}), Mode::Live,
                   SectionName::BillingPortalConfigurations),
            "bpc_1 …");
}

}  // namespace
}  // namespace portal_guide::stripe::own_json
