#include "core/subscribers/ability.hpp"

namespace portal_guide::subscribers {
namespace {

constexpr std::array<std::string_view, 3> kAnswerNames = {"yes", "no", "unknown"};

constexpr std::array<std::string_view, kCapabilityCount> kCapabilityNames = {
    "view_invoices", "update_details",  "update_payment_method", "cancel",
    "switch_plan",   "change_quantity", "apply_promotion_code",  "pause"};

constexpr std::array<std::string_view, kReasonCount> kReasonNames = {"no-configuration",
                                                                     "configuration-inactive",
                                                                     "configuration-not-known",
                                                                     "status",
                                                                     "schedule-pending",
                                                                     "already-cancelling",
                                                                     "multiple-items",
                                                                     "metered",
                                                                     "send-invoice",
                                                                     "unsupported-payment-method",
                                                                     "pending-update",
                                                                     "feature-off",
                                                                     "update-not-allowed",
                                                                     "not-offered",
                                                                     "price-archived",
                                                                     "product-archived",
                                                                     "not-recurring",
                                                                     "currency",
                                                                     "tax-behavior",
                                                                     "same-price",
                                                                     "not-adjustable",
                                                                     "quantity-out-of-range",
                                                                     "classic-billing",
                                                                     "not-expanded",
                                                                     "not-read"};
static_assert(static_cast<std::size_t>(Reason::NotRead) + 1 == kReasonCount);

constexpr std::array<std::string_view, kGapCount> kGapNames = {
    "billing_portal_configurations",
    "products",
    "prices",
    "subscriptions",
    "subscription_schedules",
    "customers",
    "billing_portal_configurations.features.subscription_update.products",
    "prices.currency_options",
    "subscriptions.default_payment_method",
    "customers.invoice_settings.default_payment_method"};
static_assert(static_cast<std::size_t>(Gap::CustomerPaymentMethod) + 1 == kGapCount);

}  // namespace

std::string_view to_string(Answer answer) { return kAnswerNames[static_cast<std::size_t>(answer)]; }
std::string_view to_string(Capability capability) { return kCapabilityNames[static_cast<std::size_t>(capability)]; }
std::string_view to_string(Reason reason) { return kReasonNames[static_cast<std::size_t>(reason)]; }
std::string_view to_string(Gap gap) { return kGapNames[static_cast<std::size_t>(gap)]; }

Reason reason_of(Gap gap) { return gap >= Gap::OfferedProducts ? Reason::NotExpanded : Reason::NotRead; }

Verdict verdict_of(const Findings& findings) {
  if (!findings.against.empty()) return {.answer = Answer::No, .reasons = findings.against, .gaps = {}};
  if (!findings.open.empty()) return {.answer = Answer::Unknown, .reasons = findings.open, .gaps = findings.gaps};
  return {.answer = Answer::Yes, .reasons = {}, .gaps = {}};
}

}  // namespace portal_guide::subscribers
