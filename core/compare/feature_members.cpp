#include "core/compare/feature_members.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/stripe/feature_difference.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

using Kind = FeatureMember::Kind;

constexpr std::array kMembers = {
    FeatureMember{"customer_update.enabled", Kind::Switch, Topic::CustomerUpdate},
    FeatureMember{"customer_update.allowed_updates", Kind::Texts, Topic::CustomerUpdate},
    FeatureMember{"payment_method_update.enabled", Kind::Switch, Topic::PaymentMethodUpdate},
    FeatureMember{"payment_method_update.payment_method_configuration", Kind::Reference, Topic::PaymentMethodUpdate},
    FeatureMember{"invoice_history.enabled", Kind::Switch, Topic::InvoiceHistory},
    FeatureMember{"subscription_cancel.enabled", Kind::Switch, Topic::SubscriptionCancel},
    FeatureMember{"subscription_cancel.mode", Kind::Text, Topic::SubscriptionCancel},
    FeatureMember{"subscription_cancel.proration_behavior", Kind::Text, Topic::SubscriptionCancel},
    FeatureMember{"subscription_cancel.cancellation_reason.enabled", Kind::Switch, Topic::SubscriptionCancel},
    FeatureMember{"subscription_cancel.cancellation_reason.options", Kind::Texts, Topic::SubscriptionCancel},
    FeatureMember{"subscription_cancel.cancellation_reason.feedback_options", Kind::References, Topic::SubscriptionCancel},
    FeatureMember{"subscription_pause.enabled", Kind::Switch, Topic::SubscriptionPause},
    FeatureMember{"subscription_pause.duration.type", Kind::Text, Topic::SubscriptionPause},
    FeatureMember{"subscription_pause.duration.interval_options", Kind::Intervals, Topic::SubscriptionPause},
    FeatureMember{"subscription_update.enabled", Kind::Switch, Topic::SubscriptionUpdate},
    FeatureMember{"subscription_update.default_allowed_updates", Kind::Texts, Topic::SubscriptionUpdate},
    FeatureMember{"subscription_update.proration_behavior", Kind::Text, Topic::SubscriptionUpdate},
    FeatureMember{"subscription_update.billing_cycle_anchor", Kind::Anchor, Topic::SubscriptionUpdate},
    FeatureMember{"subscription_update.trial_update_behavior", Kind::Text, Topic::SubscriptionUpdate},
    FeatureMember{"subscription_update.schedule_at_period_end.conditions", Kind::Conditions, Topic::SubscriptionUpdate},
};

const FeatureMember* find_member(std::string_view path) {
  const auto found =
      std::find_if(kMembers.begin(), kMembers.end(), [&](const FeatureMember& member) { return member.path == path; });
  return found == kMembers.end() ? nullptr : found;
}

Topic topic_of(std::string_view path) {
  for (const FeatureMember& member : kMembers) {
    const std::string_view feature = member.path.substr(0, member.path.find('.') + 1);
    if (path.substr(0, feature.size()) == feature || path == feature.substr(0, feature.size() - 1)) return member.topic;
  }
  return Topic::OtherFeatures;
}

/// A list as a call sends it; an empty value clears it. None where an entry is not something that a call may repeat.
std::optional<OrderedJson> sent_list(const Json& list, const std::set<std::string_view>& members) {
  if (list.is_null() || (list.is_array() && list.empty())) return "";
  if (!list.is_array()) return std::nullopt;
  for (const Json& entry : list) {
    if (members.empty()) {
      if (!entry.is_string() || !is_sendable(entry.get_ref<const std::string&>())) return std::nullopt;
      continue;
    }
    if (!entry.is_object()) return std::nullopt;
    for (const auto& [name, value] : entry.items()) {
      const bool plain = value.is_number_integer() || (value.is_string() && is_sendable(value.get_ref<const std::string&>()));
      if (!members.contains(name) || !plain) return std::nullopt;
    }
  }
  return OrderedJson(list);
}

}  // namespace

std::span<const FeatureMember> feature_members() { return kMembers; }

std::string feature_path(std::string_view path) { return "features." + std::string(path); }

std::size_t place_of(std::string_view path) {
  const auto found = std::find_if(kMembers.begin(), kMembers.end(),
                                  [&](const FeatureMember& member) { return path == feature_path(member.path); });
  return static_cast<std::size_t>(found - kMembers.begin());
}

