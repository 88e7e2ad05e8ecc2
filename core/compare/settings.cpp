#include "core/compare/settings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <tl/expected.hpp>

#include "core/compare/address_setting.hpp"
#include "core/compare/append.hpp"
#include "core/compare/feature_members.hpp"
#include "core/compare/wording.hpp"
#include "core/stripe/feature_difference.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

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

using stripe::MemberPath;
namespace configuration = stripe::configuration;

struct Configurations {
  const Located& test;
  const Located& live;
};

/// Why the member at `path` could not be compared.
struct Obstacle {
  std::string path;
  Gap gap;
};

/// What differs; nothing where both modes have the same; or why nobody can tell.
template <class Value>
using Compared = tl::expected<std::optional<Value>, Obstacle>;

Failure<Obstacle> absent(const Located& located, MemberPath path) {
  return fail(Obstacle{.path = std::string(path.dotted()), .gap = absent_at(pointer_append(located.pointer, path))});
}

Failure<Obstacle> malformed(const Located& located, MemberPath path) {
  return fail(Obstacle{.path = std::string(path.dotted()), .gap = malformed_at(pointer_append(located.pointer, path))});
}

struct DifferingTexts {
  std::string_view test;
  std::string_view live;
};

tl::expected<std::string_view, Obstacle> text_at(const Located& configuration, MemberPath path) {
  const Json* member = find(*configuration.value, path);
  if (member == nullptr || member->is_null()) return std::string_view{};
  const auto text = as_string(member);
  if (!text) return malformed(configuration, path);
  return *text;
}

Compared<DifferingTexts> differing_texts(const Configurations& both, MemberPath path) {
  const auto test = text_at(both.test, path);
  if (!test) return propagate(test);
  const auto live = text_at(both.live, path);
  if (!live) return propagate(live);
  if (*test == *live) return std::nullopt;
  return DifferingTexts{.test = *test, .live = *live};
}

Compared<Setting> compare_text(const Configurations& both, Topic topic, MemberPath path) {
  const auto texts = differing_texts(both, path);
  if (!texts) return propagate(texts);
  if (!*texts) return std::nullopt;
  const auto [test, live] = **texts;
  Setting setting{
      .topic = topic,
      .difference = {.path = std::string(path.dotted()), .about = {}, .test = text_or_null(test), .live = text_or_null(live)}};
  if (is_sendable(test)) {
    setting.params = OrderedJson::object();
    set(setting.params, path.dotted(), test);
  } else {
    setting.difference.action = Action::Manual;
    setting.decision = "compare.decide.hidden-text";
  }
  return setting;
}

Compared<Setting> compare_address(const Configurations& both, Topic topic, MemberPath path) {
  const auto texts = differing_texts(both, path);
  if (!texts) return propagate(texts);
  if (!*texts) return std::nullopt;
  return address_setting(topic, path, (*texts)->test, (*texts)->live);
}

/// Test mode's position of a switch that live mode has the other way round. A switch that neither mode has is the same in both.
Compared<bool> differing_switch(const Configurations& both, MemberPath path) {
  const Json* test = find(*both.test.value, path);
  const Json* live = find(*both.live.value, path);
  if (is_unset(test) && is_unset(live)) return std::nullopt;
  for (const auto& [member, configuration] : {std::pair{test, &both.test}, std::pair{live, &both.live}}) {
    if (member != nullptr && member->is_boolean()) continue;
    return is_unset(member) ? absent(*configuration, path) : malformed(*configuration, path);
  }
  if (*test == *live) return std::nullopt;
  return test->get<bool>();
}

Setting switch_setting(Topic topic, MemberPath path, bool in_test) {
  Setting setting{.topic = topic,
                  .difference = {.path = std::string(path.dotted()), .about = {}, .test = in_test, .live = !in_test},
                  .params = OrderedJson::object()};
  set(setting.params, path.dotted(), in_test);
  return setting;
}

Compared<Setting> compare_login_page(const Configurations& both) {
  const auto enabled = differing_switch(both, configuration::kLoginPageEnabled);
  if (!enabled) return propagate(enabled);
  if (!*enabled) return std::nullopt;
  Setting setting = switch_setting(Topic::LoginPage, configuration::kLoginPageEnabled, **enabled);
  if (!**enabled) {
    // Customers may have the address of the page.
    setting.difference.action = Action::Decide;
    setting.decision = "compare.decide.login-page";
  }
  return setting;
}

Compared<Setting> compare_active(const Configurations& both) {
  const auto active = differing_switch(both, configuration::kActive);
  if (!active) return propagate(active);
  if (!*active) return std::nullopt;
  Setting setting = switch_setting(Topic::Active, configuration::kActive, **active);
  // The default configuration cannot be deactivated (docs/stripe.md, fact 4), and live mode needs an active one.
  if (!**active) setting.difference.action = Action::Keep;
  return setting;
}

