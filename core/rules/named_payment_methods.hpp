#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// The set of payment methods (`pmc_…`) that customers may add in the portal.
struct NamedPaymentMethods {
  Located configuration;
  /// Where the portal's configuration names it.
  std::string pointer;
  /// Empty where it names none, or where customers cannot add a payment method: then nothing rests on it.
  std::string_view id;
  /// The section to look it up in; null where `id` is empty.
  const stripe::Section* section = nullptr;
};

Known<NamedPaymentMethods> named_payment_methods(const Context& context);

}  // namespace portal_guide::rules
