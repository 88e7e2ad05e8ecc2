#pragma once

#include "core/stripe/member_path.hpp"

/// The members of Stripe's objects that the core reads, as constants: `stripe::price::kRecurringInterval` is
/// "recurring.interval" of a price. There is a namespace for each type of object, and for each kind of object that stands
/// inside of another one, such as the entries of a list. A constant is named after its path.
///
/// The tables below are the only place where paths are written. tests/core/stripe/members_test.cpp goes through the same tables
/// and fails on a path that Stripe's OpenAPI description does not have.

// Every group: its namespace, the type of the object as Stripe names it, the path from there to the objects that hold the
// members (empty where it is the object itself; lists stand for their entries, and "*" for every member of an object), and the
// table of the members.
// clang-format off
#define PORTAL_GUIDE_MEMBER_GROUPS(GROUP) \
  GROUP(any_object, "price", "", PORTAL_GUIDE_ANY_OBJECT_MEMBERS) \
  GROUP(deleted_object, "deleted_customer", "", PORTAL_GUIDE_DELETED_OBJECT_MEMBERS) \
  GROUP(list_page, "subscription", "items", PORTAL_GUIDE_LIST_PAGE_MEMBERS) \
  GROUP(error_answer, "error", "", PORTAL_GUIDE_ERROR_ANSWER_MEMBERS) \
  GROUP(api_error, "error", "error", PORTAL_GUIDE_API_ERROR_MEMBERS) \
  GROUP(account, "account", "", PORTAL_GUIDE_ACCOUNT_MEMBERS) \
  GROUP(configuration, "billing_portal.configuration", "", PORTAL_GUIDE_CONFIGURATION_MEMBERS) \
  GROUP(features, "billing_portal.configuration", "features", PORTAL_GUIDE_FEATURES_MEMBERS) \
  GROUP(feature, "billing_portal.configuration", "features.*", PORTAL_GUIDE_FEATURE_MEMBERS) \
  GROUP(offered_product, "billing_portal.configuration", "features.subscription_update.products", PORTAL_GUIDE_OFFERED_PRODUCT_MEMBERS) \
  GROUP(period_end_condition, "billing_portal.configuration", "features.subscription_update.schedule_at_period_end.conditions", PORTAL_GUIDE_PERIOD_END_CONDITION_MEMBERS) \
  GROUP(customer, "customer", "", PORTAL_GUIDE_CUSTOMER_MEMBERS) \
  GROUP(payment_method, "payment_method", "", PORTAL_GUIDE_PAYMENT_METHOD_MEMBERS) \
  GROUP(payment_method_configuration, "payment_method_configuration", "", PORTAL_GUIDE_PAYMENT_METHOD_CONFIGURATION_MEMBERS) \
  GROUP(price, "price", "", PORTAL_GUIDE_PRICE_MEMBERS) \
  GROUP(currency_option, "price", "currency_options.*", PORTAL_GUIDE_CURRENCY_OPTION_MEMBERS) \
  GROUP(price_tier, "price", "tiers", PORTAL_GUIDE_PRICE_TIER_MEMBERS) \
  GROUP(product, "product", "", PORTAL_GUIDE_PRODUCT_MEMBERS) \
  GROUP(promotion_code, "promotion_code", "", PORTAL_GUIDE_PROMOTION_CODE_MEMBERS) \
  GROUP(subscription, "subscription", "", PORTAL_GUIDE_SUBSCRIPTION_MEMBERS) \
  GROUP(subscription_item, "subscription_item", "", PORTAL_GUIDE_SUBSCRIPTION_ITEM_MEMBERS) \
  GROUP(subscription_schedule, "subscription_schedule", "", PORTAL_GUIDE_SUBSCRIPTION_SCHEDULE_MEMBERS) \
  GROUP(schedule_phase, "subscription_schedule", "phases", PORTAL_GUIDE_SCHEDULE_PHASE_MEMBERS) \
  GROUP(tax_settings, "tax.settings", "", PORTAL_GUIDE_TAX_SETTINGS_MEMBERS) \
  GROUP(webhook_endpoint, "webhook_endpoint", "", PORTAL_GUIDE_WEBHOOK_ENDPOINT_MEMBERS)

/// What the objects of every list have. The description is asked about a price.
#define PORTAL_GUIDE_ANY_OBJECT_MEMBERS(MEMBER) \
  MEMBER(kCreated, "created") \
  MEMBER(kId, "id") \
  MEMBER(kObject, "object")

