#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// The set of payment methods (`pmc_…`) that customers may add in the portal.
struct NamedPaymentMethods {
  Located configuration;
  /// Where the configuration names the set.
  std::string pointer;
  /// Empty where the configuration names no set, or where customers cannot add a payment method, so that the set does not
  /// matter.
  std::string_view id;
  /// The section in which the set is looked up; null where `id` is empty.
  const stripe::Section* section = nullptr;
};

Known<NamedPaymentMethods> named_payment_methods(const Context& context);

}  // namespace portal_guide::rules
