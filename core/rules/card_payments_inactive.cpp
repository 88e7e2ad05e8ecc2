#include <utility>

#include "core/rules/account_standing.hpp"

namespace portal_guide::rules::card_payments_inactive {
namespace {

constexpr stripe::MemberPath kCapability = stripe::account::kCapabilitiesCardPayments;

/// An account whose card payments capability is not active cannot charge a card, so customers can neither renew nor change
/// their plan with one (docs/stripe.md, fact 39).
Answer judge(const Context& context) {
  const auto account = require_account(context);
  if (!account) return propagate(account);
  // Restricted keys may see an account without its capabilities.
  const auto capabilities = require_object(*account, stripe::account::kCapabilities);
  if (!capabilities) return propagate(capabilities);
  // An account without the capability was never meant to take cards by itself.
  if (find(*account->value, kCapability) == nullptr) return {};
  const auto status = require_string(*account, kCapability);
  if (!status) return propagate(status);
  if (*status == "active") return {};
  if (*status != "inactive" && *status != "pending") {
    return unanswered(value_unknown(pointer_of(*account, kCapability), *status));
  }
  if (lacks_details(*account)) return unanswered(covered_by("details-not-submitted"));
  if (as_bool(find(*account->value, stripe::account::kChargesEnabled)) == false)
    return unanswered(covered_by("charges-disabled"));
  return {{sighting_in_account(*account, {{.path = pointer_of(*account, kCapability), .observed = observed_text(*status)}})}};
}

}  // namespace

extern const Rule kRule{
    .id = "card-payments-inactive", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::card_payments_inactive