std::optional<OrderedJson> sent(const FeatureMember& member, const Json& value, const Json& features) {
  switch (member.kind) {
    case Kind::Switch:
      return value.is_boolean() ? std::optional<OrderedJson>(value.get<bool>()) : std::nullopt;
    case Kind::Anchor:
      if (value.is_null()) return "unchanged";
      [[fallthrough]];
    case Kind::Text: {
      const auto text = as_string(&value);
      if (!text || text->empty() || !is_sendable(*text)) return std::nullopt;
      // Stripe refuses to be sent some combinations with which it answers (docs/stripe.md, fact 20): it gives credit only when
      // the subscription ends at once.
      if (member.path == "subscription_cancel.proration_behavior" && *text != "none" &&
          (*text != "create_prorations" || text_of(features, "subscription_cancel.mode") != "immediately")) {
        return std::nullopt;
      }
      return OrderedJson(*text);
    }
    case Kind::Texts:
      return sent_list(value, {});
    case Kind::Conditions:
      return sent_list(value, {"type"});
    case Kind::Intervals:
      return sent_list(value, {"interval", "interval_count"});
    case Kind::Reference:
      return value.is_null() || value.empty() ? OrderedJson("") : OrderedJson("{payment_method_configuration}");
    case Kind::References:
      return value.is_null() || value.empty() ? OrderedJson("") : OrderedJson::array({"{feedback_option}"});
  }
  return std::nullopt;
}

bool is_unset(const Json* value) { return value == nullptr || value->is_null() || (value->is_array() && value->empty()); }

bool mean_the_same(std::string_view path, const Json* test, const Json* live) {
  if (is_unset(test) && is_unset(live)) return true;
  if (path != "subscription_update.billing_cycle_anchor") return false;
  const auto keeps_date = [](const Json* value) { return is_unset(value) || as_string(value) == "unchanged"; };
  return keeps_date(test) && keeps_date(live);
}

Setting feature_setting(const std::string& path, const Json& test, const Json& live, const Json& features) {
  Setting setting{.topic = topic_of(path),
                  .difference = {.path = feature_path(path),
                                 .about = {},
                                 .test = stripe::observed(&test),
                                 .live = stripe::observed(&live),
                                 .action = Action::Manual},
                  .decision = "compare.decide.unknown-setting"};
  const FeatureMember* member = find_member(path);
  const auto value = member == nullptr ? std::nullopt : sent(*member, test, features);
  if (!value) return setting;
  setting.params = OrderedJson::object();
  set(setting.params, feature_path(path), *value);
  setting.has_placeholder = stripe::is_reference(path) && !is_unset(&test);
  setting.difference.action = setting.has_placeholder ? Action::Decide : Action::Set;
  setting.decision = setting.has_placeholder ? "compare.decide.reference" : "";
  return setting;
}

void add_companions(OrderedJson& params, const Located& test) {
  const Json* of_test = find(*test.value, "features");
  const auto features = params.find("features");
  if (of_test == nullptr || features == params.end()) return;
  const auto is_sent = [&](std::string_view path) {
    const OrderedJson* place = &*features;
    while (true) {
      const std::size_t dot = path.find('.');
      const auto member = place->find(std::string(path.substr(0, dot)));
      if (member == place->end()) return false;
      if (dot == std::string_view::npos) return true;
      place = &*member;
      path.remove_prefix(dot + 1);
    }
  };
  struct Companion {
    std::string_view beside;
    std::string_view path;
  };
  // The update's schema requires these, or Stripe judges the two together.
  constexpr std::array kCompanions = {
      Companion{"payment_method_update", "payment_method_update.enabled"},
      Companion{"subscription_cancel.cancellation_reason", "subscription_cancel.cancellation_reason.enabled"},
      Companion{"subscription_cancel.proration_behavior", "subscription_cancel.mode"},
      Companion{"subscription_pause.duration", "subscription_pause.duration.type"},
  };
  for (const Companion& companion : kCompanions) {
    if (!is_sent(companion.beside) || is_sent(companion.path)) continue;
    const FeatureMember* member = find_member(companion.path);
    const Json* value = find_path(*of_test, companion.path);
    const auto wanted = value == nullptr ? std::nullopt : sent(*member, *value, *of_test);
    if (wanted) set(params, feature_path(companion.path), *wanted);
  }
}

}  // namespace portal_guide::compare
