#pragma once

#include "core/compare/comparison.hpp"
#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::compare {

/// Compares the configurations that sessions use, pair by pair (configuration_pairs.hpp), by what they mean: ids are different
/// in each mode, so plans are matched by lookup key, or else by product name, interval, interval count, currency and amount.
/// The order in which plans are listed does not count.
///
/// Something that could not be read counts neither as different nor as the same: `not_compared` and `unmatched` name it, and
/// the plan leaves it alone. A configuration without a counterpart is in `not_paired`. Fails with `compare-one-mode`
/// ("missing", the mode that the snapshot lacks) or `compare-no-test-default` (there is nothing that live mode could be made
/// like). Pure: same input, same comparison.
Expected<Comparison> compare(const stripe::Snapshot& snapshot, const content::Content& content);

}  // namespace portal_guide::compare
