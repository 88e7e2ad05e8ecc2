#pragma once

#include <optional>
#include <span>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// How the configuration under test lets customers cancel.
struct Cancellation {
  Located configuration;
  /// Where this is false, nobody can cancel, whatever else is set.
  bool enabled = false;
};

Known<Cancellation> cancellation(const Context& context);

/// A configuration that ends a subscription as soon as the customer cancels it.
struct ImmediateCancellation {
  Located configuration;
  /// Whether the time that is left is credited: Stripe's `proration_behavior` is not "none".
  bool is_credited = false;
};

/// Nullopt where customers cannot cancel, or where a subscription runs on to the end of its period.
Known<std::optional<ImmediateCancellation>> immediate_cancellation(const Context& context);

/// What a rule reports that does not accept immediate cancelling: the values of `members`, with the call that makes it wait.
Observation wrong_cancellation(const ImmediateCancellation& immediate, std::span<const stripe::MemberPath> members);

/// The parameters that let a cancellation take effect at the end of the period. They also turn proration off, which Stripe
/// accepts for immediate cancelling only.
OrderedJson parameters_cancelling_at_period_end();

/// The reasons that a configuration lets customers choose from when they cancel.
struct CancellationReasons {
  Located configuration;
  /// Whether customers are asked for one.
  bool enabled = false;
  /// Stripe's own reasons, such as "too_expensive".
  const Json* options = nullptr;
  /// Whether the business added reasons of its own, as feedback options. API versions before 2026-09-30 do not have them.
  bool has_feedback_options = false;

  bool empty() const { return options->empty() && !has_feedback_options; }
};

/// Nullopt where customers cannot cancel.
Known<std::optional<CancellationReasons>> cancellation_reasons(const Context& context);

/// The parameters that ask for the reason and offer all of Stripe's own.
OrderedJson parameters_asking_for_every_reason();

}  // namespace portal_guide::rules
