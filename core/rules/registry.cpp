#include "core/rules/registry.hpp"

#include <algorithm>
#include <array>

namespace portal_guide::rules {

/// The one list of the rules, sorted by id; each is defined in the file of its name. It is written out, because a linker
/// may drop an object that registers itself and that nothing names.
// clang-format off
#define PORTAL_GUIDE_RULES(X) \
  X(kCancelDisabled) \
  X(kChargesDisabled) \
  X(kConfigurationInactive) \
  X(kDefaultConfigurationMissing) \
  X(kFeaturesDiffer) \
  X(kInvoiceHistoryDisabled) \
  X(kLiveConfigurationMissing) \
  X(kPaymentMethodUpdateDisabled) \
  X(kPlanNotOffered) \
  X(kPortalEmpty) \
  X(kPriceArchived) \
  X(kPrivacyPolicyMissing) \
  X(kProductArchived) \
  X(kReturnUrlInsecure) \
  X(kReturnUrlInvalid) \
  X(kReturnUrlLocal) \
  X(kReturnUrlMissing) \
  X(kTermsOfServiceMissing) \
  X(kUpdateAllowsNothing) \
  X(kUpdateDisabled) \
  X(kUpdateWithoutProducts) \
  X(kWebhookEventsMissing) \
  X(kWebhookMissing)
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
