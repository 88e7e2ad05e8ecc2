#include "core/rules/registry.hpp"

#include <algorithm>
#include <array>

namespace portal_guide::rules {

/// The one list of the rules, sorted by id. Each rule is the constant kRule of its file, in the namespace of the file's name.
/// The list is written out because a linker may drop an object that registers itself and that nothing names.
// clang-format off
#define PORTAL_GUIDE_RULES(X) \
  X(billing_address_not_editable) \
  X(billing_cycle_reset_by_update) \
  X(branding_missing) \
  X(business_name_missing) \
  X(business_profile_differs) \
  X(cancel_disabled) \
  X(cancel_immediate) \
  X(cancel_immediate_without_credit) \
  X(cancel_reason_empty) \
  X(cancel_reason_not_asked) \
  X(card_payments_inactive) \
  X(charges_disabled) \
  X(configuration_inactive) \
  X(configuration_not_in_dashboard) \
  X(configuration_unknown) \
  X(configurations_many) \
  X(customer_email_duplicate) \
  X(customer_email_editable) \
  X(customer_update_disabled) \
  X(default_configuration_missing) \
  X(details_not_submitted) \
  X(downgrade_condition_cross_product) \
  X(downgrade_immediate) \
  X(features_differ) \
  X(headline_missing) \
  X(headline_too_long) \
  X(invoice_history_disabled) \
  X(legal_url_invalid) \
  X(legal_url_local) \
  X(live_configuration_missing) \
  X(login_page_customer_without_email) \
  X(login_page_disabled) \
  X(pause_duration_unbounded) \
  X(pause_durations_empty) \
  X(pause_needs_flexible_billing) \
  X(payment_method_configuration_inactive) \
  X(payment_method_configuration_unknown) \
  X(payment_method_update_disabled) \
  X(payouts_disabled) \
  X(plan_missing_in_live) \
  X(plan_not_offered) \
  X(plans_differ) \
  X(portal_empty) \
  X(price_archived) \
  X(price_currency_mixed) \
  X(price_interval_duplicate) \
  X(price_metered) \
  X(price_missing) \
  X(price_of_other_product) \
  X(price_one_time) \
  X(price_switch_not_allowed) \
  X(privacy_policy_missing) \
  X(product_archived) \
  X(product_description_missing) \
  X(product_missing) \
  X(promotion_code_alone) \
  X(promotion_code_without_codes) \
  X(quantity_not_adjustable) \
  X(quantity_unbounded) \
  X(requirements_due) \
  X(return_url_app_scheme) \
  X(return_url_credentials) \
  X(return_url_insecure) \
  X(return_url_invalid) \
  X(return_url_local) \
  X(return_url_missing) \
  X(session_configuration_unstated) \
  X(single_plan) \
  X(statement_descriptor_missing) \
  X(subscribers_currency_stranded) \
  X(subscribers_incomplete) \
  X(subscribers_locked_by_schedule) \
  X(subscribers_metered) \
  X(subscribers_multiple_items) \
  X(subscribers_past_due) \
  X(subscribers_price_not_offered) \
  X(subscribers_send_invoice) \
  X(subscribers_without_payment_method) \
  X(support_contact_missing) \
  X(tax_behavior_mixed) \
  X(tax_behavior_unspecified) \
  X(tax_id_not_collected) \
  X(tax_settings_pending) \
  X(terms_of_service_missing) \
  X(too_many_products) \
  X(trial_ended_by_update) \
  X(update_allows_nothing) \
  X(update_disabled) \
  X(update_without_products) \
  X(upgrade_not_charged) \
  X(webhook_customer_events_missing) \
  X(webhook_disabled) \
  X(webhook_events_missing) \
  X(webhook_insecure) \
  X(webhook_local) \
  X(webhook_missing) \
  X(webhook_pause_events_missing) \
  X(webhooks_differ)
// clang-format on

#define PORTAL_GUIDE_DECLARE(rule) \
  namespace rule {                 \
  extern const Rule kRule;         \
  }
PORTAL_GUIDE_RULES(PORTAL_GUIDE_DECLARE)
#undef PORTAL_GUIDE_DECLARE

namespace {

#define PORTAL_GUIDE_ADDRESS(rule) &rule::kRule,
constexpr std::array kRegistry = {PORTAL_GUIDE_RULES(PORTAL_GUIDE_ADDRESS)};
#undef PORTAL_GUIDE_ADDRESS

}  // namespace

std::span<const Rule* const> registry() { return kRegistry; }

const Rule* find_rule(std::string_view id) {
  const auto position = std::lower_bound(kRegistry.begin(), kRegistry.end(), id,
                                         [](const Rule* rule, std::string_view wanted) { return rule->id < wanted; });
  return position != kRegistry.end() && (*position)->id == id ? *position : nullptr;
}

}  // namespace portal_guide::rules
