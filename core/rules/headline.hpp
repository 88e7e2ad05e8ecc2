#pragma once

#include <cstddef>
#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Stripe's limit (docs.stripe.com/api/customer_portal/configurations/create, checked 2026-11-22).
inline constexpr std::size_t kHeadlineCharactersLimit = 60;

struct Headline {
  /// Empty where the configuration has none.
  std::string_view text;
  Located configuration;
};

Known<Headline> headline(const Context& context);

/// What a rule reports that wants another headline. Somebody has to put the headline into the call.
Observation wrong_headline(const Headline& headline);

}  // namespace portal_guide::rules
