#include "core/compare/whole_configuration.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "core/compare/address_setting.hpp"
#include "core/compare/feature_members.hpp"
#include "core/stripe/feature_difference.hpp"
#include "core/stripe/members.hpp"

namespace portal_guide::compare {
namespace {

using stripe::MemberPath;

/// Whether a create takes the value. An update may clear more than a create may leave empty.
bool belongs_in_create(const FeatureMember& member, const OrderedJson& value) {
  const bool clears = value.is_string() && value.get_ref<const std::string&>().empty();
  return !clears || member.path != stripe::features::kSubscriptionUpdateScheduleAtPeriodEndConditions;
}

void set_in_both(WholeConfiguration& whole, MemberPath path, const OrderedJson& value) {
  set(whole.update, path.dotted(), value);
  set(whole.create, path.dotted(), value);
}

void add_features(WholeConfiguration& whole, const Located& test, PlanList plans) {
  whole.update["features"] = OrderedJson::object();
  whole.create["features"] = OrderedJson::object();
  const Json* features = find(*test.value, stripe::configuration::kFeatures);
  if (features == nullptr) return;
  for (const FeatureMember& member : feature_members()) {
    if (plans == PlanList::Unknown && member.topic == Topic::SubscriptionUpdate) continue;
    const Json* value = find(*features, member.path);
    if (value == nullptr) continue;
    if (stripe::is_reference(member.path.dotted()) && !is_unset(value)) {
      whole.decisions.push_back(feature_setting(std::string(member.path.dotted()), *value, Json(nullptr), *features));
    } else if (const auto params = sent(member, *value, *features)) {
      set(whole.update, feature_path(member.path.dotted()), *params);
      if (belongs_in_create(member, *params)) set(whole.create, feature_path(member.path.dotted()), *params);
    }
  }
}

void add_address(WholeConfiguration& whole, const Located& test, Topic topic, MemberPath path) {
  const std::string_view text = text_of(*test.value, path);
  if (text.empty()) return;
  Setting setting = address_setting(topic, path, text, "");
  if (setting.difference.action == Action::Set) {
    merge(whole.update, setting.params);
    merge(whole.create, setting.params);
  } else {
    whole.decisions.push_back(std::move(setting));
  }
}

void add_metadata(WholeConfiguration& whole, const Located& test) {
  const Json* metadata = find(*test.value, stripe::configuration::kMetadata);
  if (metadata == nullptr || !metadata->is_object()) return;
  for (const auto& [key, value] : metadata->items()) {
    const auto text = as_string(&value);
    if (!text || !is_sendable(*text) || !is_sendable(key)) continue;
    whole.update["metadata"][key] = *text;
    whole.create["metadata"][key] = *text;
  }
}

}  // namespace

WholeConfiguration whole_configuration(const Located& test, PlanList plans) {
  WholeConfiguration whole;
  add_features(whole, test, plans);
  for (const MemberPath path : {stripe::configuration::kBusinessProfileHeadline, stripe::configuration::kName}) {
    const std::string_view text = text_of(*test.value, path);
    if (!text.empty() && is_sendable(text)) set_in_both(whole, path, text);
  }
  for (const MemberPath path :
       {stripe::configuration::kBusinessProfilePrivacyPolicyUrl, stripe::configuration::kBusinessProfileTermsOfServiceUrl}) {
    add_address(whole, test, Topic::BusinessProfile, path);
  }
  add_address(whole, test, Topic::ReturnUrl, stripe::configuration::kDefaultReturnUrl);
  if (const auto enabled = as_bool(find(*test.value, stripe::configuration::kLoginPageEnabled))) {
    set_in_both(whole, stripe::configuration::kLoginPageEnabled, *enabled);
  }
  add_metadata(whole, test);
  return whole;
}

}  // namespace portal_guide::compare
