#include "core/compare/whole_configuration.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/compare/address_setting.hpp"
#include "core/compare/feature_members.hpp"
#include "core/stripe/feature_difference.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

using stripe::MemberPath;
using Why = LeftOut::Why;
namespace configuration = stripe::configuration;

/// What Stripe alone decides, or what a configuration that was just made has anyway. `active` is for whoever makes it.
constexpr std::array<std::string_view, 9> kNotForCalls = {"active",   "application", "created",        "id",     "is_default",
                                                          "livemode", "object",      "login_page.url", "updated"};

constexpr std::array kTexts = {configuration::kBusinessProfileHeadline, configuration::kName};
constexpr std::array kAddresses = {configuration::kBusinessProfilePrivacyPolicyUrl,
                                   configuration::kBusinessProfileTermsOfServiceUrl, configuration::kDefaultReturnUrl};

/// Whether a create takes the value. An update may clear more than a create may leave empty.
bool belongs_in_create(const FeatureMember& member, const OrderedJson& value) {
  const bool clears = value.is_string() && value.get_ref<const std::string&>().empty();
  return !clears || member.path != stripe::features::kSubscriptionUpdateScheduleAtPeriodEndConditions;
}

bool may_be_sent(std::string_view text, Texts texts) {
  return texts == Texts::AsTheyAre ? !holds_secret(text) : is_sendable(text);
}

void set_in_both(WholeConfiguration& whole, MemberPath path, const OrderedJson& value) {
  set(whole.update, path.dotted(), value);
  set(whole.create, path.dotted(), value);
}

void leave_out(WholeConfiguration& whole, std::string_view path, Why why) {
  whole.left_out.push_back({.path = stripe::observed_text(path), .why = why});
}

void add_feature(WholeConfiguration& whole, const FeatureMember& member, const Json& value, const Json& features) {
  if (stripe::is_reference(member.path.dotted()) && !is_unset(&value)) {
    whole.decisions.push_back(feature_setting(std::string(member.path.dotted()), value, Json(nullptr), features));
  } else if (const auto params = sent(member, value, features)) {
    set(whole.update, feature_path(member.path.dotted()), *params);
    if (belongs_in_create(member, *params)) set(whole.create, feature_path(member.path.dotted()), *params);
  } else if (!is_unset(&value)) {
    leave_out(whole, feature_path(member.path.dotted()), Why::NotAccepted);
  }
}

void add_features(WholeConfiguration& whole, const Located& source, PlanList plans) {
  whole.update["features"] = OrderedJson::object();
  whole.create["features"] = OrderedJson::object();
  const Json* features = find(*source.value, configuration::kFeatures);
  if (features == nullptr) return;
  for (const FeatureMember& member : feature_members()) {
    const bool waits_for_list = plans == PlanList::Unknown && member.topic == Topic::SubscriptionUpdate;
    const Json* value = find(*features, member.path);
    if (value != nullptr && !waits_for_list) add_feature(whole, member, *value, *features);
  }
  if (plans == PlanList::Unknown) leave_out(whole, feature_path("subscription_update"), Why::ListNotRead);
}

void add_text(WholeConfiguration& whole, const Located& source, MemberPath path, Texts texts) {
  const std::string_view text = text_of(*source.value, path);
  if (text.empty()) return;
  if (may_be_sent(text, texts)) {
    set_in_both(whole, path, text);
  } else {
    leave_out(whole, path.dotted(), Why::HoldsSecret);
  }
}

void add_address(WholeConfiguration& whole, const Located& source, MemberPath path) {
  const std::string_view text = text_of(*source.value, path);
  if (text.empty()) return;
  const Topic topic = path == configuration::kDefaultReturnUrl ? Topic::ReturnUrl : Topic::BusinessProfile;
  Setting setting = address_setting(topic, path, text, "");
  if (setting.difference.action == Action::Set) {
    merge(whole.update, setting.params);
    merge(whole.create, setting.params);
  } else {
    whole.decisions.push_back(std::move(setting));
  }
}

void add_metadata(WholeConfiguration& whole, const Located& source, Texts texts) {
  const Json* metadata = find(*source.value, configuration::kMetadata);
  if (metadata == nullptr || !metadata->is_object()) return;
  for (const auto& [key, value] : metadata->items()) {
    const auto text = as_string(&value);
    if (text && may_be_sent(*text, texts) && may_be_sent(key, texts)) {
      whole.update["metadata"][key] = *text;
      whole.create["metadata"][key] = *text;
    } else {
      leave_out(whole, "metadata." + key, text ? Why::HoldsSecret : Why::NotAccepted);
    }
  }
}

bool is_known(std::string_view path) {
  const auto is_path = [path](MemberPath known) { return known.dotted() == path; };
  return std::find(kNotForCalls.begin(), kNotForCalls.end(), path) != kNotForCalls.end() ||
         std::any_of(kTexts.begin(), kTexts.end(), is_path) || std::any_of(kAddresses.begin(), kAddresses.end(), is_path) ||
         place_of(path) < feature_members().size() || is_path(configuration::kFeaturesSubscriptionUpdateProducts) ||
         is_path(configuration::kLoginPageEnabled) || is_path(configuration::kMetadata);
}

/// Names what is set below the path and has no place in the calls.
void leave_out_unknown(WholeConfiguration& whole, const Json& object, const std::string& path) {
  for (const auto& [name, value] : object.items()) {
    const std::string below = path.empty() ? name : path + "." + name;
    if (is_known(below) || is_unset(&value)) continue;
    if (value.is_object()) {
      leave_out_unknown(whole, value, below);
    } else {
      leave_out(whole, below, Why::NotKnown);
    }
  }
}

}  // namespace

WholeConfiguration whole_configuration(const Located& source, PlanList plans, Texts texts) {
  WholeConfiguration whole;
  add_features(whole, source, plans);
  for (const MemberPath path : kTexts) {
    add_text(whole, source, path, texts);
  }
  for (const MemberPath path : kAddresses) {
    if (texts == Texts::AsTheyAre) {
      add_text(whole, source, path, texts);
    } else {
      add_address(whole, source, path);
    }
  }
  if (const auto enabled = as_bool(find(*source.value, configuration::kLoginPageEnabled))) {
    set_in_both(whole, configuration::kLoginPageEnabled, *enabled);
  }
  add_metadata(whole, source, texts);
  leave_out_unknown(whole, *source.value, "");
  return whole;
}

}  // namespace portal_guide::compare
