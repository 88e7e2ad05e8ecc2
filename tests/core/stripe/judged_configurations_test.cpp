#include "core/stripe/judged_configurations.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

using Ids = std::vector<std::string>;
using Lack = JudgedConfigurations::Lack;

/// A configuration with this id; `more` is further members.
std::string one(const std::string& id, const std::string& more) { return R"({"id":")" + id + R"(",)" + more + "}"; }
std::string default_one(const std::string& id) { return one(id, R"("is_default":true,"active":true)"); }
std::string other_one(const std::string& id) { return one(id, R"("is_default":false,"active":true)"); }
std::string inactive_one(const std::string& id) { return one(id, R"("is_default":false,"active":false)"); }

std::string list(const Ids& configurations, bool has_more = false) {
  std::string data;
  for (const std::string& configuration : configurations) {
    data += (data.empty() ? "" : ",") + configuration;
  }
  return R"({"object":"list","has_more":)" + std::string(has_more ? "true" : "false") + R"(,"data":[)" + data + "]}";
}

const std::string kForbidden = R"({"status":403,"error":{"message":"no"}})";

struct Case {
  std::string name;
  /// The lists of the modes; empty where the mode has none, "-" where there is no such mode.
  std::string live = "-";
  std::string test = "-";
  std::string named = {};
  /// What is judged in live mode.
  Ids judged = {};
  Lack lack = Lack::None;
  bool partial = false;
  /// What a session in live mode uses; empty where it is not known.
  std::string used = {};
};

void PrintTo(const Case& row, std::ostream* stream) { *stream << row.name; }

std::string mode_member(const std::string& mode, const std::string& configurations) {
  if (configurations == "-") return "";
  return ",\"" + mode + "\":{" + (configurations.empty() ? "" : "\"billing_portal_configurations\":" + configurations) + "}";
}

Snapshot snapshot_of(const Case& row) {
  const std::string integration = row.named.empty() ? "" : R"(,"integration":{"session_configuration":)" + row.named + "}";
  auto snapshot = Snapshot::parse(R"({"format":"portal-snapshot/1","taken_at":1)" + mode_member("live", row.live) +
                                  mode_member("test", row.test) + integration + "}");
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  return *std::move(snapshot);
}

class ConfigurationsOfAMode : public testing::TestWithParam<Case> {};

