#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/rules/context.hpp"
#include "core/rules/observed.hpp"

namespace portal_guide::rules {
namespace {

/// Plans have ids of their own in each mode; whether they match is a question for other rules.
constexpr std::string_view kProducts = "subscription_update.products";
/// Members that hold ids, which differ between the modes by nature: only whether they are set can be compared.
constexpr std::array<std::string_view, 2> kReferences = {"payment_method_update.payment_method_configuration",
                                                         "subscription_cancel.cancellation_reason.feedback_options"};

/// A member of the features that both modes have.
struct Difference {
  /// Below `features`, dotted.
  std::string path;
  Located test;
  Located live;
};

struct Comparison {
  std::vector<Difference> differences;
  /// What could not be compared: one mode was read without it, or it is not of one type in both.
  std::optional<Unanswered> unknown;
};

bool is_reference(std::string_view path) {
  return std::find(kReferences.begin(), kReferences.end(), path) != kReferences.end();
}

bool is_set(const Json& value) { return !value.is_null() && !value.empty(); }

/// Stripe's lists in a feature are sets: their order says nothing.
bool are_equal(const Json& test, const Json& live) {
  if (!test.is_array() || !live.is_array()) return test == live;
  std::multiset<std::string> members_of_test;
  std::multiset<std::string> members_of_live;
  for (const Json& member : test)
    members_of_test.insert(member.dump());
  for (const Json& member : live)
    members_of_live.insert(member.dump());
  return members_of_test == members_of_live;
}

Located member_of(const Located& object, const std::string& name) {
  return {.value = find(*object.value, name), .pointer = pointer_append(object.pointer, name), .id = {}};
}

std::string path_of_member(std::string path, const std::string& name) {
  if (!path.empty()) path += '.';
  return path += name;
}

void compare(const std::string& path, const Located& test, const Located& live, Comparison& comparison) {
  if (path == kProducts) return;
  if (test.value == nullptr || live.value == nullptr) {
    comparison.unknown = member_absent(test.value == nullptr ? test.pointer : live.pointer);
  } else if (test.value->is_object() && live.value->is_object()) {
    std::set<std::string> names;
    for (const auto& [name, member] : test.value->items())
      names.insert(name);
    for (const auto& [name, member] : live.value->items())
      names.insert(name);
    for (const std::string& name : names) {
      compare(path_of_member(path, name), member_of(test, name), member_of(live, name), comparison);
    }
  } else if (!test.value->is_null() && !live.value->is_null() && type_name(test.value) != type_name(live.value)) {
    comparison.unknown = member_malformed(live.pointer);
  } else if (is_reference(path) ? is_set(*test.value) != is_set(*live.value) : !are_equal(*test.value, *live.value)) {
    comparison.differences.push_back({.path = path, .test = test, .live = live});
  }
}

std::string shown(const Json& value) {
  const Json safe = observed(&value);
  return safe.is_string() ? safe.get<std::string>() : safe.dump();
}

/// There is no call to send: which of the two modes is right is for a person to say.
Observation observe(const std::vector<Difference>& differences, const Located& test, const Located& live) {
  Observation observation{.evidence = {},
                          .objects = {reference_to("billing_portal.configuration", live.id),
                                      reference_to("billing_portal.configuration", test.id)}};
  std::string paths;
  for (const Difference& difference : differences) {
    observation.evidence.push_back({.path = difference.live.pointer,
                                    .observed = observed(difference.live.value),
                                    .arguments = {{"expected", shown(*difference.test.value)}}});
    paths += (paths.empty() ? "" : ", ") + observed_text(difference.path);
  }
  observation.arguments = {{"configuration", observed_text(live.id)}, {"paths", std::move(paths)}};
  return observation;
}

Known<Located> require_features(const Located& configuration) {
  return require_object(configuration, "features").map([&](const Json* features) {
    return Located{.value = features, .pointer = pointer_of(configuration, "features"), .id = configuration.id};
  });
}

Answer judge(const Context& context) {
  const auto live = require_default_configuration(context);
  if (!live) return unanswered(live.error());
  const auto test = require_default_configuration(context.in(stripe::Mode::Test));
  if (!test) return unanswered(test.error());
  const auto features_of_live = require_features(*live);
  if (!features_of_live) return unanswered(features_of_live.error());
  const auto features_of_test = require_features(*test);
  if (!features_of_test) return unanswered(features_of_test.error());

  Comparison comparison;
  compare("", *features_of_test, *features_of_live, comparison);
  if (!comparison.differences.empty()) return {{observe(comparison.differences, *test, *live)}};
  if (comparison.unknown) return unanswered(*comparison.unknown);
  return {};
}

}  // namespace

extern const Rule kFeaturesDiffer{
    .id = "features-differ", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules
