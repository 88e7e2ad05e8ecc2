#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"

/// How the features of two portal configurations differ, member by member.
namespace portal_guide::stripe {

/// A member of the features that both modes have with different values. Views live as long as the snapshot.
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
    /// One mode was read without the member. `pointer` says where it would stand.
    Absent,
    /// The member has different types in the two modes.
    Malformed,
  };

  Why why = Why::Absent;
  std::string path;
  std::string pointer;
  /// Null where the mode was read without the member.
  const Json* test = nullptr;
  const Json* live = nullptr;
};

/// Both in the order of their paths.
struct FeatureComparison {
  std::vector<FeatureDifference> differences;
  std::vector<FeatureUnknown> unknown;
};

/// Compares two `features` objects, also in members that we do not know. Stripe treats lists as sets, so their order does not
/// count.
/// - The plans (`subscription_update.products`) are left out: their ids are different in each mode (offer.hpp).
/// - Other members that hold ids (is_reference()) differ only where one mode has them set and the other does not.
FeatureComparison compare_features(const Json& test, std::string_view test_pointer, const Json& live,
                                   std::string_view live_pointer);

/// Whether the member holds ids, which are different in each mode.
bool is_reference(std::string_view feature_path);

}  // namespace portal_guide::stripe
