#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules {
namespace {

/// Plans have ids of their own in each mode; whether they match is a question for other rules.
constexpr std::string_view kProducts = "subscription_update.products";
/// Members that hold ids, which differ between the modes by nature: only whether they are set can be compared.
constexpr std::array<std::string_view, 2> kReferences = {"payment_method_update.payment_method_configuration",
                                                         "subscription_cancel.cancellation_reason.feedback_options"};
/// The features that Stripe's API can set (docs.stripe.com/api/customer_portal/configurations/update, checked 2026-11-22).
constexpr std::array<std::string_view, 6> kSettable = {"customer_update",     "invoice_history",    "payment_method_update",
                                                       "subscription_cancel", "subscription_pause", "subscription_update"};

struct Difference {
  /// Below `features`, dotted.
  std::string path;
  const Json* test = nullptr;
  const Json* live = nullptr;
};

struct Comparison {
  std::vector<Difference> differences;
  /// A member that one mode has and the other was read without.
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

void compare(const std::string& path, const Json& test, const Json& live, const Located& features_of_test,
             const Located& features_of_live, Comparison& comparison) {
  if (path == kProducts) return;
  if (test.is_object() && live.is_object()) {
    std::set<std::string> names;
    for (const auto& [name, member] : test.items())
      names.insert(name);
    for (const auto& [name, member] : live.items())
      names.insert(name);
    for (const std::string& name : names) {
      const std::string member_path = path.empty() ? name : path + "." + name;
      if (member_path == kProducts) continue;
      const Json* member_of_test = find(test, name);
      const Json* member_of_live = find(live, name);
      if (member_of_test != nullptr && member_of_live != nullptr) {
        compare(member_path, *member_of_test, *member_of_live, features_of_test, features_of_live, comparison);
      } else {
        const Located& incomplete = member_of_test == nullptr ? features_of_test : features_of_live;
        comparison.unknown = member_absent(pointer_of(incomplete, member_path));
      }
    }
    return;
  }
  const bool same = is_reference(path) ? is_set(test) == is_set(live) : are_equal(test, live);
  if (!same) comparison.differences.push_back({.path = path, .test = &test, .live = &live});
}

/// A value as Stripe's form takes it: nothing and an empty list are cleared by an empty text. Ids of the other mode are
/// left out.
OrderedJson sendable(const std::string& path, const Json& value) {
  if (value.is_null() || (value.is_array() && value.empty())) return "";
  if (value.is_object()) {
    OrderedJson object = OrderedJson::object();
    for (const auto& [name, member] : value.items()) {
      if (!is_reference(path + "." + name)) object[name] = sendable(path + "." + name, member);
    }
    return object;
  }
  return OrderedJson(value);
}

/// The call that makes live like test; nullopt where one of the differences cannot be sent: an id of test mode, a feature
/// the API does not know, or a proration that Stripe shows but refuses.
std::optional<report::ApiCall> call_copying(const std::vector<Difference>& differences, const Json& features_of_test,
                                            std::string_view live_id) {
  OrderedJson features = OrderedJson::object();
  for (const Difference& difference : differences) {
    const std::size_t dot = difference.path.find('.');
    const std::string feature = difference.path.substr(0, dot);
    if (is_reference(difference.path) || dot == std::string::npos) return std::nullopt;
    if (std::find(kSettable.begin(), kSettable.end(), feature) == kSettable.end()) return std::nullopt;
    if (difference.path == "subscription_cancel.proration_behavior" && *difference.test == "always_invoice")
      return std::nullopt;
    // A member that is an object is sent whole: Stripe requires some of its members beside the one that differs.
    const std::string member = difference.path.substr(dot + 1, difference.path.find('.', dot + 1) - dot - 1);
    const std::string path = feature + "." + member;
    features[feature][member] = sendable(path, *find_path(features_of_test, path));
  }
  OrderedJson params = OrderedJson::object();
  params["features"] = std::move(features);
  const Json plain = Json::parse(params.dump(), nullptr, false);
  if (observed(&plain) != plain) return std::nullopt;
  return update_call(kConfigurationsPath, live_id, std::move(params));
}

std::string shown(const Json& value) {
  const Json safe = observed(&value);
  return safe.is_string() ? safe.get<std::string>() : safe.dump();
}

bool turns_switching_on(const std::vector<Difference>& differences) {
  return std::any_of(differences.begin(), differences.end(), [](const Difference& difference) {
    return difference.path == "subscription_update.enabled" && *difference.test == true;
  });
}

Observation observe(const Comparison& comparison, const Located& test, const Located& live, const Located& features_of_test,
                    const Located& features_of_live) {
  Observation observation{.evidence = {},
                          .objects = {reference_to("billing_portal.configuration", live.id),
                                      reference_to("billing_portal.configuration", test.id)}};
  std::string paths;
  for (const Difference& difference : comparison.differences) {
    observation.evidence.push_back({.path = pointer_of(features_of_live, difference.path),
                                    .observed = observed(difference.live),
                                    .arguments = {{"expected", shown(*difference.test)}}});
    paths += (paths.empty() ? "" : ", ") + observed_text(difference.path);
  }
  observation.arguments = {{"configuration", observed_text(live.id)}, {"paths", std::move(paths)}};
  observation.api = call_copying(comparison.differences, *features_of_test.value, live.id);
  if (!observation.api) return observation;
  observation.applicability = report::Applicability::Exact;
  if (turns_switching_on(comparison.differences)) {
    // Stripe takes `enabled` only together with products, and live mode's have ids that test mode does not know.
    observation.api->params["features"]["subscription_update"]["products"] =
        parameters_of_first_plan()["features"]["subscription_update"]["products"];
    observation.applicability = report::Applicability::Placeholder;
  }
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
  compare("", *features_of_test->value, *features_of_live->value, *features_of_test, *features_of_live, comparison);
  if (!comparison.differences.empty()) {
    return {{observe(comparison, *test, *live, *features_of_test, *features_of_live)}};
  }
  if (comparison.unknown) return unanswered(*comparison.unknown);
  return {};
}

}  // namespace

extern const Rule kFeaturesDiffer{
    .id = "features-differ", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules
