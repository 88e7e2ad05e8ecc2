#include "core/policy/policy_rules.hpp"

#include <algorithm>
#include <string>

#include "core/rules/registry.hpp"

namespace portal_guide::policy {

std::vector<std::string_view> all_rule_ids() {
  std::vector<std::string_view> ids;
  for (const rules::Rule* rule : rules::registry()) {
    ids.push_back(rule->id);
  }
  for (const PolicyRule& rule : kPolicyRules) {
    ids.push_back(rule.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

namespace {

content::Consequence consequence_of(std::string_view rule_id) {
  const auto rule =
      std::find_if(kPolicyRules.begin(), kPolicyRules.end(), [&](const PolicyRule& it) { return it.id == rule_id; });
  return rule == kPolicyRules.end() ? content::Consequence::Looks : rule->consequence;
}

}  // namespace

content::RuleText text_of(const content::Content& content, std::string_view rule_id) {
  const std::string prefix = "policy-rule." + std::string(rule_id) + ".";
  content::RuleText text;
  text.id = rule_id;
  text.consequence = consequence_of(rule_id);
  text.title = content::text(content, prefix + "title");
  text.why = content::text(content, prefix + "why");
  text.expected = content::text(content, prefix + "expected");
  text.good = content::text(content, prefix + "good");
  for (std::size_t number = 1; content.ui.contains(prefix + "fix-" + std::to_string(number)); ++number) {
    text.fix.push_back(content::text(content, prefix + "fix-" + std::to_string(number)));
  }
  if (!judges_policy(rule_id)) text.link = "portal-settings";
  return text;
}

}  // namespace portal_guide::policy
