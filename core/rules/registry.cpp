#include "core/rules/registry.hpp"

#include <algorithm>
#include <array>

namespace portal_guide::rules {

/// The one list of the rules, sorted by id; each is defined in the file of its name. It is written out, because a linker
/// may drop an object that registers itself and that nothing names.
// clang-format off
#define PORTAL_GUIDE_RULES(X) \
  X(kBillingAddressNotEditable) \
  X(kBrandingMissing) \
  X(kBusinessNameMissing) \
  X(kBusinessProfileDiffers) \
  X(kCancelDisabled) \
  X(kCancelImmediate) \
  X(kCancelImmediateWithoutCredit) \
  X(kCancelReasonEmpty) \
  X(kCancelReasonNotAsked) \
  X(kCardPaymentsInactive) \
  X(kChargesDisabled) \
  X(kConfigurationInactive) \
  X(kConfigurationNotInDashboard) \
  X(kConfigurationUnknown) \
  X(kConfigurationsMany) \
  X(kCustomerEmailDuplicate) \
  X(kCustomerEmailEditable) \
  X(kCustomerUpdateDisabled) \
  X(kDefaultConfigurationMissing) \
  X(kDetailsNotSubmitted) \
  X(kDowngradeConditionCrossProduct) \
  X(kDowngradeImmediate) \
  X(kFeaturesDiffer) \
  X(kHeadlineMissing) \
  X(kHeadlineTooLong) \
  X(kInvoiceHistoryDisabled) \
  X(kLegalUrlInvalid) \
  X(kLegalUrlLocal) \
  X(kLiveConfigurationMissing) \
  X(kLoginPageCustomerWithoutEmail) \
  X(kLoginPageDisabled) \
  X(kPauseNeedsFlexibleBilling) \
  X(kPaymentMethodConfigurationInactive) \
  X(kPaymentMethodConfigurationUnknown) \
  X(kPaymentMethodUpdateDisabled) \
  X(kPayoutsDisabled) \
  X(kPlanMissingInLive) \
  X(kPlanNotOffered) \
  X(kPlansDiffer) \
  X(kPortalEmpty) \
  X(kPriceArchived) \
  X(kPriceCurrencyMixed) \
  X(kPriceIntervalDuplicate) \
  X(kPriceMetered) \
  X(kPriceMissing) \
  X(kPriceOfOtherProduct) \
  X(kPriceOneTime) \
  X(kPriceSwitchNotAllowed) \
  X(kPrivacyPolicyMissing) \
  X(kProductArchived) \
  X(kProductDescriptionMissing) \
  X(kProductMissing) \
  X(kPromotionCodeAlone) \
  X(kPromotionCodeWithoutCodes) \
  X(kQuantityNotAdjustable) \
  X(kQuantityUnbounded) \
  X(kRequirementsDue) \
  X(kReturnUrlCredentials) \
  X(kReturnUrlInsecure) \
  X(kReturnUrlInvalid) \
  X(kReturnUrlLocal) \
  X(kReturnUrlMissing) \
  X(kSinglePlan) \
  X(kStatementDescriptorMissing) \
  X(kSubscribersCurrencyStranded) \
  X(kSubscribersIncomplete) \
  X(kSubscribersLockedBySchedule) \
  X(kSubscribersMetered) \
  X(kSubscribersMultipleItems) \
  X(kSubscribersPastDue) \
  X(kSubscribersPriceNotOffered) \
  X(kSubscribersSendInvoice) \
  X(kSubscribersWithoutPaymentMethod) \
  X(kSupportContactMissing) \
  X(kTaxBehaviorMixed) \
  X(kTaxBehaviorUnspecified) \
  X(kTaxIdNotCollected) \
  X(kTaxSettingsPending) \
  X(kTermsOfServiceMissing) \
  X(kTooManyProducts) \
  X(kTrialEndedByUpdate) \
  X(kUpdateAllowsNothing) \
  X(kUpdateDisabled) \
  X(kUpdateWithoutProducts) \
  X(kUpgradeNotCharged) \
  X(kWebhookDisabled) \
  X(kWebhookEventsMissing) \
  X(kWebhookInsecure) \
  X(kWebhookLocal) \
  X(kWebhookMissing) \
  X(kWebhooksDiffer)
// clang-format on

#define PORTAL_GUIDE_DECLARE(name) extern const Rule name;
PORTAL_GUIDE_RULES(PORTAL_GUIDE_DECLARE)
#undef PORTAL_GUIDE_DECLARE

namespace {

#define PORTAL_GUIDE_ADDRESS(name) &(name),
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
