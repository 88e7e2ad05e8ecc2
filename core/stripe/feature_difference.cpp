#include "core/stripe/feature_difference.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/json_writer.hpp"
#include "core/stripe/members.hpp"

namespace portal_guide::stripe {
namespace {

constexpr std::array kReferences = {features::kPaymentMethodUpdatePaymentMethodConfiguration,
                                    features::kSubscriptionCancelCancellationReasonFeedbackOptions};

/// A value and where it stands; null where nothing stands there.
struct Placed {
  const Json* value = nullptr;
  std::string pointer;
};

bool is_set(const Json& value) { return !value.is_null() && !value.empty(); }

bool are_equal(const Json& test, const Json& live) {
  if (!test.is_array() || !live.is_array()) return test == live;
  std::multiset<std::string> members_of_test;
  std::multiset<std::string> members_of_live;
  for (const Json& member : test) {
    members_of_test.insert(to_text(member));
  }
  for (const Json& member : live) {
    members_of_live.insert(to_text(member));
  }
  return members_of_test == members_of_live;
}

Placed member_of(const Placed& object, const std::string& name) {
  return {.value = find(*object.value, name), .pointer = pointer_append(object.pointer, name)};
}

std::string path_of_member(std::string path, const std::string& name) {
  if (!path.empty()) path += '.';
  return path += name;
}

void compare(const std::string& path, const Placed& test, const Placed& live, FeatureComparison& comparison) {
  using Why = FeatureUnknown::Why;
  if (path == features::kSubscriptionUpdateProducts.dotted()) return;
  if (test.value == nullptr || live.value == nullptr) {
    comparison.unknown.push_back({.why = Why::Absent,
                                  .path = path,
                                  .pointer = test.value == nullptr ? test.pointer : live.pointer,
                                  .test = test.value,
                                  .live = live.value});
  } else if (test.value->is_object() && live.value->is_object()) {
    std::set<std::string> names;
    for (const auto& [name, member] : test.value->items()) {
      names.insert(name);
    }
    for (const auto& [name, member] : live.value->items()) {
      names.insert(name);
    }
    for (const std::string& name : names) {
      compare(path_of_member(path, name), member_of(test, name), member_of(live, name), comparison);
    }
  } else if (!test.value->is_null() && !live.value->is_null() && type_name(test.value) != type_name(live.value)) {
    comparison.unknown.push_back(
        {.why = Why::Malformed, .path = path, .pointer = live.pointer, .test = test.value, .live = live.value});
  } else if (is_reference(path) ? is_set(*test.value) != is_set(*live.value) : !are_equal(*test.value, *live.value)) {
    comparison.differences.push_back(
        {.path = path, .test = test.value, .live = live.value, .test_pointer = test.pointer, .live_pointer = live.pointer});
  }
}

}  // namespace

FeatureComparison compare_features(const Json& test, std::string_view test_pointer, const Json& live,
                                   std::string_view live_pointer) {
  FeatureComparison comparison;
  compare("", {.value = &test, .pointer = std::string(test_pointer)}, {.value = &live, .pointer = std::string(live_pointer)},
          comparison);
  return comparison;
}

bool is_reference(std::string_view feature_path) {
  return std::any_of(kReferences.begin(), kReferences.end(),
                     [&](MemberPath reference) { return reference.dotted() == feature_path; });
}

}  // namespace portal_guide::stripe
