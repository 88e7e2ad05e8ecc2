#include "core/troubleshoot/facts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/reference.hpp"

namespace portal_guide::troubleshoot {
namespace {

using stripe::Section;
using stripe::SectionName;

template <class T>
using Known = tl::expected<T, std::string>;

/// One mode of a snapshot, and the sentences that say what it lacks. They are those of the rules' `not-checked`.
struct View {
  const stripe::Snapshot& snapshot;
  stripe::Mode mode;
  const content::Content& content;

  Failure<std::string> cannot_tell(std::string_view key, content::Arguments arguments = {}) const {
    arguments.emplace("mode", content::text(content, "mode.word." + std::string(to_string(mode))));
    return fail(content::text(content, "not-checked." + std::string(key), arguments));
  }

  std::string word_of(SectionName name) const {
    std::string key = "section." + std::string(stripe::to_string(name));
    std::replace(key.begin(), key.end(), '_', '-');
    return content::text(content, key);
  }

  Known<const Section*> section(SectionName name) const {
    const Section& section = snapshot.section(mode, name);
    switch (section.state) {
      case Section::State::Read:
        return &section;
      case Section::State::Absent:
        return snapshot.has(mode) ? cannot_tell("section-absent", {{"section", word_of(name)}}) : cannot_tell("mode-absent");
      case Section::State::Failed:
      case Section::State::Malformed:
        break;
    }
    return cannot_tell("section-unreadable", {{"section", word_of(name)}});
  }

  Failure<std::string> partly_read(SectionName name) const { return cannot_tell("partial", {{"section", word_of(name)}}); }

  Known<const Section*> whole_section(SectionName name) const {
    auto read = section(name);
    if (read && !(*read)->complete) return partly_read(name);
    return read;
  }

