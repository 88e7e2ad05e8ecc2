#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/side.hpp"

/// What the two default configurations set differently, apart from their lists of plans, and the parameters of the update that
/// makes live mode's like test mode's (docs.stripe.com/api/customer_portal/configurations/update, checked 2026-11-22).
namespace portal_guide::compare {

/// What the Dashboard shows in one place and one call sets, in the order of the plan's steps.
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
  /// The content key of the sentence that says what a person has to decide or do. Empty unless the action is Decide or Manual.
  std::string_view decision = {};
  /// Whether `params` hold a placeholder, such as "{return_url}".
  bool has_placeholder = false;
};

struct Settings {
  /// Ordered by topic.
  std::vector<Setting> settings = {};
  std::vector<NotCompared> not_compared = {};
};

/// `test` and `live` are the two default configurations.
Settings compare_settings(const Located& test, const Located& live, const content::Content& content);

}  // namespace portal_guide::compare
