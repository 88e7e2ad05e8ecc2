#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

/// What the configuration under test says about pausing, for the rules about how long a pause may last.
namespace portal_guide::rules {

/// Whether customers may pause.
Known<bool> pausing_enabled(const Located& configuration);

struct Pausing {
  Located configuration;
  /// Where this is false, customers cannot pause, and nothing is known of the duration.
  bool enabled = false;
  /// Stripe's names: "indefinite", "interval_options".
  std::string_view duration_type = {};
};
/// No answer where pausing is on and the kind of duration is missing or unknown.
Known<Pausing> pausing(const Context& context);

/// What a rule reports that wants another duration. The call sets the one that Stripe gives at first, a month.
Observation wrong_duration(const Pausing& pausing, std::vector<Sighting> evidence);

}  // namespace portal_guide::rules
