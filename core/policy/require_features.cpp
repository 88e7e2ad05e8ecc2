#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/policy/requirements.hpp"

namespace portal_guide::policy {
namespace {

/// The features that every version of Stripe's API has. Where one of them is missing, it was not read.
constexpr std::array<std::string_view, 5> kFeatures = {"customer_update", "invoice_history", "payment_method_update",
                                                       "subscription_cancel", "subscription_update"};
/// The features that a call can turn on. The others need a choice that only a person can make.
constexpr std::array<std::string_view, 3> kWithoutChoice = {"invoice_history", "payment_method_update", "subscription_cancel"};

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The features that have to be off: those that the policy names and, if it says so, all others. A feature that only newer
/// versions of the API have counts as off where it is missing.
std::set<std::string> features_to_be_off(const Features& wanted, const Json& features) {
  std::set<std::string> names;
  for (const std::string& name : wanted.off) {
    if (contains(kFeatures, name) || features.contains(name)) names.insert(name);
  }
  if (wanted.others == OtherFeatures::Any) return names;
  names.insert(kFeatures.begin(), kFeatures.end());
  for (const auto& [name, feature] : features.items())
    names.insert(name);
  for (const std::string& name : wanted.on)
    names.erase(name);
  return names;
}

/// What was found so far.
struct Comparison {
  std::vector<rules::Sighting> evidence;
  OrderedJson params = OrderedJson::object();
  /// False where a feature has to be turned on that a call cannot turn on, or whose name cannot stand in a call.
  bool has_call = true;
  std::optional<rules::Unanswered> unknown;
};

enum class Wanted { On, Off };

void compare(const rules::Located& features, const std::string& name, Wanted wanted, Comparison& comparison) {
  const rules::Located feature{
      .value = find(*features.value, name), .pointer = pointer_append(features.pointer, name), .id = features.id};
  const auto enabled = feature.value == nullptr ? rules::unanswered(rules::member_absent(feature.pointer))
                                                : rules::require_bool(feature, stripe::feature::kEnabled);
  if (!enabled) {
    comparison.unknown = enabled.error();
    return;
  }
  const bool on = wanted == Wanted::On;
  if (*enabled == on) return;
  comparison.evidence.push_back({.path = rules::pointer_of(feature, stripe::feature::kEnabled),
                                 .observed = *enabled,
                                 .arguments = {{"wanted", on ? "true" : "false"}}});
  if (!rules::is_plain_id(name) || (on && !contains(kWithoutChoice, name))) comparison.has_call = false;
  comparison.params["features"][name]["enabled"] = on;
}

}  // namespace

rules::Answer judge_features(const rules::Context& context, const Features& wanted) {
  const auto configuration = rules::configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto value = rules::require_object(*configuration, stripe::configuration::kFeatures);
  if (!value) return propagate(value);
  const rules::Located features{
      .value = *value, .pointer = rules::pointer_of(*configuration, stripe::configuration::kFeatures), .id = configuration->id};

  Comparison comparison;
  for (const std::string& name : wanted.on)
    compare(features, name, Wanted::On, comparison);
  for (const std::string& name : features_to_be_off(wanted, **value))
    compare(features, name, Wanted::Off, comparison);

  if (!comparison.evidence.empty()) {
    return {{comparison.has_call ? rules::update_of_configuration(*configuration, std::move(comparison.evidence),
                                                                  std::move(comparison.params), report::Applicability::Exact)
                                 : rules::sighting_in_configuration(*configuration, std::move(comparison.evidence))}};
  }
  if (comparison.unknown) return rules::unanswered(*comparison.unknown);
  return {};
}

}  // namespace portal_guide::policy