  /// The configuration that the app's sessions use.
  Known<const Json*> configuration() const {
    const auto configurations = section(SectionName::BillingPortalConfigurations);
    if (!configurations) return propagate(configurations);
    const std::string& named = snapshot.integration().session_configuration;
    for (const Json* item : (*configurations)->items) {
      const bool is_it = named.empty() ? as_bool(find(*item, stripe::configuration::kIsDefault)).value_or(false)
                                       : stripe::id_of(item) == named;
      if (is_it) return item;
    }
    if (!(*configurations)->complete) return partly_read(SectionName::BillingPortalConfigurations);
    return fail(content::text(content, "diagnose.no-configuration",
                              {{"mode", content::text(content, "mode.word." + std::string(to_string(mode)))}}));
  }
};

Holds configurations_none(const View& view) {
  const auto configurations = view.whole_section(SectionName::BillingPortalConfigurations);
  if (!configurations) return propagate(configurations);
  return (*configurations)->items.empty();
}

/// The ids of the prices that the configuration offers.
Known<std::vector<std::string_view>> offered_prices(const View& view) {
  const auto configuration = view.configuration();
  if (!configuration) return propagate(configuration);
  const Json* products = find(**configuration, stripe::configuration::kFeaturesSubscriptionUpdateProducts);
  if (products == nullptr || !products->is_array()) return view.cannot_tell("not-expanded");
  std::vector<std::string_view> ids;
  for (const Json& product : *products) {
    const Json* prices = find(product, stripe::offered_product::kPrices);
    if (prices == nullptr || !prices->is_array()) return view.cannot_tell("not-expanded");
    for (const Json& price : *prices) {
      if (const auto id = as_string(&price)) ids.push_back(*id);
    }
  }
  return ids;
}

Holds yearly_price_not_offered(const View& view) {
  const auto offered = offered_prices(view);
  if (!offered) return propagate(offered);
  const auto prices = view.section(SectionName::Prices);
  if (!prices) return propagate(prices);
  std::size_t seen = 0;
  for (const Json* price : (*prices)->items) {
    const auto id = as_string(find(*price, stripe::price::kId));
    if (!id || std::find(offered->begin(), offered->end(), *id) == offered->end()) continue;
    if (as_string(find(*price, stripe::price::kRecurringInterval)) == std::string_view("year")) return false;
    ++seen;
  }
  // An offered price that was not read may be the yearly one.
  if (seen < offered->size()) return view.partly_read(SectionName::Prices);
  return true;
}

/// Is unknown where the snapshot does not say which configuration the app passes, and false otherwise. A cause names it beside
/// a rule that passes for such a snapshot, so that the rule cannot rule the cause out.
Holds session_configuration_not_stated(const View& view) {
  if (view.snapshot.integration().session_configuration.empty()) {
    return fail(content::text(view.content, "diagnose.session-configuration-not-stated"));
  }
  return false;
}

/// Whether `is` holds for at least one subscription. Unknown where it holds for none of those that were read and there are
/// more.
template <class Predicate>
Holds any_subscription(const View& view, Predicate is) {
  const auto subscriptions = view.section(SectionName::Subscriptions);
  if (!subscriptions) return propagate(subscriptions);
  for (const Json* subscription : (*subscriptions)->items) {
    if (is(*subscription)) return true;
  }
  if (!(*subscriptions)->complete) return view.partly_read(SectionName::Subscriptions);
  return false;
}

bool is_set(const Json& object, stripe::MemberPath path) {
  const Json* member = find(object, path);
  return member != nullptr && !member->is_null();
}

bool ends_later(const Json& subscription) {
  return is_set(subscription, stripe::subscription::kCancelAt) ||
         as_bool(find(subscription, stripe::subscription::kCancelAtPeriodEnd)).value_or(false);
}

Holds subscription_ends_later(const View& view) { return any_subscription(view, ends_later); }

Holds subscription_ends_without_flag(const View& view) {
  return any_subscription(view, [](const Json& subscription) {
    return is_set(subscription, stripe::subscription::kCancelAt) &&
           as_bool(find(subscription, stripe::subscription::kCancelAtPeriodEnd)) == false;
  });
}

Holds subscription_update_pending(const View& view) {
  return any_subscription(view,
                          [](const Json& subscription) { return is_set(subscription, stripe::subscription::kPendingUpdate); });
}

/// A template instead of a lambda with captures, so that the table below is a constant.
template <Holds (*judge)(const View&)>
Holds in_view(const stripe::Snapshot& snapshot, stripe::Mode mode, const content::Content& content) {
  return judge({.snapshot = snapshot, .mode = mode, .content = content});
}

constexpr std::array kFacts = {
    Fact{"configurations-none", in_view<configurations_none>},
    Fact{"session-configuration-not-stated", in_view<session_configuration_not_stated>},
    Fact{"subscription-ends-later", in_view<subscription_ends_later>},
    Fact{"subscription-ends-without-flag", in_view<subscription_ends_without_flag>},
    Fact{"subscription-update-pending", in_view<subscription_update_pending>},
    Fact{"yearly-price-not-offered", in_view<yearly_price_not_offered>},
};

bool is_value(const Json& member, const std::variant<bool, std::string>& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return as_bool(&member) == *flag;
  return as_string(&member) == std::string_view(std::get<std::string>(value));
}

/// In a list of objects, the value is compared with their `type`, by which Stripe tells conditions apart.
bool holds_value(const Json& list, const std::variant<bool, std::string>& value) {
  return std::any_of(list.begin(), list.end(), [&](const Json& element) {
    const Json* type = find(element, stripe::period_end_condition::kType);
    return is_value(type == nullptr ? element : *type, value);
  });
}

}  // namespace

std::span<const Fact> facts() { return kFacts; }

const Fact* find_fact(std::string_view id) {
  const auto found = std::find_if(kFacts.begin(), kFacts.end(), [id](const Fact& fact) { return fact.id == id; });
  return found == kFacts.end() ? nullptr : &*found;
}

Holds setting_is(std::string_view dotted_path, const std::variant<bool, std::string>& value, const stripe::Snapshot& snapshot,
                 stripe::Mode mode, const content::Content& content) {
  const View view{.snapshot = snapshot, .mode = mode, .content = content};
  const auto configuration = view.configuration();
  if (!configuration) return propagate(configuration);
  const Json* member = find_path(**configuration, dotted_path);
  if (member == nullptr) return view.cannot_tell("member-absent", {{"pointer", std::string(dotted_path)}});
  return member->is_array() ? holds_value(*member, value) : is_value(*member, value);
}

}  // namespace portal_guide::troubleshoot
