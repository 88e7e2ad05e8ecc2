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
  X(kCancelDisabled) \
  X(kCancelImmediate) \
  X(kCancelImmediateWithoutCredit) \
  X(kCancelReasonEmpty) \
  X(kCancelReasonNotAsked) \
  X(kChargesDisabled) \
  X(kConfigurationInactive) \
  X(kConfigurationNotInDashboard) \
  X(kConfigurationUnknown) \
  X(kConfigurationsMany) \
  X(kCustomerEmailEditable) \
  X(kCustomerUpdateDisabled) \
  X(kDefaultConfigurationMissing) \
  X(kDowngradeConditionCrossProduct) \
  X(kDowngradeImmediate) \
  X(kFeaturesDiffer) \
  X(kHeadlineMissing) \
  X(kHeadlineTooLong) \
  X(kInvoiceHistoryDisabled) \
  X(kLegalUrlInvalid) \
  X(kLegalUrlLocal) \
  X(kLiveConfigurationMissing) \
  X(kPaymentMethodUpdateDisabled) \
  X(kPlanNotOffered) \
  X(kPortalEmpty) \
  X(kPriceArchived) \
  X(kPriceSwitchNotAllowed) \
  X(kPrivacyPolicyMissing) \
  X(kProductArchived) \
  X(kPromotionCodeAlone) \
  X(kPromotionCodeWithoutCodes) \
  X(kQuantityNotAdjustable) \
  X(kQuantityUnbounded) \
  X(kReturnUrlCredentials) \
  X(kReturnUrlInsecure) \
  X(kReturnUrlInvalid) \
  X(kReturnUrlLocal) \
  X(kReturnUrlMissing) \
  X(kSinglePlan) \
  X(kStatementDescriptorMissing) \
  X(kSupportContactMissing) \
  X(kTaxIdNotCollected) \
  X(kTermsOfServiceMissing) \
  X(kTooManyProducts) \
  X(kUpdateAllowsNothing) \
  X(kUpdateDisabled) \
  X(kUpdateWithoutProducts) \
  X(kUpgradeNotCharged) \
  X(kWebhookEventsMissing) \
  X(kWebhookMissing)
// clang-format on

#define PORTAL_GUIDE_DECLARE(name) extern const Rule name;
PORTAL_GUIDE_RULES(PORTAL_GUIDE_DECLARE)
#undef PORTAL_GUIDE_DECLARE

namespace {

#define PORTAL_GUIDE_ADDRESS(name) &name,
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