/// What is left of an object that was deleted. The description is asked about a customer.
#define PORTAL_GUIDE_DELETED_OBJECT_MEMBERS(MEMBER) \
  MEMBER(kDeleted, "deleted")

/// A list, or one page of it. The description is asked about the items of a subscription.
#define PORTAL_GUIDE_LIST_PAGE_MEMBERS(MEMBER) \
  MEMBER(kData, "data") \
  MEMBER(kHasMore, "has_more") \
  MEMBER(kObject, "object")

/// The answer to a request that failed.
#define PORTAL_GUIDE_ERROR_ANSWER_MEMBERS(MEMBER) \
  MEMBER(kError, "error") \
  MEMBER(kErrorMessage, "error.message")

/// What such an answer says about the failure.
#define PORTAL_GUIDE_API_ERROR_MEMBERS(MEMBER) \
  MEMBER(kCode, "code") \
  MEMBER(kDocUrl, "doc_url") \
  MEMBER(kMessage, "message") \
  MEMBER(kParam, "param") \
  MEMBER(kType, "type")

/// The account whose key was used.
#define PORTAL_GUIDE_ACCOUNT_MEMBERS(MEMBER) \
  MEMBER(kBusinessProfileName, "business_profile.name") \
  MEMBER(kBusinessProfileSupportEmail, "business_profile.support_email") \
  MEMBER(kBusinessProfileSupportPhone, "business_profile.support_phone") \
  MEMBER(kBusinessProfileSupportUrl, "business_profile.support_url") \
  MEMBER(kCapabilities, "capabilities") \
  MEMBER(kCapabilitiesCardPayments, "capabilities.card_payments") \
  MEMBER(kChargesEnabled, "charges_enabled") \
  MEMBER(kDetailsSubmitted, "details_submitted") \
  MEMBER(kPayoutsEnabled, "payouts_enabled") \
  MEMBER(kRequirementsCurrentlyDue, "requirements.currently_due") \
  MEMBER(kRequirementsPastDue, "requirements.past_due") \
  MEMBER(kSettingsBrandingIcon, "settings.branding.icon") \
  MEMBER(kSettingsBrandingLogo, "settings.branding.logo") \
  MEMBER(kSettingsDashboardDisplayName, "settings.dashboard.display_name") \
  MEMBER(kSettingsPaymentsStatementDescriptor, "settings.payments.statement_descriptor")

/// A configuration of the portal.
#define PORTAL_GUIDE_CONFIGURATION_MEMBERS(MEMBER) \
  MEMBER(kActive, "active") \
  MEMBER(kBusinessProfile, "business_profile") \
  MEMBER(kBusinessProfileHeadline, "business_profile.headline") \
  MEMBER(kBusinessProfilePrivacyPolicyUrl, "business_profile.privacy_policy_url") \
  MEMBER(kBusinessProfileTermsOfServiceUrl, "business_profile.terms_of_service_url") \
  MEMBER(kCreated, "created") \
  MEMBER(kDefaultReturnUrl, "default_return_url") \
  MEMBER(kFeatures, "features") \
  MEMBER(kFeaturesCustomerUpdateAllowedUpdates, "features.customer_update.allowed_updates") \
  MEMBER(kFeaturesCustomerUpdateEnabled, "features.customer_update.enabled") \
  MEMBER(kFeaturesInvoiceHistoryEnabled, "features.invoice_history.enabled") \
  MEMBER(kFeaturesPaymentMethodUpdateEnabled, "features.payment_method_update.enabled") \
  MEMBER(kFeaturesPaymentMethodUpdatePaymentMethodConfiguration, "features.payment_method_update.payment_method_configuration") \
  MEMBER(kFeaturesSubscriptionCancelCancellationReasonEnabled, "features.subscription_cancel.cancellation_reason.enabled") \
  MEMBER(kFeaturesSubscriptionCancelCancellationReasonFeedbackOptions, "features.subscription_cancel.cancellation_reason.feedback_options") \
  MEMBER(kFeaturesSubscriptionCancelCancellationReasonOptions, "features.subscription_cancel.cancellation_reason.options") \
  MEMBER(kFeaturesSubscriptionCancelEnabled, "features.subscription_cancel.enabled") \
  MEMBER(kFeaturesSubscriptionCancelMode, "features.subscription_cancel.mode") \
  MEMBER(kFeaturesSubscriptionCancelProrationBehavior, "features.subscription_cancel.proration_behavior") \
  MEMBER(kFeaturesSubscriptionPauseDurationIntervalOptions, "features.subscription_pause.duration.interval_options") \
  MEMBER(kFeaturesSubscriptionPauseDurationType, "features.subscription_pause.duration.type") \
  MEMBER(kFeaturesSubscriptionPauseEnabled, "features.subscription_pause.enabled") \
  MEMBER(kFeaturesSubscriptionUpdateBillingCycleAnchor, "features.subscription_update.billing_cycle_anchor") \
  MEMBER(kFeaturesSubscriptionUpdateDefaultAllowedUpdates, "features.subscription_update.default_allowed_updates") \
  MEMBER(kFeaturesSubscriptionUpdateEnabled, "features.subscription_update.enabled") \
  MEMBER(kFeaturesSubscriptionUpdateProducts, "features.subscription_update.products") \
  MEMBER(kFeaturesSubscriptionUpdateProrationBehavior, "features.subscription_update.proration_behavior") \
  MEMBER(kFeaturesSubscriptionUpdateScheduleAtPeriodEndConditions, "features.subscription_update.schedule_at_period_end.conditions") \
  MEMBER(kFeaturesSubscriptionUpdateTrialUpdateBehavior, "features.subscription_update.trial_update_behavior") \
  MEMBER(kId, "id") \
  MEMBER(kIsDefault, "is_default") \
  MEMBER(kLoginPageEnabled, "login_page.enabled") \
  MEMBER(kMetadata, "metadata") \
  MEMBER(kName, "name")

