#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"

/// What the features of two portal configurations say differently, member by member.
namespace portal_guide::stripe {

/// A member of the features that both modes have. Views live as long as the snapshot.
struct FeatureDifference {
  /// Below `features`, dotted, such as "subscription_cancel.mode".
  std::string path;
  const Json* test = nullptr;
  const Json* live = nullptr;
  std::string test_pointer;
  std::string live_pointer;
};

/// A member that could not be compared.
struct FeatureUnknown {
  enum class Why {
    /// One mode was read without it: `pointer` says where it would stand.
    Absent,
    /// It is not of one type in both modes.
    Malformed,
  };

  Why why = Why::Absent;
  std::string path;
  std::string pointer;
  /// Null for the mode that was read without it.
  const Json* test = nullptr;
  const Json* live = nullptr;
};

/// Both in the order of their paths.
struct FeatureComparison {
  std::vector<FeatureDifference> differences;
  std::vector<FeatureUnknown> unknown;
};

/// Compares two `features` objects, members that we do not know included. Lists are sets to Stripe, so their order says
/// nothing.
/// - The plans (`subscription_update.products`) are left out: their ids are different in each mode (offer.hpp).
/// - Of other members that hold ids it is compared whether they are set: is_reference() names them.
FeatureComparison compare_features(const Json& test, std::string_view test_pointer, const Json& live,
                                   std::string_view live_pointer);

/// Whether the member holds ids, which differ between the modes by nature.
bool is_reference(std::string_view feature_path);

}  // namespace portal_guide::stripe
