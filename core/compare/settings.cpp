#include "core/compare/settings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/stripe/feature_difference.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::compare {
namespace {

enum class Kind {
  Switch,
  Text,
  /// A text whose null means the same as its default.
  Anchor,
  Texts,
  Conditions,
  Intervals,
  /// Ids, which are different in each mode.
  Reference,
  References,
};

struct Writable {
  /// Below `features`.
  std::string_view path;
  Kind kind;
  Topic topic;
};

/// Every writable member of the features but the list of plans, in the order in which calls name them.
constexpr std::array kWritable = {
    Writable{"customer_update.enabled", Kind::Switch, Topic::CustomerUpdate},
    Writable{"customer_update.allowed_updates", Kind::Texts, Topic::CustomerUpdate},
    Writable{"payment_method_update.enabled", Kind::Switch, Topic::PaymentMethodUpdate},
    Writable{"payment_method_update.payment_method_configuration", Kind::Reference, Topic::PaymentMethodUpdate},
    Writable{"invoice_history.enabled", Kind::Switch, Topic::InvoiceHistory},
    Writable{"subscription_cancel.enabled", Kind::Switch, Topic::SubscriptionCancel},
    Writable{"subscription_cancel.mode", Kind::Text, Topic::SubscriptionCancel},
    Writable{"subscription_cancel.proration_behavior", Kind::Text, Topic::SubscriptionCancel},
    Writable{"subscription_cancel.cancellation_reason.enabled", Kind::Switch, Topic::SubscriptionCancel},
    Writable{"subscription_cancel.cancellation_reason.options", Kind::Texts, Topic::SubscriptionCancel},
    Writable{"subscription_cancel.cancellation_reason.feedback_options", Kind::References, Topic::SubscriptionCancel},
    Writable{"subscription_pause.enabled", Kind::Switch, Topic::SubscriptionPause},
    Writable{"subscription_pause.duration.type", Kind::Text, Topic::SubscriptionPause},
    Writable{"subscription_pause.duration.interval_options", Kind::Intervals, Topic::SubscriptionPause},
    Writable{"subscription_update.enabled", Kind::Switch, Topic::SubscriptionUpdate},
    Writable{"subscription_update.default_allowed_updates", Kind::Texts, Topic::SubscriptionUpdate},
    Writable{"subscription_update.proration_behavior", Kind::Text, Topic::SubscriptionUpdate},
    Writable{"subscription_update.billing_cycle_anchor", Kind::Anchor, Topic::SubscriptionUpdate},
    Writable{"subscription_update.trial_update_behavior", Kind::Text, Topic::SubscriptionUpdate},
    Writable{"subscription_update.schedule_at_period_end.conditions", Kind::Conditions, Topic::SubscriptionUpdate},
};

constexpr std::array<std::string_view, 12> kTopics = {"customer-update",
                                                      "payment-method-update",
                                                      "invoice-history",
                                                      "subscription-cancel",
                                                      "subscription-pause",
                                                      "subscription-update",
                                                      "other-features",
                                                      "business-profile",
                                                      "default-return-url",
                                                      "login-page",
                                                      "label",
                                                      "active"};

const Writable* find_writable(std::string_view path) {
  const auto found =
      std::find_if(kWritable.begin(), kWritable.end(), [&](const Writable& member) { return member.path == path; });
  return found == kWritable.end() ? nullptr : found;
}

Topic topic_of(std::string_view path) {
  for (const Writable& member : kWritable) {
    const std::string_view feature = member.path.substr(0, member.path.find('.') + 1);
    if (path.substr(0, feature.size()) == feature || path == feature.substr(0, feature.size() - 1)) return member.topic;
  }
  return Topic::OtherFeatures;
}

/// A list as a call sends it: an empty value clears it. None where a member is not what a call may repeat.
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

/// The member's value as an update sends it; none where no call can set it.
std::optional<OrderedJson> sent(const Writable& member, const Json& value, const Json& features) {
  switch (member.kind) {
    case Kind::Switch:
      return value.is_boolean() ? std::optional<OrderedJson>(value.get<bool>()) : std::nullopt;
    case Kind::Anchor:
      if (value.is_null()) return "unchanged";
      [[fallthrough]];
    case Kind::Text: {
      const auto text = as_string(&value);
      if (!text || text->empty() || !is_sendable(*text)) return std::nullopt;
      // Stripe answers with combinations that it refuses to be sent (domain A.1): credit is given only when cancelling at once.
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

std::string feature_path(std::string_view path) { return "features." + std::string(path); }

/// Where the writable member stands among the others; behind them for what is none.
std::size_t place_of(const std::string& path) {
  const auto found = std::find_if(kWritable.begin(), kWritable.end(),
                                  [&](const Writable& member) { return path == feature_path(member.path); });
  return static_cast<std::size_t>(found - kWritable.begin());
}

bool is_unset(const Json* value) { return value == nullptr || value->is_null() || (value->is_array() && value->empty()); }

/// What a difference in writing means the same: nothing and an empty list, the anchor's default and its name.
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
  const Writable* member = find_writable(path);
  const auto value = member == nullptr ? std::nullopt : sent(*member, test, features);
  if (!value) return setting;
  setting.params = OrderedJson::object();
  set(setting.params, feature_path(path), *value);
  setting.has_placeholder = stripe::is_reference(path) && !is_unset(&test);
  setting.difference.action = setting.has_placeholder ? Action::Decide : Action::Set;
  setting.decision = setting.has_placeholder ? "compare.decide.reference" : "";
  return setting;
}

/// Whether live customers can be sent there.
std::optional<stripe::Url> public_url(std::string_view text) {
  const auto url = stripe::parse_url(text);
  if (!url || url->scheme != "https" || url->has_credentials || stripe::is_local_host(url->host)) return std::nullopt;
  return *url;
}

/// An address is copied where it can only be meant for both modes; otherwise a person decides.
Setting url_setting(Topic topic, const std::string& path, std::string_view test, std::string_view live) {
  const auto shown = [](std::string_view text) { return text.empty() ? Json(nullptr) : Json(stripe::observed_text(text)); };
  Setting setting{.topic = topic, .difference = {.path = path, .about = {}, .test = shown(test), .live = shown(live)}};
  const auto of_test = public_url(test);
  const auto of_live = public_url(live);
  const bool same_site = of_test && (!of_live || of_test->host == of_live->host || topic != Topic::ReturnUrl);
  setting.params = OrderedJson::object();
  if (same_site && is_sendable(test)) {
    set(setting.params, path, test);
    return setting;
  }
  if (!of_test && !test.empty() && of_live) {
    setting.difference.action = Action::Keep;
    return setting;
  }
  setting.difference.action = Action::Decide;
  const std::string placeholder = "{" + path.substr(path.rfind('.') + 1) + "}";
  if (test.empty()) {
    setting.decision = "compare.decide.clear-url";
    set(setting.params, path, "");
  } else if (of_test && is_sendable(test)) {
    setting.decision = "compare.decide.other-site";
    set(setting.params, path, test);
  } else {
    setting.decision = of_test ? "compare.decide.hidden-url" : "compare.decide.local-url";
    setting.has_placeholder = true;
    set(setting.params, path, topic == Topic::ReturnUrl ? "{return_url}" : placeholder);
  }
  return setting;
}

class Comparer {
 public:
  Comparer(const Located& test, const Located& live, const content::Content& content)
      : test_(test), live_(live), content_(content) {}

  Settings compare() {
    compare_feature_members();
    compare_profile();
    compare_return_url();
    compare_login_page();
    compare_label();
    compare_active();
    std::stable_sort(result_.settings.begin(), result_.settings.end(),
                     [](const Setting& a, const Setting& b) { return a.topic < b.topic; });
    return std::move(result_);
  }

 private:
  void not_compared(const std::string& path, const Gap& gap) {
    result_.not_compared.push_back(
        {.path = stripe::observed_text(path), .because = gap.because, .detail = describe(gap, content_)});
  }

  void compare_feature_members() {
    const Json* test = find(*test_.value, "features");
    const Json* live = find(*live_.value, "features");
    for (const auto& [features, side] : {std::pair{test, &test_}, std::pair{live, &live_}}) {
      if (features != nullptr && features->is_object()) continue;
      const std::string pointer = pointer_append(side->pointer, "features");
      return not_compared("features", features == nullptr ? absent_at(pointer) : malformed_at(pointer));
    }
    const auto comparison = stripe::compare_features(*test, pointer_append(test_.pointer, "features"), *live,
                                                     pointer_append(live_.pointer, "features"));
    for (const stripe::FeatureDifference& difference : comparison.differences) {
      if (mean_the_same(difference.path, difference.test, difference.live)) continue;
      result_.settings.push_back(feature_setting(difference.path, *difference.test, *difference.live, *test));
    }
    // As the calls name them; what no call knows comes last.
    std::stable_sort(result_.settings.begin(), result_.settings.end(), [](const Setting& a, const Setting& b) {
      return place_of(a.difference.path) < place_of(b.difference.path);
    });
    for (const stripe::FeatureUnknown& member : comparison.unknown) {
      if (mean_the_same(member.path, member.test, member.live)) continue;
      not_compared(feature_path(member.path), member.why == stripe::FeatureUnknown::Why::Absent ? absent_at(member.pointer)
                                                                                                : malformed_at(member.pointer));
    }
  }

  /// The text in both modes; nothing where one is of another type, which is noted, or where they are equal.
  std::optional<std::pair<std::string_view, std::string_view>> differing_texts(const std::string& path) {
    std::array<std::string_view, 2> texts;
    std::size_t index = 0;
    for (const Located* side : {&test_, &live_}) {
      const Json* member = find_path(*side->value, path);
      if (member != nullptr && !member->is_null() && !member->is_string()) {
        not_compared(path, malformed_at(pointer_of(*side, path)));
        return std::nullopt;
      }
      texts[index++] = as_string(member).value_or(std::string_view{});
    }
    if (texts[0] == texts[1]) return std::nullopt;
    return std::pair{texts[0], texts[1]};
  }

  static std::string pointer_of(const Located& side, std::string_view dotted_path) {
    std::string pointer = side.pointer;
    while (true) {
      const std::size_t dot = dotted_path.find('.');
      pointer = pointer_append(pointer, dotted_path.substr(0, dot));
      if (dot == std::string_view::npos) return pointer;
      dotted_path.remove_prefix(dot + 1);
    }
  }

  void text_setting(Topic topic, const std::string& path) {
    const auto texts = differing_texts(path);
    if (!texts) return;
    const auto shown = [](std::string_view text) { return text.empty() ? Json(nullptr) : Json(stripe::observed_text(text)); };
    Setting setting{.topic = topic,
                    .difference = {.path = path, .about = {}, .test = shown(texts->first), .live = shown(texts->second)}};
    if (is_sendable(texts->first)) {
      setting.params = OrderedJson::object();
      set(setting.params, path, texts->first);
    } else {
      setting.difference.action = Action::Manual;
      setting.decision = "compare.decide.hidden-text";
    }
    result_.settings.push_back(std::move(setting));
  }

  void compare_profile() {
    text_setting(Topic::BusinessProfile, "business_profile.headline");
    for (const char* path : {"business_profile.privacy_policy_url", "business_profile.terms_of_service_url"}) {
      if (const auto texts = differing_texts(path)) {
        result_.settings.push_back(url_setting(Topic::BusinessProfile, path, texts->first, texts->second));
      }
    }
  }

  void compare_return_url() {
    const auto texts = differing_texts("default_return_url");
    if (texts) result_.settings.push_back(url_setting(Topic::ReturnUrl, "default_return_url", texts->first, texts->second));
  }

  /// A switch in both modes; nothing where one lacks it, which is noted unless both do, or where they are equal.
  std::optional<bool> differing_switch(const std::string& path) {
    const Json* test = find_path(*test_.value, path);
    const Json* live = find_path(*live_.value, path);
    if (is_unset(test) && is_unset(live)) return std::nullopt;
    for (const auto& [member, side] : {std::pair{test, &test_}, std::pair{live, &live_}}) {
      if (member != nullptr && member->is_boolean()) continue;
      not_compared(path, is_unset(member) ? absent_at(pointer_of(*side, path)) : malformed_at(pointer_of(*side, path)));
      return std::nullopt;
    }
    if (*test == *live) return std::nullopt;
    return test->get<bool>();
  }

  void compare_login_page() {
    const std::string path = "login_page.enabled";
    const auto enabled = differing_switch(path);
    if (!enabled) return;
    Setting setting{.topic = Topic::LoginPage,
                    .difference = {.path = path, .about = {}, .test = *enabled, .live = !*enabled},
                    .params = OrderedJson::object()};
    set(setting.params, path, *enabled);
    if (!*enabled) {
      // Customers may have the address of the page.
      setting.difference.action = Action::Decide;
      setting.decision = "compare.decide.login-page";
    }
    result_.settings.push_back(std::move(setting));
  }

  void compare_label() {
    text_setting(Topic::Label, "name");
    const Json* test = find(*test_.value, "metadata");
    const Json* live = find(*live_.value, "metadata");
    std::set<std::string> keys;
    for (const auto& [metadata, side] : {std::pair{test, &test_}, std::pair{live, &live_}}) {
      if (metadata == nullptr || metadata->is_null()) continue;
      if (!metadata->is_object()) return not_compared("metadata", malformed_at(pointer_append(side->pointer, "metadata")));
      for (const auto& [key, value] : metadata->items())
        keys.insert(key);
    }
    for (const std::string& key : keys) {
      const auto value_in = [&](const Json* metadata) {
        return metadata == nullptr ? std::string_view{} : as_string(find(*metadata, key)).value_or(std::string_view{});
      };
      const std::string_view wanted = value_in(test);
      if (wanted == value_in(live)) continue;
      const auto shown = [](std::string_view text) { return text.empty() ? Json(nullptr) : Json(stripe::observed_text(text)); };
      Setting setting{.topic = Topic::Label,
                      .difference = {.path = "metadata." + stripe::observed_text(key),
                                     .about = {},
                                     .test = shown(wanted),
                                     .live = shown(value_in(live)),
                                     .action = Action::Manual},
                      .decision = "compare.decide.hidden-text"};
      if (is_sendable(wanted) && is_sendable(key)) {
        setting.params = {{"metadata", {{key, wanted}}}};
        setting.difference.action = Action::Set;
        setting.decision = {};
      }
      result_.settings.push_back(std::move(setting));
    }
  }

  void compare_active() {
    const auto active = differing_switch("active");
    if (!active) return;
    Setting setting{.topic = Topic::Active,
                    .difference = {.path = "active", .about = {}, .test = *active, .live = !*active},
                    .params = OrderedJson::object()};
    set(setting.params, "active", *active);
    if (!*active) {
      // The default configuration cannot be deactivated (docs/stripe.md, fact 4), and should not be.
      setting.difference.action = Action::Keep;
    }
    result_.settings.push_back(std::move(setting));
  }

  const Located& test_;
  const Located& live_;
  const content::Content& content_;
  Settings result_;
};

/// Whether a create takes the value: of what an update may clear, it does not take everything (domain A.2 and A.3).
bool belongs_in_create(const Writable& member, const OrderedJson& value) {
  const bool clears = value.is_string() && value.get_ref<const std::string&>().empty();
  return !clears || member.path != "subscription_update.schedule_at_period_end.conditions";
}

}  // namespace

std::string_view to_string(Topic topic) { return kTopics[static_cast<std::size_t>(topic)]; }

Settings compare_settings(const Located& test, const Located& live, const content::Content& content) {
  return Comparer(test, live, content).compare();
}

WholeConfiguration whole_configuration(const Located& test, PlanList plans) {
  WholeConfiguration whole;
  const Json* features = find(*test.value, "features");
  whole.update["features"] = OrderedJson::object();
  whole.create["features"] = OrderedJson::object();
  for (const Writable& member : kWritable) {
    if (features == nullptr || (plans == PlanList::Unknown && member.topic == Topic::SubscriptionUpdate)) continue;
    const Json* value = find_path(*features, member.path);
    if (value == nullptr) continue;
    const std::string path = feature_path(member.path);
    const auto params = sent(member, *value, *features);
    if (stripe::is_reference(member.path) && !is_unset(value)) {
      whole.decisions.push_back(feature_setting(std::string(member.path), *value, Json(nullptr), *features));
    } else if (params) {
      set(whole.update, path, *params);
      if (belongs_in_create(member, *params)) set(whole.create, path, *params);
    }
  }
  const auto add = [&](Setting setting) {
    if (setting.difference.action == Action::Set) {
      merge(whole.update, setting.params);
      merge(whole.create, setting.params);
    } else {
      whole.decisions.push_back(std::move(setting));
    }
  };
  for (const char* path : {"business_profile.headline", "name"}) {
    const std::string_view text = text_of(*test.value, path);
    if (text.empty() || !is_sendable(text)) continue;
    set(whole.update, path, text);
    set(whole.create, path, text);
  }
  for (const char* path : {"business_profile.privacy_policy_url", "business_profile.terms_of_service_url"}) {
    const std::string_view text = text_of(*test.value, path);
    if (!text.empty()) add(url_setting(Topic::BusinessProfile, path, text, ""));
  }
  const std::string_view return_url = text_of(*test.value, "default_return_url");
  if (!return_url.empty()) add(url_setting(Topic::ReturnUrl, "default_return_url", return_url, ""));
  if (const auto enabled = as_bool(find_path(*test.value, "login_page.enabled"))) {
    set(whole.update, "login_page.enabled", *enabled);
    set(whole.create, "login_page.enabled", *enabled);
  }
  const Json* metadata = find(*test.value, "metadata");
  if (metadata != nullptr && metadata->is_object()) {
    for (const auto& [key, value] : metadata->items()) {
      const auto text = as_string(&value);
      if (!text || !is_sendable(*text) || !is_sendable(key)) continue;
      whole.update["metadata"][key] = *text;
      whole.create["metadata"][key] = *text;
    }
  }
  return whole;
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
  // Required by the update's schema, or because Stripe judges the two together.
  constexpr std::array kCompanions = {
      Companion{"payment_method_update", "payment_method_update.enabled"},
      Companion{"subscription_cancel.cancellation_reason", "subscription_cancel.cancellation_reason.enabled"},
      Companion{"subscription_cancel.proration_behavior", "subscription_cancel.mode"},
      Companion{"subscription_pause.duration", "subscription_pause.duration.type"},
  };
  for (const Companion& companion : kCompanions) {
    if (!is_sent(companion.beside) || is_sent(companion.path)) continue;
    const Writable* member = find_writable(companion.path);
    const Json* value = find_path(*of_test, companion.path);
    const auto wanted = value == nullptr ? std::nullopt : sent(*member, *value, *of_test);
    if (wanted) set(params, feature_path(companion.path), *wanted);
  }
}

}  // namespace portal_guide::compare