/// What a configuration lets customers do, for walks over its `features` alone.
#define PORTAL_GUIDE_FEATURES_MEMBERS(MEMBER) \
  MEMBER(kCustomerUpdateAllowedUpdates, "customer_update.allowed_updates") \
  MEMBER(kCustomerUpdateEnabled, "customer_update.enabled") \
  MEMBER(kInvoiceHistoryEnabled, "invoice_history.enabled") \
  MEMBER(kPaymentMethodUpdate, "payment_method_update") \
  MEMBER(kPaymentMethodUpdateEnabled, "payment_method_update.enabled") \
  MEMBER(kPaymentMethodUpdatePaymentMethodConfiguration, "payment_method_update.payment_method_configuration") \
  MEMBER(kSubscriptionCancelCancellationReason, "subscription_cancel.cancellation_reason") \
  MEMBER(kSubscriptionCancelCancellationReasonEnabled, "subscription_cancel.cancellation_reason.enabled") \
  MEMBER(kSubscriptionCancelCancellationReasonFeedbackOptions, "subscription_cancel.cancellation_reason.feedback_options") \
  MEMBER(kSubscriptionCancelCancellationReasonOptions, "subscription_cancel.cancellation_reason.options") \
  MEMBER(kSubscriptionCancelEnabled, "subscription_cancel.enabled") \
  MEMBER(kSubscriptionCancelMode, "subscription_cancel.mode") \
  MEMBER(kSubscriptionCancelProrationBehavior, "subscription_cancel.proration_behavior") \
  MEMBER(kSubscriptionPauseDuration, "subscription_pause.duration") \
  MEMBER(kSubscriptionPauseDurationIntervalOptions, "subscription_pause.duration.interval_options") \
  MEMBER(kSubscriptionPauseDurationType, "subscription_pause.duration.type") \
  MEMBER(kSubscriptionPauseEnabled, "subscription_pause.enabled") \
  MEMBER(kSubscriptionUpdateBillingCycleAnchor, "subscription_update.billing_cycle_anchor") \
  MEMBER(kSubscriptionUpdateDefaultAllowedUpdates, "subscription_update.default_allowed_updates") \
  MEMBER(kSubscriptionUpdateEnabled, "subscription_update.enabled") \
  MEMBER(kSubscriptionUpdateProducts, "subscription_update.products") \
  MEMBER(kSubscriptionUpdateProrationBehavior, "subscription_update.proration_behavior") \
  MEMBER(kSubscriptionUpdateScheduleAtPeriodEndConditions, "subscription_update.schedule_at_period_end.conditions") \
  MEMBER(kSubscriptionUpdateTrialUpdateBehavior, "subscription_update.trial_update_behavior")

