#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/json_writer.hpp"
#include "wasm/app/ui/semantics.hpp"

namespace portal_guide::ui {
namespace {

/// A tree from lines: id, parent, role, name.
struct Line {
  Id id;
  Id parent;
  Role role = Role::Group;
  std::string_view name = {};
  Rect rect = {};
};

Tree tree_of(const std::vector<Line>& lines) {
  Tree tree;
  for (const Line& line : lines) {
    tree.nodes.push_back(
        {.id = line.id, .parent = line.parent, .role = line.role, .rect = line.rect, .name = tree.arena.keep(line.name)});
  }
  return tree;
}

Json operations(const Tree& before, const Tree& after) {
  JsonWriter json;
  json.begin_array();
  write_operations(json, before, after);
  json.end_array();
  const auto parsed = parse_json(json.text());
  EXPECT_TRUE(parsed.has_value()) << json.text();
  return parsed.value_or(Json());
}

/// What a browser would hold after the operations: the mirror's rules in short.
struct Elements {
  std::map<Id, std::vector<Id>> children;
  std::map<Id, Json> properties;

  void remove(Id id) {
    for (const Id child : children[id]) {
      remove(child);
    }
    children.erase(id);
    properties.erase(id);
  }
  void apply(const Json& list) {
    for (const Json& operation : list) {
      const std::string kind = operation[0];
      const Id id = operation[1];
      if (kind == "r") {
        remove(id);
        for (auto& [parent, ids] : children) {
          std::erase(ids, id);
        }
      } else if (kind == "c") {
        EXPECT_FALSE(properties.contains(id)) << "created twice";
        EXPECT_TRUE(operation[2] == 0 || properties.contains(operation[2])) << "created before its parent";
        children[operation[2]].push_back(id);
        properties[id] = operation[4];
      } else if (kind == "u") {
        ASSERT_TRUE(properties.contains(id));
        properties[id].merge_patch(operation[2]);
      } else {
        ASSERT_EQ(kind, "o");
        const std::vector<Id> order = operation[2];
        EXPECT_THAT(order, ::testing::UnorderedElementsAreArray(children[id])) << "an order names exactly the children";
        children[id] = order;
      }
    }
  }
  /// Ids in reading order.
  std::vector<Id> reading_order(Id id = 0) const {
    std::vector<Id> order;
    if (id != 0) order.push_back(id);
    if (const auto found = children.find(id); found != children.end()) {
      for (const Id child : found->second) {
        for (const Id each : reading_order(child)) {
          order.push_back(each);
        }
      }
    }
    return order;
  }
};

std::vector<Id> ids_of(const Tree& tree) {
  std::vector<Id> ids;
  for (const Node& node : tree.nodes) {
    ids.push_back(node.id);
  }
  return ids;
}

TEST(Operations, AreNoneWhereNothingChanged) {
  const Tree before = tree_of({{1, 0}, {2, 1, Role::Button, "Save"}});
  const Tree after = tree_of({{1, 0}, {2, 1, Role::Button, "Save"}});
  EXPECT_EQ(operations(before, after), Json::array());
}

TEST(Operations, CreateInReadingOrder) {
  const Tree after = tree_of({{1, 0, Role::Main}, {2, 1, Role::Heading, "Title"}, {3, 1, Role::Button, "Save"}});
  const Json list = operations({}, after);
  ASSERT_GE(list.size(), 3u);
  EXPECT_EQ(list[0][0], "c");
  EXPECT_EQ(list[2][4]["name"], "Save");
  Elements elements;
  elements.apply(list);
  EXPECT_EQ(elements.reading_order(), ids_of(after));
}

TEST(Operations, SendOnlyWhatDiffers) {
  const Tree before = tree_of({{1, 0, Role::Button, "Save", {0, 0, 80, 40}}});
  Tree after = tree_of({{1, 0, Role::Button, "Save", {0, 0, 80, 40}}});
  after.nodes[0].set(Flag::Disabled);
  EXPECT_EQ(operations(before, after).dump(), R"([["u",1,{"flags":1}]])");
}

TEST(Operations, TakeAPropertyAway) {
  const Tree before = tree_of({{1, 0, Role::Button, "Save"}});
  const Tree after = tree_of({{1, 0, Role::Button}});
  EXPECT_EQ(operations(before, after).dump(), R"([["u",1,{"name":null}]])");
}

TEST(Operations, MoveAChildWithItsParentForFree) {
  const Tree before = tree_of({{1, 0, Role::Article, "", {0, 10, 100, 50}}, {2, 1, Role::Button, "Save", {5, 15, 80, 40}}});
  const Tree after = tree_of({{1, 0, Role::Article, "", {0, 210, 100, 50}}, {2, 1, Role::Button, "Save", {5, 215, 80, 40}}});
  EXPECT_EQ(operations(before, after).dump(), R"([["u",1,{"box":[0,210,100,50]}]])");
}

TEST(Operations, MakeAnElementAnewWhereItsRoleChanged) {
  const Tree before = tree_of({{1, 0, Role::Text, "Save"}});
  const Tree after = tree_of({{1, 0, Role::Button, "Save"}});
  const Json list = operations(before, after);
  EXPECT_EQ(list[0].dump(), R"(["r",1])");
  EXPECT_EQ(list[1][0], "c");
}

struct ChangeRow {
  const char* name;
  std::vector<Line> before;
  std::vector<Line> after;
};

class Change : public ::testing::TestWithParam<ChangeRow> {};

TEST_P(Change, LeadsToTheSameElementsAsStartingAfresh) {
  const Tree before = tree_of(GetParam().before);
  const Tree after = tree_of(GetParam().after);
  Elements changed, fresh;
  changed.apply(operations({}, before));
  changed.apply(operations(before, after));
  fresh.apply(operations({}, after));
  EXPECT_EQ(changed.reading_order(), ids_of(after));
  EXPECT_EQ(changed.properties, fresh.properties);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Change,
    ::testing::Values(
        ChangeRow{"InsertedFirst", {{1, 0}, {2, 1}, {3, 1}}, {{1, 0}, {4, 1}, {2, 1}, {3, 1}}},
        ChangeRow{"InsertedInTheMiddleWithChildren", {{1, 0}, {2, 1}, {3, 1}}, {{1, 0}, {2, 1}, {4, 1}, {5, 4}, {3, 1}}},
        ChangeRow{"Swapped", {{1, 0}, {2, 1}, {3, 1}}, {{1, 0}, {3, 1}, {2, 1}}},
        ChangeRow{"RemovedWithWhatIsInIt", {{1, 0}, {2, 1}, {3, 2}, {4, 1}}, {{1, 0}, {4, 1}}},
        ChangeRow{"MovedToAnotherParent", {{1, 0}, {2, 0}, {3, 1}}, {{1, 0}, {2, 0}, {3, 2}}},
        ChangeRow{"ParentChangedItsRole", {{1, 0, Role::List}, {2, 1}}, {{1, 0, Role::Group}, {2, 1}}},
        ChangeRow{"RemovedParentKeptChildElsewhere", {{1, 0}, {2, 1}, {3, 0}}, {{3, 0}, {2, 3}}},
        ChangeRow{"EverythingGone", {{1, 0}, {2, 1}}, {}},
        ChangeRow{"NothingBefore", {}, {{7, 0, Role::Main, "Guide", {0, 0, 10, 10}}, {8, 7, Role::Button, "Go", {1, 1, 5, 5}}}},
        ChangeRow{"AnotherScreen",
                  {{1, 0}, {2, 1, Role::Button, "A"}, {3, 1, Role::Button, "B"}},
                  {{1, 0}, {9, 1, Role::Button, "C"}, {3, 1, Role::Button, "D"}, {10, 0}}}),
    [](const auto& row) { return row.param.name; });

TEST(JsonNumber, HasAtMostTwoDecimals) {
  EXPECT_EQ(json_number(0), "0");
  EXPECT_EQ(json_number(12.5f), "12.5");
  EXPECT_EQ(json_number(-3.14159f), "-3.14");
  EXPECT_EQ(json_number(0.004f), "0");
  EXPECT_EQ(json_number(7.05f), "7.05");
  EXPECT_EQ(json_number(std::numeric_limits<float>::quiet_NaN()), "0");
}

TEST(Arena, KeepsTextsOfEverySizeUntilCleared) {
  Arena arena;
  std::vector<std::pair<std::string, std::string_view>> kept;
  for (std::size_t size : {1u, 100u, 16384u, 16385u, 9000u, 9000u, 3u}) {
    const std::string text(size, static_cast<char>('a' + size % 26));
    kept.emplace_back(text, arena.keep(text));
  }
  for (const auto& [text, view] : kept) {
    EXPECT_EQ(text, view);
  }
  arena.clear();
  EXPECT_EQ(arena.keep("again"), "again");
}

}  // namespace
}  // namespace portal_guide::ui
