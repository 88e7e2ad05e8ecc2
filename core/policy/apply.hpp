#pragma once

#include "core/content/content.hpp"
#include "core/policy/policy.hpp"
#include "core/report/report.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::policy {

/// The report of a whole snapshot (both modes), as the policy wants it:
/// 1. What must hold is judged, as rules `policy-…`.
/// 2. Severities change, and with them order and verdict.
/// 3. Rules that are off leave their findings, passed and not checked, and are listed as suppressed, once for each mode.
/// 4. Accepted findings are moved to the suppressed. "Now" is when the snapshot was taken.
/// 5. Acceptances that have expired or that nothing needs any more are reported, in their mode, else in live mode or, where the
///    snapshot lacks it, in test mode. Where a rule was not checked, nobody knows whether it is still needed.
/// Evidence on the policy itself is "policy#" and a JSON pointer into it. Pure; the result is in the contract's order.
report::Report apply(report::Report report, const Policy& policy, const stripe::Snapshot& snapshot,
                     const content::Content& content);

}  // namespace portal_guide::policy
