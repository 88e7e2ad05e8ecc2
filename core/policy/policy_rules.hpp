#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

/// The rules that come with a policy. They are not in the registry, because without a policy they have nothing to judge.
namespace portal_guide::policy {

struct PolicyRule {
  std::string_view id;
  report::Severity severity;
  content::Consequence consequence;
};

inline constexpr PolicyRule kCancellationRule = {"policy-cancellation", report::Severity::Error,
                                                 content::Consequence::CannotChange};
inline constexpr PolicyRule kFeaturesRule = {"policy-features", report::Severity::Error, content::Consequence::CannotChange};
inline constexpr PolicyRule kPricesRule = {"policy-prices", report::Severity::Error, content::Consequence::CostsMoney};
inline constexpr PolicyRule kQuantityRule = {"policy-quantity", report::Severity::Error, content::Consequence::CostsMoney};
/// Finds acceptances whose last day is over.
inline constexpr PolicyRule kExpiredRule = {"policy-suppression-expired", report::Severity::Warning,
                                            content::Consequence::Looks};
/// Finds acceptances of something that is not found any more.
inline constexpr PolicyRule kUnusedRule = {"policy-suppression-unused", report::Severity::Info, content::Consequence::Looks};

/// Sorted by id.
inline constexpr std::array kPolicyRules = {kCancellationRule, kFeaturesRule, kPricesRule,
                                            kQuantityRule,     kExpiredRule,  kUnusedRule};

/// Whether the rule judges the policy instead of the account.
constexpr bool judges_policy(std::string_view rule_id) { return rule_id == kExpiredRule.id || rule_id == kUnusedRule.id; }

/// The ids of all rules, the registry's included, sorted.
std::vector<std::string_view> all_rule_ids();

/// The texts of a policy's rule, which the content has among those of the interface: `policy-rule.<id>.title` and so on.
content::RuleText text_of(const content::Content& content, std::string_view rule_id);

}  // namespace portal_guide::policy
