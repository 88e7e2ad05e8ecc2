#pragma once

#include <cstddef>
#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Stripe's limit (docs.stripe.com/api/customer_portal/configurations/create, checked 2026-11-22).
inline constexpr std::size_t kHeadlineCharactersLimit = 60;

struct Headline {
  /// Empty where there is none.
  std::string_view text;
  Located configuration;
};

Known<Headline> headline(const Context& context);

/// What a rule reports that wants another headline, with a call in which somebody puts it.
Observation wrong_headline(const Headline& headline);

}  // namespace portal_guide::rules
