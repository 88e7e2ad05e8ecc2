#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/report/report.hpp"
#include "core/stripe/mode.hpp"

/// A row of a rule's table: an account in which nothing is wrong, what is changed in it, and the answer.
namespace portal_guide::rules {

/// Sets the value behind a JSON pointer, or removes it.
struct Change {
  std::string pointer;
  std::optional<Json> value;
};

inline Change set(std::string pointer, Json value) { return {.pointer = std::move(pointer), .value = std::move(value)}; }
inline Change remove(std::string pointer) { return {.pointer = std::move(pointer), .value = std::nullopt}; }

struct RuleCase {
  std::string_view name;
  std::string_view rule;
  stripe::Mode mode = stripe::Mode::Live;
  std::vector<Change> changes = {};
  /// The pointers of all the evidence of all the rule's findings, in order. Nothing found and no `because`: passed.
  std::vector<std::string> finds = {};
  std::optional<report::Because> because = std::nullopt;
};

/// What GoogleTest calls the row where it fails.
inline void PrintTo(const RuleCase& row, std::ostream* stream) { *stream << row.rule << ": " << row.name; }

/// Where the good account has what the rows change.
inline const std::string kLive = "/live";
inline const std::string kTest = "/test";
inline const std::string kConfiguration = "/live/billing_portal_configurations/data/0";
inline const std::string kTestConfiguration = "/test/billing_portal_configurations/data/0";
inline const std::string kUpdate = kConfiguration + "/features/subscription_update";

/// An account in both modes in which every rule passes, but for one piece of advice: it offers two products, so in each mode
/// downgrade-condition-cross-product has something to say. It stands in tests/fixtures/good_account.json, from which the golden
/// cases start, too.
Json good_snapshot();
/// The same with one product on the list, and the other archived: every rule passes.
Json one_product_snapshot();
Json changed(Json snapshot, const std::vector<Change>& changes);

std::vector<RuleCase> configuration_cases();
std::vector<RuleCase> return_url_cases();
std::vector<RuleCase> business_information_cases();
std::vector<RuleCase> feature_cases();
std::vector<RuleCase> plan_cases();
std::vector<RuleCase> account_cases();
std::vector<RuleCase> webhook_cases();
std::vector<RuleCase> mode_cases();
std::vector<RuleCase> customer_update_cases();
std::vector<RuleCase> cancellation_cases();
std::vector<RuleCase> account_detail_cases();
std::vector<RuleCase> allowed_update_cases();
std::vector<RuleCase> plan_change_cases();
std::vector<RuleCase> catalogue_cases();
std::vector<RuleCase> account_standing_cases();
std::vector<RuleCase> subscription_cases();
std::vector<RuleCase> subscriber_cases();
std::vector<RuleCase> endpoint_cases();
std::vector<RuleCase> pause_cases();
std::vector<RuleCase> payment_and_tax_cases();
std::vector<RuleCase> mode_plan_cases();

}  // namespace portal_guide::rules
