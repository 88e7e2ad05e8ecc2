#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// How the configuration under test lets customers cancel.
struct Cancellation {
  Located configuration;
  /// Where this is false nobody is asked anything, whatever else is set.
  bool enabled = false;
};

Known<Cancellation> cancellation(const Context& context);

/// Dotted paths of the feature's members.
inline constexpr std::string_view kCancelMode = "features.subscription_cancel.mode";
inline constexpr std::string_view kCancelProration = "features.subscription_cancel.proration_behavior";
inline constexpr std::string_view kCancelReason = "features.subscription_cancel.cancellation_reason";

/// The parameters that let cancelling wait for the end of the period. Stripe accepts prorations only for immediate
/// cancelling, so they go with it.
OrderedJson parameters_cancelling_at_period_end();

/// The reasons that a configuration offers, and where.
struct CancellationReasons {
  bool enabled = false;
  /// Stripe's own reasons, such as "too_expensive".
  const Json* options = nullptr;
  /// Whether there are reasons of the business's own: feedback options, which API versions before 2026-09-30 do not have.
  bool has_feedback_options = false;

  bool empty() const { return options->empty() && !has_feedback_options; }
};

Known<CancellationReasons> cancellation_reasons(const Cancellation& cancellation);

/// The parameters that ask for the reason with every option of Stripe's own.
OrderedJson parameters_asking_for_every_reason();

}  // namespace portal_guide::rules
