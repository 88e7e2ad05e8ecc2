#include "core/troubleshoot/facts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/members.hpp"
#include "core/text/ascii.hpp"
#include "core/troubleshoot/account_view.hpp"
#include "core/troubleshoot/subscription_facts.hpp"

namespace portal_guide::troubleshoot {
namespace {

using stripe::SectionName;

Holds configurations_none(const AccountView& view) {
  const auto configurations = view.whole_section(SectionName::BillingPortalConfigurations);
  if (!configurations) return propagate(configurations);
  return (*configurations)->items.empty();
}

/// Whether something holds in the configuration that a customer meets. Where it holds in some of those that sessions may use,
/// and not in the others, nobody knows.
template <class HoldsIn>
Holds in_configurations(const AccountView& view, HoldsIn holds_in) {
  const auto configurations = view.configurations();
  if (!configurations) return propagate(configurations);
  std::optional<bool> found;
  for (const Json* configuration : *configurations) {
    Holds holds = holds_in(*configuration);
    if (!holds) return holds;
    if (found && *found != *holds) return fail(content::text(view.content, "diagnose.some-configurations"));
    found = *holds;
  }
  return *found;
}

/// The ids of the prices that the configuration offers.
Known<std::vector<std::string_view>> offered_prices(const AccountView& view, const Json& configuration) {
  const Json* products = find(configuration, stripe::configuration::kFeaturesSubscriptionUpdateProducts);
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

Holds offers_no_yearly_price(const AccountView& view, const Json& configuration) {
  const auto offered = offered_prices(view, configuration);
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

Holds yearly_price_not_offered(const AccountView& view) {
  return in_configurations(view, [&](const Json& configuration) { return offers_no_yearly_price(view, configuration); });
}

/// Is unknown where the snapshot does not say which configuration the app passes, and false otherwise. A cause names it beside
/// a rule that passes for such a snapshot, so that the rule cannot rule the cause out.
Holds session_configuration_not_stated(const AccountView& view) {
  if (view.snapshot.integration().session_configuration.empty()) {
    return fail(content::text(view.content, "diagnose.session-configuration-not-stated"));
  }
  return false;
}

/// Is unknown always. A cause names it beside what confirms it, where that cannot rule it out.
Holds not_in_snapshots(const AccountView& view) { return fail(content::text(view.content, "diagnose.not-in-snapshots")); }

/// Whether the address has a scheme of an app's own, such as `myapp:`.
bool opens_an_app(std::string_view address) {
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos || colon == 0 || !text::is_letter(address.front())) return false;
  const std::string scheme = text::in_lower_case(address.substr(0, colon));
  return scheme != "http" && scheme != "https";
}

Holds return_url_of_an_app(const AccountView& view) {
  const std::string& stated = view.snapshot.integration().return_url;
  if (!stated.empty()) return opens_an_app(stated);
  return in_configurations(view, [&](const Json& configuration) -> Holds {
    const auto address = as_string(find(configuration, stripe::configuration::kDefaultReturnUrl));
    if (address && opens_an_app(*address)) return true;
    // A session may bring another one.
    return not_in_snapshots(view);
  });
}

Holds subscription_events_not_sent(const AccountView& view) {
  const auto endpoints = view.section(SectionName::WebhookEndpoints);
  if (!endpoints) return propagate(endpoints);
  bool updated = false;
  bool deleted = false;
  for (const Json* endpoint : (*endpoints)->items) {
    if (as_string(find(*endpoint, stripe::webhook_endpoint::kStatus)) == std::string_view("disabled")) continue;
    const Json* events = find(*endpoint, stripe::webhook_endpoint::kEnabledEvents);
    if (events == nullptr || !events->is_array()) {
      return view.cannot_tell("member-absent", {{"pointer", pointer_append("", stripe::webhook_endpoint::kEnabledEvents)}});
    }
    for (const Json& event : *events) {
      const std::string_view name = as_string(&event).value_or(std::string_view());
      updated = updated || name == "*" || name == "customer.subscription.updated";
      deleted = deleted || name == "*" || name == "customer.subscription.deleted";
    }
  }
  if (updated && deleted) return false;
  if (!(*endpoints)->complete) return view.partly_read(SectionName::WebhookEndpoints);
  return true;
}

/// A template instead of a lambda with captures, so that the table below is a constant.
template <Holds (*judge)(const AccountView&)>
Holds in_view(const stripe::Snapshot& snapshot, stripe::Mode mode, const content::Content& content) {
  return judge({.snapshot = snapshot, .mode = mode, .content = content});
}

constexpr std::array kFacts = {
    Fact{"configurations-none", in_view<configurations_none>},
    Fact{"customer-tax-exempt", in_view<customer_tax_exempt>},
    Fact{"customer-with-two-subscriptions", in_view<customer_with_two_subscriptions>},
    Fact{"not-in-snapshots", in_view<not_in_snapshots>},
    Fact{"paid-subscription-ends-later", in_view<paid_subscription_ends_later>},
    Fact{"payment-collection-paused", in_view<payment_collection_paused>},
    Fact{"payment-collection-resumes", in_view<payment_collection_resumes>},
    Fact{"return-url-of-an-app", in_view<return_url_of_an_app>},
    Fact{"session-configuration-not-stated", in_view<session_configuration_not_stated>},
    Fact{"subscription-canceled", in_view<subscription_canceled>},
    Fact{"subscription-ends-later", in_view<subscription_ends_later>},
    Fact{"subscription-ends-without-flag", in_view<subscription_ends_without_flag>},
    Fact{"subscription-events-not-sent", in_view<subscription_events_not_sent>},
    Fact{"subscription-incomplete-expired", in_view<subscription_incomplete_expired>},
    Fact{"subscription-of-a-test-clock", in_view<subscription_of_a_test_clock>},
    Fact{"subscription-paused", in_view<subscription_paused>},
    Fact{"subscription-paused-after-failed-payment", in_view<subscription_paused_after_failed_payment>},
    Fact{"subscription-paused-after-trial", in_view<subscription_paused_after_trial>},
    Fact{"subscription-running", in_view<subscription_running>},
    Fact{"subscription-trialing", in_view<subscription_trialing>},
    Fact{"subscription-unpaid", in_view<subscription_unpaid>},
    Fact{"subscription-update-pending", in_view<subscription_update_pending>},
    Fact{"subscription-with-another-payment-method", in_view<subscription_with_another_payment_method>},
    Fact{"subscription-without-end", in_view<subscription_without_end>},
    Fact{"subscriptions-all-trialing", in_view<subscriptions_all_trialing>},
    Fact{"trial-ends-later", in_view<trial_ends_later>},
    Fact{"trial-over", in_view<trial_over>},
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
  const AccountView view{.snapshot = snapshot, .mode = mode, .content = content};
  return in_configurations(view, [&](const Json& configuration) -> Holds {
    const Json* member = find_path(configuration, dotted_path);
    if (member == nullptr) return view.cannot_tell("member-absent", {{"pointer", std::string(dotted_path)}});
    return member->is_array() ? holds_value(*member, value) : is_value(*member, value);
  });
}

}  // namespace portal_guide::troubleshoot
