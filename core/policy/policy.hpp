#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/report/report.hpp"
#include "core/stripe/mode.hpp"

/// What a project requires of its portal, and which findings it accepts: the format `portal-policy/1`, described in
/// docs/policy.md.
namespace portal_guide::policy {

/// Findings that are accepted until a day. A member that is empty or nullopt fits every finding.
struct Acceptance {
  std::string rule;
  std::optional<stripe::Mode> mode = std::nullopt;
  /// The id of an object that the finding names.
  std::string object = {};
  std::string fingerprint = {};
  std::string reason = {};
  /// ISO 8601 date, the last day (UTC) on which the finding is accepted.
  std::string until = {};

  bool operator==(const Acceptance&) const = default;
};

/// How customers can cancel. With Off, they cannot.
enum class Cancellation { AtPeriodEnd, Immediately, Off };
/// The word that policies use. Apart from "off", it is also Stripe's word.
std::string_view to_string(Cancellation cancellation);

enum class OtherFeatures { Any, Off };

/// Features by Stripe's names, such as "invoice_history".
struct Features {
  std::vector<std::string> on = {};
  std::vector<std::string> off = {};
  /// What is required of the features that neither list names.
  OtherFeatures others = OtherFeatures::Any;

  bool operator==(const Features&) const = default;
};

/// The quantities that customers may choose, both ends included. At least one end is set.
struct Quantity {
  std::optional<std::int64_t> minimum = std::nullopt;
  std::optional<std::int64_t> maximum = std::nullopt;

  bool operator==(const Quantity&) const = default;
};

/// What the policy requires. Where a member is nullopt, it requires nothing.
struct Requirements {
  std::optional<Cancellation> cancellation = std::nullopt;
  std::optional<Features> features = std::nullopt;
  std::optional<Quantity> quantity = std::nullopt;
  /// Lookup keys or ids of prices. No other price may be offered.
  std::optional<std::vector<std::string>> prices = std::nullopt;
  /// Ids or names of the configurations in which it has to hold; all that are judged where there are none.
  std::vector<std::string> configurations = {};

  bool operator==(const Requirements&) const = default;
};

struct Policy {
  /// By rule id: the severity that the rule's findings get; nullopt where the rule is off.
  std::map<std::string, std::optional<report::Severity>, std::less<>> rules = {};
  /// In the order of the file.
  std::vector<Acceptance> accepted = {};
  /// All of them have to hold.
  std::vector<Requirements> require = {};

  bool operator==(const Policy&) const = default;
};

/// Fails as parse_json() does, but with `policy-duplicate-member` instead of `json-duplicate-member`, because the latter's
/// sentence speaks of Stripe's answers. All other failures have `where`:
/// - `policy-format`, `policy-type` ("expected", "observed"), `policy-missing` ("expected"), `policy-empty`;
/// - `policy-member`, `policy-rule`, `policy-value` ("observed", "possible"): not known here; and `policy-member-similar`,
///   `policy-rule-similar`, `policy-value-similar` ("observed", "similar") where one that is known is written almost alike;
/// - `policy-accepted-rule`: a rule about the policy itself ("observed");
/// - `policy-date`, `policy-fingerprint` ("observed"), `policy-number` ("observed", "possible"), `policy-range`;
/// - `policy-duplicate`: repeats what stands at "first".
Expected<Policy> parse_policy(std::string_view text);

}  // namespace portal_guide::policy