/// Any one of the features.
#define PORTAL_GUIDE_FEATURE_MEMBERS(MEMBER) \
  MEMBER(kEnabled, "enabled")

/// A product that customers may switch to.
#define PORTAL_GUIDE_OFFERED_PRODUCT_MEMBERS(MEMBER) \
  MEMBER(kAdjustableQuantity, "adjustable_quantity") \
  MEMBER(kAdjustableQuantityEnabled, "adjustable_quantity.enabled") \
  MEMBER(kAdjustableQuantityMaximum, "adjustable_quantity.maximum") \
  MEMBER(kAdjustableQuantityMinimum, "adjustable_quantity.minimum") \
  MEMBER(kPrices, "prices") \
  MEMBER(kProduct, "product")

/// A condition under which a change waits for the end of the period.
#define PORTAL_GUIDE_PERIOD_END_CONDITION_MEMBERS(MEMBER) \
  MEMBER(kType, "type")

/// A customer.
#define PORTAL_GUIDE_CUSTOMER_MEMBERS(MEMBER) \
  MEMBER(kDefaultSource, "default_source") \
  MEMBER(kEmail, "email") \
  MEMBER(kId, "id") \
  MEMBER(kInvoiceSettings, "invoice_settings") \
  MEMBER(kInvoiceSettingsDefaultPaymentMethod, "invoice_settings.default_payment_method") \
  MEMBER(kTaxExempt, "tax_exempt")

/// A payment method.
#define PORTAL_GUIDE_PAYMENT_METHOD_MEMBERS(MEMBER) \
  MEMBER(kObject, "object") \
  MEMBER(kType, "type")

/// A set of payment methods that the portal may offer.
#define PORTAL_GUIDE_PAYMENT_METHOD_CONFIGURATION_MEMBERS(MEMBER) \
  MEMBER(kActive, "active")

/// A price of the catalogue.
#define PORTAL_GUIDE_PRICE_MEMBERS(MEMBER) \
  MEMBER(kActive, "active") \
  MEMBER(kBillingScheme, "billing_scheme") \
  MEMBER(kCurrency, "currency") \
  MEMBER(kCurrencyOptions, "currency_options") \
  MEMBER(kCustomUnitAmount, "custom_unit_amount") \
  MEMBER(kId, "id") \
  MEMBER(kLookupKey, "lookup_key") \
  MEMBER(kMetadata, "metadata") \
  MEMBER(kNickname, "nickname") \
  MEMBER(kProduct, "product") \
  MEMBER(kRecurring, "recurring") \
  MEMBER(kRecurringInterval, "recurring.interval") \
  MEMBER(kRecurringIntervalCount, "recurring.interval_count") \
  MEMBER(kRecurringMeter, "recurring.meter") \
  MEMBER(kRecurringTrialPeriodDays, "recurring.trial_period_days") \
  MEMBER(kRecurringUsageType, "recurring.usage_type") \
  MEMBER(kTaxBehavior, "tax_behavior") \
  MEMBER(kTiers, "tiers") \
  MEMBER(kTiersMode, "tiers_mode") \
  MEMBER(kTransformQuantity, "transform_quantity") \
  MEMBER(kTransformQuantityDivideBy, "transform_quantity.divide_by") \
  MEMBER(kTransformQuantityRound, "transform_quantity.round") \
  MEMBER(kType, "type") \
  MEMBER(kUnitAmount, "unit_amount") \
  MEMBER(kUnitAmountDecimal, "unit_amount_decimal")

/// What a price costs in one of its further currencies.
#define PORTAL_GUIDE_CURRENCY_OPTION_MEMBERS(MEMBER) \
  MEMBER(kTaxBehavior, "tax_behavior") \
  MEMBER(kTiers, "tiers") \
  MEMBER(kUnitAmount, "unit_amount") \
  MEMBER(kUnitAmountDecimal, "unit_amount_decimal")

/// A step of a price that depends on the quantity.
#define PORTAL_GUIDE_PRICE_TIER_MEMBERS(MEMBER) \
  MEMBER(kFlatAmount, "flat_amount") \
  MEMBER(kFlatAmountDecimal, "flat_amount_decimal") \
  MEMBER(kUnitAmount, "unit_amount") \
  MEMBER(kUnitAmountDecimal, "unit_amount_decimal") \
  MEMBER(kUpTo, "up_to")

