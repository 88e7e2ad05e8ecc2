#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/rules/evaluate.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// A wrong type anywhere: a clear error or no answer, never a pass and never a crash.
namespace portal_guide::rules {
namespace {

enum class Outcome { Found, Passed, NotChecked };
using Outcomes = std::map<std::string, Outcome>;

/// What each rule says in each mode; nothing where the snapshot is refused as a whole.
Outcomes outcomes_of(const Json& document) {
  Outcomes outcomes;
  const auto snapshot = stripe::Snapshot::create(document);
  if (!snapshot) {
    EXPECT_FALSE(snapshot.error().id.empty());
    return outcomes;
  }
  const report::Report report = evaluate(*snapshot, repository_content());
  const auto key = [](const auto& entry) { return std::string(stripe::to_string(entry.mode)) + " " + entry.rule; };
  for (const auto& entry : report.findings) {
    outcomes[key(entry)] = Outcome::Found;
  }
  for (const auto& entry : report.passed) {
    outcomes[key(entry)] = Outcome::Passed;
  }
  for (const auto* list : {&report.not_checked, &report.not_asked}) {
    for (const auto& entry : *list) {
      outcomes[key(entry)] = Outcome::NotChecked;
    }
  }
  return outcomes;
}

void collect_members(const Json& value, const std::string& pointer, std::vector<std::string>& pointers) {
  if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      const std::string where = pointer_append(pointer, name);
      pointers.push_back(where);
      collect_members(member, where, pointers);
    }
  } else if (value.is_array()) {
    for (std::size_t index = 0; index < value.size(); ++index) {
      collect_members(value[index], pointer_append(pointer, index), pointers);
    }
  }
}

/// A rule that has no answer where a member is missing rests on that member, so it may not pass where the member is wrong.
TEST(WrongTypes, NeverPass) {
  const Json good = good_snapshot();
  std::vector<std::string> pointers;
  collect_members(good["live"], kLive, pointers);
  ASSERT_GT(pointers.size(), 100U);

  for (const std::string& pointer : pointers) {
    const Outcomes without = outcomes_of(changed(good, {remove(pointer)}));
    for (const Json& wrong : {Json(7), Json("seven"), Json::array({7}), Json{{"seven", 7}}, Json(true)}) {
      if (type_name(&wrong) == type_name(&good[Json::json_pointer(pointer)])) continue;
      for (const auto& [rule, outcome] : outcomes_of(changed(good, {set(pointer, wrong)}))) {
        const auto missing = without.find(rule);
        if (missing == without.end() || missing->second != Outcome::NotChecked) continue;
        EXPECT_NE(outcome, Outcome::Passed) << rule << " passes though " << pointer << " is " << wrong;
      }
    }
  }
}

/// The frame around the modes is refused as a whole.
TEST(WrongTypes, OfTheFrameAreRefused) {
  for (const char* pointer : {"/format", "/taken_at", "/test", "/live", "/integration", "/api_version"}) {
    EXPECT_TRUE(outcomes_of(changed(good_snapshot(), {set(pointer, Json::array({7}))})).empty()) << pointer;
  }
}

}  // namespace
}  // namespace portal_guide::rules