Setting metadata_setting(const std::string& key, std::string_view test, std::string_view live) {
  Setting setting{.topic = Topic::Label,
                  .difference = {.path = "metadata." + stripe::observed_text(key),
                                 .about = {},
                                 .test = text_or_null(test),
                                 .live = text_or_null(live),
                                 .action = Action::Manual},
                  .decision = "compare.decide.hidden-text"};
  if (is_sendable(test) && is_sendable(key)) {
    setting.params = {{"metadata", {{key, test}}}};
    setting.difference.action = Action::Set;
    setting.decision = {};
  }
  return setting;
}

tl::expected<std::vector<Setting>, Obstacle> compare_metadata(const Configurations& both) {
  std::set<std::string> keys;
  for (const Located* configuration : {&both.test, &both.live}) {
    const Json* metadata = find(*configuration->value, configuration::kMetadata);
    if (metadata == nullptr || metadata->is_null()) continue;
    if (!metadata->is_object()) return malformed(*configuration, configuration::kMetadata);
    for (const auto& [key, value] : metadata->items()) {
      keys.insert(key);
    }
  }
  const auto value_in = [](const Located& configuration, const std::string& key) {
    const Json* metadata = find(*configuration.value, configuration::kMetadata);
    return metadata == nullptr ? std::string_view{} : as_string(find(*metadata, key)).value_or(std::string_view{});
  };
  std::vector<Setting> settings;
  for (const std::string& key : keys) {
    const std::string_view test = value_in(both.test, key);
    const std::string_view live = value_in(both.live, key);
    if (test != live) settings.push_back(metadata_setting(key, test, live));
  }
  return settings;
}

const Json* features_of(const Located& configuration) {
  const Json* features = find(*configuration.value, configuration::kFeatures);
  return features != nullptr && features->is_object() ? features : nullptr;
}

Settings compare_features(const Configurations& both, const content::Content& content) {
  Settings result;
  const auto cannot = [&](const std::string& path, const Gap& gap) {
    result.not_compared.push_back(not_compared_at(stripe::observed_text(path), gap, content));
  };
  for (const Located* configuration : {&both.test, &both.live}) {
    if (features_of(*configuration) != nullptr) continue;
    const std::string pointer = pointer_append(configuration->pointer, configuration::kFeatures);
    cannot(std::string(configuration::kFeatures.dotted()),
           find(*configuration->value, configuration::kFeatures) == nullptr ? absent_at(pointer) : malformed_at(pointer));
    return result;
  }
  const Json& test = *features_of(both.test);
  const auto comparison =
      stripe::compare_features(test, pointer_append(both.test.pointer, configuration::kFeatures), *features_of(both.live),
                               pointer_append(both.live.pointer, configuration::kFeatures));
  for (const stripe::FeatureDifference& difference : comparison.differences) {
    if (mean_the_same(difference.path, difference.test, difference.live)) continue;
    result.settings.push_back(feature_setting(difference.path, *difference.test, *difference.live, test));
  }
  // In the order in which calls name them. Members that no call knows come last.
  std::stable_sort(result.settings.begin(), result.settings.end(), [](const Setting& a, const Setting& b) {
    return place_of(a.difference.path) < place_of(b.difference.path);
  });
  for (const stripe::FeatureUnknown& member : comparison.unknown) {
    if (mean_the_same(member.path, member.test, member.live)) continue;
    const bool is_absent = member.why == stripe::FeatureUnknown::Why::Absent;
    cannot(feature_path(member.path), is_absent ? absent_at(member.pointer) : malformed_at(member.pointer));
  }
  return result;
}

}  // namespace

std::string_view to_string(Topic topic) { return kTopics[static_cast<std::size_t>(topic)]; }

Settings compare_settings(const Located& test, const Located& live, const content::Content& content) {
  const Configurations both{.test = test, .live = live};
  Settings result = compare_features(both, content);
  const auto cannot = [&](const Obstacle& obstacle) {
    result.not_compared.push_back(not_compared_at(obstacle.path, obstacle.gap, content));
  };
  const auto add = [&](Compared<Setting> compared) {
    if (!compared) {
      cannot(compared.error());
    } else if (*compared) {
      result.settings.push_back(**std::move(compared));
    }
  };
  add(compare_text(both, Topic::BusinessProfile, configuration::kBusinessProfileHeadline));
  add(compare_address(both, Topic::BusinessProfile, configuration::kBusinessProfilePrivacyPolicyUrl));
  add(compare_address(both, Topic::BusinessProfile, configuration::kBusinessProfileTermsOfServiceUrl));
  add(compare_address(both, Topic::ReturnUrl, configuration::kDefaultReturnUrl));
  add(compare_login_page(both));
  add(compare_text(both, Topic::Label, configuration::kName));
  if (auto metadata = compare_metadata(both)) {
    append(result.settings, *std::move(metadata));
  } else {
    cannot(metadata.error());
  }
  add(compare_active(both));
  std::stable_sort(result.settings.begin(), result.settings.end(),
                   [](const Setting& a, const Setting& b) { return a.topic < b.topic; });
  return result;
}

}  // namespace portal_guide::compare
