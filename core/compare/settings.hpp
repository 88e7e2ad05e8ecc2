#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/side.hpp"

/// What the two default configurations set differently, their lists of plans aside, and the parameters that level it
/// (docs.stripe.com/api/customer_portal/configurations/update, checked 2026-11-22).
namespace portal_guide::compare {

/// One thing that the Dashboard shows in one place and one call sets, in the plan's order.
enum class Topic {
  CustomerUpdate,
  PaymentMethodUpdate,
  InvoiceHistory,
  SubscriptionCancel,
  SubscriptionPause,
  SubscriptionUpdate,
  /// Features that this guide does not know yet.
  OtherFeatures,
  BusinessProfile,
  ReturnUrl,
  LoginPage,
  Label,
  Active,
};

/// Such as "subscription-cancel", the last part of the topic's content keys.
std::string_view to_string(Topic topic);

struct Setting {
  Topic topic = Topic::CustomerUpdate;
  Difference difference;
  /// The parameters of an update that removes the difference; null where there are none.
  OrderedJson params = nullptr;
  /// The key of the sentence that says what is to be decided; empty unless the action is Decide or Manual.
  std::string_view decision = {};
  /// `params` hold a placeholder, such as "{return_url}".
  bool has_placeholder = false;
};

struct Settings {
  std::vector<Setting> settings;
  std::vector<NotCompared> not_compared;
};

Settings compare_settings(const Located& test, const Located& live, const content::Content& content);

/// The whole of a test configuration, for a live mode that has none. What a person decides is left out of `update` and
/// `create`.
struct WholeConfiguration {
  /// For the default configuration that saving the settings page makes, whatever that page suggests.
  OrderedJson update = OrderedJson::object();
  /// For a new configuration, which is not the default.
  OrderedJson create = OrderedJson::object();
  std::vector<Setting> decisions;
};

/// Whether the list of plans will be put in; without one Stripe refuses to turn plan switching on.
enum class PlanList { Given, Unknown };
WholeConfiguration whole_configuration(const Located& test, PlanList plans);

/// What an update of the topic has to repeat of the test configuration beside what it changes: Stripe requires some members
/// together.
void add_companions(OrderedJson& params, const Located& test);

}  // namespace portal_guide::compare
