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

namespace features = stripe::features;

constexpr std::array kMembers = {
    FeatureMember{features::kCustomerUpdateEnabled, Kind::Switch, Topic::CustomerUpdate},
    FeatureMember{features::kCustomerUpdateAllowedUpdates, Kind::Texts, Topic::CustomerUpdate},
    FeatureMember{features::kPaymentMethodUpdateEnabled, Kind::Switch, Topic::PaymentMethodUpdate},
    FeatureMember{features::kPaymentMethodUpdatePaymentMethodConfiguration, Kind::Reference, Topic::PaymentMethodUpdate},
    FeatureMember{features::kInvoiceHistoryEnabled, Kind::Switch, Topic::InvoiceHistory},
    FeatureMember{features::kSubscriptionCancelEnabled, Kind::Switch, Topic::SubscriptionCancel},
    FeatureMember{features::kSubscriptionCancelMode, Kind::Text, Topic::SubscriptionCancel},
    FeatureMember{features::kSubscriptionCancelProrationBehavior, Kind::Text, Topic::SubscriptionCancel},
    FeatureMember{features::kSubscriptionCancelCancellationReasonEnabled, Kind::Switch, Topic::SubscriptionCancel},
    FeatureMember{features::kSubscriptionCancelCancellationReasonOptions, Kind::Texts, Topic::SubscriptionCancel},
    FeatureMember{features::kSubscriptionCancelCancellationReasonFeedbackOptions, Kind::References, Topic::SubscriptionCancel},
    FeatureMember{features::kSubscriptionPauseEnabled, Kind::Switch, Topic::SubscriptionPause},
    FeatureMember{features::kSubscriptionPauseDurationType, Kind::Text, Topic::SubscriptionPause},
    FeatureMember{features::kSubscriptionPauseDurationIntervalOptions, Kind::Intervals, Topic::SubscriptionPause},
    FeatureMember{features::kSubscriptionUpdateEnabled, Kind::Switch, Topic::SubscriptionUpdate},
    FeatureMember{features::kSubscriptionUpdateDefaultAllowedUpdates, Kind::Texts, Topic::SubscriptionUpdate},
    FeatureMember{features::kSubscriptionUpdateProrationBehavior, Kind::Text, Topic::SubscriptionUpdate},
    FeatureMember{features::kSubscriptionUpdateBillingCycleAnchor, Kind::Anchor, Topic::SubscriptionUpdate},
    FeatureMember{features::kSubscriptionUpdateTrialUpdateBehavior, Kind::Text, Topic::SubscriptionUpdate},
    FeatureMember{features::kSubscriptionUpdateScheduleAtPeriodEndConditions, Kind::Conditions, Topic::SubscriptionUpdate},
};

const FeatureMember* find_member(std::string_view path) {
  const auto found =
      std::find_if(kMembers.begin(), kMembers.end(), [&](const FeatureMember& member) { return member.path.dotted() == path; });
  return found == kMembers.end() ? nullptr : found;
}

Topic topic_of(std::string_view path) {
  for (const FeatureMember& member : kMembers) {
    const std::string_view feature = member.path.dotted().substr(0, member.path.dotted().find('.') + 1);
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
                                  [&](const FeatureMember& member) { return path == feature_path(member.path.dotted()); });
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
      if (member.path == features::kSubscriptionCancelProrationBehavior && *text != "none" &&
          (*text != "create_prorations" || text_of(features, features::kSubscriptionCancelMode) != "immediately")) {
        return std::nullopt;
      }
      return OrderedJson(*text);
    }
    case Kind::Texts:
      return sent_list(value, {});
    case Kind::Conditions:
      return sent_list(value, {stripe::period_end_condition::kType.name()});
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
  if (path != features::kSubscriptionUpdateBillingCycleAnchor.dotted()) return false;
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
  const Json* of_test = find(*test.value, stripe::configuration::kFeatures);
  const auto features = params.find(stripe::configuration::kFeatures.name());
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
    stripe::MemberPath beside;
    stripe::MemberPath path;
  };
  // The update's schema requires these, or Stripe judges the two together.
  constexpr std::array kCompanions = {
      Companion{features::kPaymentMethodUpdate, features::kPaymentMethodUpdateEnabled},
      Companion{features::kSubscriptionCancelCancellationReason, features::kSubscriptionCancelCancellationReasonEnabled},
      Companion{features::kSubscriptionCancelProrationBehavior, features::kSubscriptionCancelMode},
      Companion{features::kSubscriptionPauseDuration, features::kSubscriptionPauseDurationType},
  };
  for (const Companion& companion : kCompanions) {
    if (!is_sent(companion.beside.dotted()) || is_sent(companion.path.dotted())) continue;
    const FeatureMember* member = find_member(companion.path.dotted());
    const Json* value = find(*of_test, companion.path);
    const auto wanted = value == nullptr ? std::nullopt : sent(*member, *value, *of_test);
    if (wanted) set(params, feature_path(companion.path.dotted()), *wanted);
  }
}

}  // namespace portal_guide::compare
