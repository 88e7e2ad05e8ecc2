// Any bytes as a policy: it is refused with a place, or it can be applied, and then it hides nothing.

#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "core/policy/apply.hpp"
#include "core/policy/policy.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

namespace {

constexpr std::string_view kSnapshot = R"({
  "format": "portal-snapshot/1", "taken_at": 1763850000,
  "live": {"billing_portal_configurations": {"object": "list", "has_more": false, "data": [
    {"id": "bpc_1", "object": "billing_portal.configuration", "active": true, "is_default": true,
     "default_return_url": "http://localhost/", "business_profile": {"headline": null},
     "features": {"customer_update": {"enabled": true, "allowed_updates": ["email"]}, "invoice_history": {"enabled": false},
                  "payment_method_update": {"enabled": true},
                  "subscription_cancel": {"enabled": true, "mode": "immediately", "proration_behavior": "none"},
                  "subscription_update": {"enabled": true, "default_allowed_updates": ["price", "quantity"], "products": [
                    {"product": "prod_1", "prices": ["price_1"],
                     "adjustable_quantity": {"enabled": true, "minimum": 1, "maximum": null}}]}}}]},
    "prices": {"object": "list", "has_more": false, "data": [
      {"id": "price_1", "object": "price", "active": false, "product": "prod_1", "type": "recurring", "lookup_key": "basic"}]}}
})";

struct Account {
  stripe::Snapshot snapshot;
  report::Report report;
};

const Account& account() {
  static const Account account = [] {
    auto snapshot = stripe::Snapshot::parse(kSnapshot);
    require(snapshot.has_value(), "the snapshot can be read");
    report::Report report = rules::evaluate(*snapshot, {});
    return Account{.snapshot = *std::move(snapshot), .report = std::move(report)};
  }();
  return account;
}

/// Every rule and mode that the report says anything of.
std::set<std::pair<std::string_view, stripe::Mode>> spoken_of(const report::Report& report) {
  std::set<std::pair<std::string_view, stripe::Mode>> all;
  const auto add = [&](const auto& entries) {
    for (const auto& entry : entries) {
      all.emplace(entry.rule, entry.mode);
    }
  };
  add(report.findings);
  add(report.passed);
  add(report.not_checked);
  add(report.not_asked);
  add(report.suppressed);
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto policy = policy::parse_policy({reinterpret_cast<const char*>(bytes), size});
  if (!policy) {
    require(!policy.error().id.empty(), "an error says what is wrong");
    return 0;
  }
  const report::Report& before = account().report;
  const report::Report after = policy::apply(before, *policy, account().snapshot, {});
  require(after == policy::apply(before, *policy, account().snapshot, {}), "the same policy gives the same report");
  report::Report sorted = after;
  report::sort(sorted);
  require(sorted == after, "the report is in order");
  const auto rules = spoken_of(after);
  for (const auto& entry : spoken_of(before)) {
    require(rules.contains(entry), "a policy hides no rule");
  }
  require(after.passed.size() <= before.passed.size() + 12, "a policy makes nothing pass but its own rules");
  require(!report::to_json(after).empty(), "the report can be written");
  return 0;
}