/// A product of the catalogue.
#define PORTAL_GUIDE_PRODUCT_MEMBERS(MEMBER) \
  MEMBER(kActive, "active") \
  MEMBER(kDescription, "description") \
  MEMBER(kId, "id") \
  MEMBER(kMetadata, "metadata") \
  MEMBER(kName, "name") \
  MEMBER(kStatementDescriptor, "statement_descriptor") \
  MEMBER(kTaxCode, "tax_code") \
  MEMBER(kUnitLabel, "unit_label") \
  MEMBER(kUrl, "url")

/// A code that customers type in for a discount.
#define PORTAL_GUIDE_PROMOTION_CODE_MEMBERS(MEMBER) \
  MEMBER(kActive, "active")

/// A subscription.
#define PORTAL_GUIDE_SUBSCRIPTION_MEMBERS(MEMBER) \
  MEMBER(kBillingMode, "billing_mode") \
  MEMBER(kBillingModeType, "billing_mode.type") \
  MEMBER(kCancelAt, "cancel_at") \
  MEMBER(kCancelAtPeriodEnd, "cancel_at_period_end") \
  MEMBER(kCollectionMethod, "collection_method") \
  MEMBER(kCurrency, "currency") \
  MEMBER(kCustomer, "customer") \
  MEMBER(kDefaultPaymentMethod, "default_payment_method") \
  MEMBER(kDefaultSource, "default_source") \
  MEMBER(kId, "id") \
  MEMBER(kItems, "items") \
  MEMBER(kItemsData, "items.data") \
  MEMBER(kItemsHasMore, "items.has_more") \
  MEMBER(kLivemode, "livemode") \
  MEMBER(kObject, "object") \
  MEMBER(kPauseCollection, "pause_collection") \
  MEMBER(kPauseCollectionResumesAt, "pause_collection.resumes_at") \
  MEMBER(kPendingUpdate, "pending_update") \
  MEMBER(kSchedule, "schedule") \
  MEMBER(kStatus, "status") \
  MEMBER(kStatusDetailsPausedSubscriptionType, "status_details.paused.subscription.type") \
  MEMBER(kTestClock, "test_clock") \
  MEMBER(kTrialEnd, "trial_end")

/// One price of a subscription, and how many of it.
#define PORTAL_GUIDE_SUBSCRIPTION_ITEM_MEMBERS(MEMBER) \
  MEMBER(kPrice, "price") \
  MEMBER(kPriceId, "price.id") \
  MEMBER(kPriceRecurringUsageType, "price.recurring.usage_type") \
  MEMBER(kQuantity, "quantity")

/// What is to become of a subscription.
#define PORTAL_GUIDE_SUBSCRIPTION_SCHEDULE_MEMBERS(MEMBER) \
  MEMBER(kPhases, "phases") \
  MEMBER(kStatus, "status")

/// A stretch of time of a schedule.
#define PORTAL_GUIDE_SCHEDULE_PHASE_MEMBERS(MEMBER) \
  MEMBER(kStartDate, "start_date")

/// How the account calculates tax.
#define PORTAL_GUIDE_TAX_SETTINGS_MEMBERS(MEMBER) \
  MEMBER(kStatus, "status") \
  MEMBER(kStatusDetailsPendingMissingFields, "status_details.pending.missing_fields")

/// An address that is told of events.
#define PORTAL_GUIDE_WEBHOOK_ENDPOINT_MEMBERS(MEMBER) \
  MEMBER(kEnabledEvents, "enabled_events") \
  MEMBER(kId, "id") \
  MEMBER(kStatus, "status") \
  MEMBER(kUrl, "url")

#define PORTAL_GUIDE_DEFINE_MEMBER(name, path) inline constexpr MemberPath name{path};
#define PORTAL_GUIDE_DEFINE_GROUP(group, type, anchor, MEMBERS) namespace group { MEMBERS(PORTAL_GUIDE_DEFINE_MEMBER) }
// clang-format on

namespace portal_guide::stripe {

PORTAL_GUIDE_MEMBER_GROUPS(PORTAL_GUIDE_DEFINE_GROUP)

}  // namespace portal_guide::stripe

#undef PORTAL_GUIDE_DEFINE_GROUP
#undef PORTAL_GUIDE_DEFINE_MEMBER
