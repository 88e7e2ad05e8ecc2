#pragma once

#include <string>
#include <vector>

#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/json.hpp"

namespace portal_guide::compare {

/// A member of the configuration that is in no call.
struct LeftOut {
  enum class Why {
    /// It holds a key or a password.
    HoldsSecret,
    /// Stripe answers with this value, and refuses to be sent it.
    NotAccepted,
    /// No call that this guide knows sets it.
    NotKnown,
    /// It needs the list of plans, which the snapshot does not hold.
    ListNotRead,
  };

  /// Dotted, from the configuration.
  std::string path;
  Why why = Why::NotKnown;

  bool operator==(const LeftOut&) const = default;
};

/// The whole of a configuration as calls. What a person decides is left out of `update` and `create`.
struct WholeConfiguration {
  /// Changes the default configuration that saving the Dashboard's settings page makes, whatever that page suggests.
  OrderedJson update = OrderedJson::object();
  /// Makes a new configuration, which is not the default.
  OrderedJson create = OrderedJson::object();
  std::vector<Setting> decisions = {};
  /// What is set in the configuration, but stands neither in a call nor in a decision.
  std::vector<LeftOut> left_out = {};
};

/// Whether the list of plans will be added. Without a list Stripe refuses to turn plan switching on.
enum class PlanList { Given, Unknown };

/// What of the configuration's own texts and addresses goes into the calls.
enum class Texts {
  /// What can be meant for both modes and names nobody. A person decides about addresses that cannot.
  ForBothModes,
  /// Everything but keys and passwords.
  AsTheyAre,
};

/// `source` is the configuration to be made again. Ids of other objects are decisions, because another mode or account has
/// other ids.
WholeConfiguration whole_configuration(const Located& source, PlanList plans, Texts texts);

}  // namespace portal_guide::compare
