#pragma once

#include <vector>

#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/json.hpp"

namespace portal_guide::compare {

/// The whole of a test configuration, for a live mode that has none. What a person decides is left out of `update` and
/// `create`.
struct WholeConfiguration {
  /// Changes the default configuration that saving the Dashboard's settings page makes, whatever that page suggests.
  OrderedJson update = OrderedJson::object();
  /// Makes a new configuration, which is not the default.
  OrderedJson create = OrderedJson::object();
  std::vector<Setting> decisions = {};
};

/// Whether the list of plans will be added. Without a list Stripe refuses to turn plan switching on.
enum class PlanList { Given, Unknown };
WholeConfiguration whole_configuration(const Located& test, PlanList plans);

}  // namespace portal_guide::compare
