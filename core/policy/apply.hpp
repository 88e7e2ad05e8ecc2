#pragma once

#include "core/content/content.hpp"
#include "core/policy/policy.hpp"
#include "core/report/report.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::policy {

/// Changes the report of a whole snapshot (both modes) as the policy asks:
/// 1. What the policy requires is judged by rules of its own, `policy-…`.
/// 2. Severities are changed, and with them the report's order and verdict.
/// 3. What rules that are off say is removed: findings, passed and not checked. Each such rule is listed as suppressed, once
///    for each mode.
/// 4. Accepted findings are moved to `suppressed`. An acceptance is compared with the time at which the snapshot was taken.
/// 5. Acceptances that have expired, or that no finding needs any more, are reported in the mode that they name. Where they
///    name none, they are reported in live mode, or in test mode if the snapshot has no live mode. Where a rule was not
///    checked, nobody knows whether its acceptance is still needed. The path of evidence in the policy itself is "policy#" and
///    a JSON pointer into it. Pure. The result is sorted as report::sort() sorts.
report::Report apply(report::Report report, const Policy& policy, const stripe::Snapshot& snapshot,
                     const content::Content& content);

}  // namespace portal_guide::policy
