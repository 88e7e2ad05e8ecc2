#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Which of their own details the configuration under test lets customers change.
struct CustomerUpdate {
  Located configuration;
  /// Where this is false, customers may change nothing, whatever the list holds.
  bool enabled = false;
  /// Stripe's names, such as "address".
  const Json* allowed = nullptr;
  std::string allowed_pointer;

  /// Whether the list holds the detail.
  bool allows(std::string_view detail) const;
};

Known<CustomerUpdate> customer_update(const Context& context);

/// What a rule reports that wants another list of details, with the call that sets it. There is no call where there is no list.
Observation wrong_allowed_details(const CustomerUpdate& update, std::vector<Sighting> evidence,
                                  std::optional<OrderedJson> wanted);

/// Finds a configuration that does not let customers change the detail, such as "address", in an account that calculates tax.
Answer judge_tax_detail_not_editable(const Context& context, std::string_view detail);

}  // namespace portal_guide::rules