TEST_P(ConfigurationsOfAMode, AreJudged) {
  const Case& row = GetParam();
  const Snapshot snapshot = snapshot_of(row);
  const JudgedConfigurations judged = judged_configurations(snapshot, Mode::Live);
  Ids ids;
  for (const JudgedConfiguration& configuration : judged.list) {
    ids.emplace_back(configuration.id);
    EXPECT_EQ(configuration.named, judged.named());
  }
  EXPECT_EQ(ids, row.judged);
  EXPECT_EQ(judged.lack, row.lack);
  EXPECT_EQ(judged.partial, row.partial);
  EXPECT_EQ(judged.beyond, 0U);
  const auto used = session_configuration_of(snapshot, Mode::Live);
  EXPECT_EQ(used ? std::string(used->id) : "", row.used);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(WithoutNames, ConfigurationsOfAMode, testing::Values(
    Case{.name = "the_mode_is_absent", .test = list({default_one("t")}), .lack = Lack::SectionNotRead},
    Case{.name = "the_list_is_absent", .live = "", .lack = Lack::SectionNotRead},
    Case{.name = "the_list_may_not_be_read", .live = kForbidden, .lack = Lack::SectionNotRead},
    Case{.name = "the_list_is_malformed", .live = "7", .lack = Lack::SectionNotRead},
    Case{.name = "there_is_none", .live = list({}), .lack = Lack::NoneExists},
    Case{.name = "there_is_an_inactive_one", .live = list({inactive_one("a")}), .lack = Lack::NoneExists},
    Case{.name = "an_inactive_one_that_may_be_the_default", .live = list({one("a", R"("active":false)")}), .lack = Lack::NoneExists},
    Case{.name = "none_was_read_so_far", .live = list({}, true), .lack = Lack::PartlyRead, .partial = true},
    Case{.name = "one", .live = list({default_one("a")}), .judged = {"a"}, .used = "a"},
    Case{.name = "one_of_more", .live = list({default_one("a")}, true), .judged = {"a"}, .partial = true, .used = "a"},
    Case{.name = "another_one", .live = list({other_one("a")}), .judged = {"a"}},
    Case{.name = "the_default_first", .live = list({other_one("b"), default_one("a"), other_one("c")}), .judged = {"a", "b", "c"}, .used = "a"},
    Case{.name = "then_the_newest", .live = list({one("old", R"("active":true,"is_default":false,"created":1)"), default_one("a"),
                                                 one("new", R"("active":true,"is_default":false,"created":3)"), other_one("undated"),
                                                 one("middle", R"("active":true,"is_default":false,"created":2)")}),
         .judged = {"a", "new", "middle", "old", "undated"}, .used = "a"},
    Case{.name = "no_inactive_one", .live = list({default_one("a"), inactive_one("b"), other_one("c")}), .judged = {"a", "c"}, .used = "a"},
    Case{.name = "an_inactive_default", .live = list({one("a", R"("is_default":true,"active":false)")}), .judged = {"a"}, .used = "a"},
    Case{.name = "one_that_may_be_inactive", .live = list({default_one("a"), one("b", R"("is_default":false)")}), .judged = {"a", "b"}, .used = "a"},
    Case{.name = "one_that_may_be_the_default", .live = list({one("a", R"("active":true)")}), .judged = {"a"}}
), [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(WithNames, ConfigurationsOfAMode, testing::Values(
    Case{.name = "the_default", .live = list({default_one("a"), other_one("b")}), .named = R"("a")", .judged = {"a"}, .used = "a"},
    Case{.name = "another_one", .live = list({default_one("a"), other_one("b")}), .named = R"("b")", .judged = {"b"}, .used = "b"},
    Case{.name = "an_inactive_one", .live = list({default_one("a"), inactive_one("b")}), .named = R"("b")", .judged = {"b"}, .used = "b"},
    Case{.name = "two", .live = list({other_one("b"), other_one("c"), default_one("a")}), .named = R"(["c","b"])", .judged = {"c", "b"}},
    Case{.name = "two_of_which_one_is_unknown", .live = list({default_one("a"), other_one("b")}), .named = R"(["b","x"])", .judged = {"b"}, .used = "b"},
    Case{.name = "for_this_mode", .live = list({default_one("a"), other_one("b")}), .named = R"({"live":["b"]})", .judged = {"b"}, .used = "b"},
    Case{.name = "for_the_other_mode", .live = list({default_one("a"), other_one("b")}), .named = R"({"test":"b"})", .judged = {"a", "b"}, .used = "a"},
    Case{.name = "one_of_the_other_mode", .live = list({default_one("a"), other_one("b")}), .test = list({other_one("t")}), .named = R"("t")", .judged = {"a", "b"}, .used = "a"},
    Case{.name = "one_of_each_mode", .live = list({default_one("a"), other_one("b")}), .test = list({other_one("t")}), .named = R"(["t","b"])", .judged = {"b"}, .used = "b"},
    Case{.name = "one_of_both_modes", .live = list({default_one("a"), other_one("b")}), .test = list({other_one("b")}), .named = R"("b")", .judged = {"b"}, .used = "b"},
    Case{.name = "one_of_the_other_mode_for_this_one", .live = list({default_one("a")}), .test = list({other_one("t")}), .named = R"({"live":"t"})", .judged = {"a"}},
    Case{.name = "one_that_nobody_has", .live = list({default_one("a")}), .test = list({other_one("t")}), .named = R"("x")", .judged = {"a"}},
    Case{.name = "two_that_nobody_has", .live = list({default_one("a"), other_one("b"), inactive_one("c")}), .test = list({other_one("t")}), .named = R"(["x","y"])", .judged = {"a", "b"}},
    Case{.name = "one_that_nobody_has_and_one_of_the_other_mode", .live = list({default_one("a")}), .test = list({other_one("t")}), .named = R"(["x","t"])", .judged = {"a"}},
    Case{.name = "one_that_nobody_has_and_there_is_none", .live = list({}), .test = list({other_one("t")}), .named = R"("x")", .lack = Lack::NoneExists},
    Case{.name = "one_that_this_mode_does_not_have_and_no_other_was_read", .live = list({default_one("a")}), .named = R"("x")", .judged = {"a"}, .used = "a"},
    Case{.name = "one_for_this_mode_and_no_other_was_read", .live = list({default_one("a")}), .named = R"({"live":"x"})", .judged = {"a"}},
    Case{.name = "one_that_may_follow", .live = list({default_one("a")}, true), .test = list({other_one("t")}), .named = R"("x")", .judged = {"a"}, .partial = true},
    Case{.name = "one_that_may_follow_in_the_other_mode", .live = list({default_one("a")}), .test = list({other_one("t")}, true), .named = R"("x")", .judged = {"a"}, .used = "a"},
    Case{.name = "one_that_the_other_mode_may_have", .live = list({default_one("a")}), .test = kForbidden, .named = R"("x")", .judged = {"a"}, .used = "a"},
    Case{.name = "one_in_a_part_of_the_list", .live = list({default_one("a"), other_one("b")}, true), .named = R"("b")", .judged = {"b"}, .used = "b"},
    Case{.name = "none", .live = list({default_one("a"), other_one("b")}), .named = R"([])", .judged = {"a", "b"}, .used = "a"}
), [](const auto& row) { return row.param.name; });
// clang-format on

Ids many(std::size_t count) {
  Ids configurations = {default_one("default")};
  for (std::size_t index = 1; index < count; ++index) {
    configurations.push_back(other_one("b" + std::to_string(index)));
  }
  return configurations;
}

TEST(JudgedConfigurations, AreTwentyAtMost) {
  for (const std::size_t count : {20U, 21U, 25U}) {
    const Snapshot snapshot = snapshot_of({.name = "", .live = list(many(count))});
    const JudgedConfigurations judged = judged_configurations(snapshot, Mode::Live);
    EXPECT_EQ(judged.list.size(), 20U);
    EXPECT_EQ(judged.beyond, count - 20);
    EXPECT_EQ(judged.list.front().id, "default");
  }
}

TEST(JudgedConfigurations, AreMoreThanTwentyWhereTheAppNamesThem) {
  Json names = Json::array();
  for (std::size_t index = 1; index < 121; ++index) {
    names.push_back("b" + std::to_string(index));
  }
  const Snapshot snapshot = snapshot_of({.name = "", .live = list(many(130)), .named = names.dump()});
  const JudgedConfigurations judged = judged_configurations(snapshot, Mode::Live);
  EXPECT_EQ(judged.list.size(), 100U);
  EXPECT_EQ(judged.beyond, 20U);
}

TEST(JudgedConfigurations, SayWhatTheyAreCalled) {
  const Snapshot snapshot = snapshot_of(
      {.name = "",
       .live = list({one("a", R"("is_default":true,"name":"Shop A")"), one("b", R"("is_default":false,"name":null)")})});
  const JudgedConfigurations judged = judged_configurations(snapshot, Mode::Live);
  ASSERT_EQ(judged.list.size(), 2U);
  EXPECT_EQ(judged.list[0].name, "Shop A");
  EXPECT_EQ(judged.list[0].is_default, true);
  EXPECT_EQ(judged.list[0].pointer, "/live/billing_portal_configurations/data/0");
  EXPECT_EQ(judged.list[1].name, "");
  const auto called = configurations_called(snapshot, Mode::Live, {"b", "Shop A", "Shop C"});
  ASSERT_EQ(called.size(), 2U);
  EXPECT_EQ(called[0].id, "a");
  EXPECT_EQ(called[1].id, "b");
}

}  // namespace
}  // namespace portal_guide::stripe
