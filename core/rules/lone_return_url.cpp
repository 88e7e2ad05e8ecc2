#include "core/rules/lone_return_url.hpp"

#include <algorithm>

#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::rules {

std::vector<report::Finding> judge_return_url(const content::Content& content, std::string_view address) {
  const Json configuration = {{"object", "billing_portal.configuration"}, {"is_default", true}, {"active", true}};
  Json document = {
      {"format", "portal-snapshot/1"},
      {"taken_at", 0},
      {"live",
       {{"billing_portal_configurations", {{"object", "list"}, {"data", Json::array({configuration})}, {"has_more", false}}}}},
      {"integration", {{"return_url", address}}}};
  const auto snapshot = stripe::Snapshot::create(std::move(document));
  if (!snapshot) return {};

  auto findings = evaluate(*snapshot, content).findings;
  std::erase_if(findings, [](const report::Finding& finding) {
    return finding.mode != stripe::Mode::Live || finding.rule.rfind("return-url-", 0) != 0;
  });
  return findings;
}

}  // namespace portal_guide::rules
