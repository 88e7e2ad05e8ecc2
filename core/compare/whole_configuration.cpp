#include "core/compare/whole_configuration.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "core/compare/address_setting.hpp"
#include "core/compare/feature_members.hpp"
#include "core/stripe/feature_difference.hpp"

namespace portal_guide::compare {
namespace {

/// Whether a create takes the value. An update may clear more than a create may leave empty.
bool belongs_in_create(const FeatureMember& member, const OrderedJson& value) {
  const bool clears = value.is_string() && value.get_ref<const std::string&>().empty();
  return !clears || member.path != "subscription_update.schedule_at_period_end.conditions";
}

void set_in_both(WholeConfiguration& whole, std::string_view path, const OrderedJson& value) {
  set(whole.update, path, value);
  set(whole.create, path, value);
}

void add_features(WholeConfiguration& whole, const Located& test, PlanList plans) {
  whole.update["features"] = OrderedJson::object();
  whole.create["features"] = OrderedJson::object();
  const Json* features = find(*test.value, "features");
  if (features == nullptr) return;
  for (const FeatureMember& member : feature_members()) {
    if (plans == PlanList::Unknown && member.topic == Topic::SubscriptionUpdate) continue;
    const Json* value = find_path(*features, member.path);
    if (value == nullptr) continue;
    if (stripe::is_reference(member.path) && !is_unset(value)) {
      whole.decisions.push_back(feature_setting(std::string(member.path), *value, Json(nullptr), *features));
    } else if (const auto params = sent(member, *value, *features)) {
      set(whole.update, feature_path(member.path), *params);
      if (belongs_in_create(member, *params)) set(whole.create, feature_path(member.path), *params);
    }
  }
}

void add_address(WholeConfiguration& whole, const Located& test, Topic topic, const std::string& path) {
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
  const Json* metadata = find(*test.value, "metadata");
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
  for (const char* path : {"business_profile.headline", "name"}) {
    const std::string_view text = text_of(*test.value, path);
    if (!text.empty() && is_sendable(text)) set_in_both(whole, path, text);
  }
  for (const char* path : {"business_profile.privacy_policy_url", "business_profile.terms_of_service_url"})
    add_address(whole, test, Topic::BusinessProfile, path);
  add_address(whole, test, Topic::ReturnUrl, "default_return_url");
  if (const auto enabled = as_bool(find_path(*test.value, "login_page.enabled")))
    set_in_both(whole, "login_page.enabled", *enabled);
  add_metadata(whole, test);
  return whole;
}

}  // namespace portal_guide::compare
