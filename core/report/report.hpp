#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/mode.hpp"

/// The result of a check, as values. docs/report.md describes the shape and order of what to_json() writes, `portal-report/1`.
namespace portal_guide::report {

/// Error: the portal or one of its features does not work as configured. Warning: it works, but costs money, support or trust.
/// Info: advice.
enum class Severity { Error, Warning, Info };
/// Blocked: at least one error. Attention: at least one warning. Ready: neither.
enum class Verdict { Ready, Attention, Blocked };
/// Why a rule has no answer. A rule without an answer is never shown as passed.
enum class Because { Absent, Permission, Error, Partial, NotExpanded, Covered };
/// Exact: `Fix::api` can be sent as it is. Placeholder: it has a placeholder that must be filled in first. Manual: there is no
/// call, because a person has to decide.
enum class Applicability { Exact, Placeholder, Manual };

std::string_view to_string(Severity severity);
std::string_view to_string(Verdict verdict);
std::string_view to_string(Because because);
std::string_view to_string(Applicability applicability);

struct Evidence {
  /// JSON pointer into the snapshot.
  std::string path;
  /// The value that was found there, or null where there was none. It never holds a customer's name or e-mail address, and
  /// never a key.
  Json observed = nullptr;
  /// What would be right, in the words of the content.
  std::string expected;

  bool operator==(const Evidence&) const = default;
};

struct ObjectReference {
  /// Stripe's `object` value, such as "billing_portal.configuration".
  std::string type;
  std::string id;

  bool operator==(const ObjectReference&) const = default;
};

struct ApiCall {
  std::string method;
  std::string path;
  /// Nested as in Stripe's reference: `{"features": {"invoice_history": {"enabled": true}}}`.
  OrderedJson params = OrderedJson::object();

  bool operator==(const ApiCall&) const = default;
};

struct Fix {
  std::vector<std::string> steps;
  std::string dashboard_url;
  Applicability applicability = Applicability::Manual;
  std::optional<ApiCall> api;
  /// The Stripe CLI command that sends `api`. Empty where there is no call.
  std::string cli;

  bool operator==(const Fix&) const = default;
};

struct Finding {
  std::string rule;
  Severity severity = Severity::Error;
  stripe::Mode mode = stripe::Mode::Live;
  std::string title;
  std::string why;
  std::vector<Evidence> evidence;
  std::vector<ObjectReference> objects;
  Fix fix;
  /// The id of the wizard's step that mends it. Empty where no step does.
  std::string step;
  /// See fingerprint_of(). It stays the same over time, whatever the order of the objects.
  std::string fingerprint;

  bool operator==(const Finding&) const = default;
};

struct Passed {
  std::string rule;
  stripe::Mode mode = stripe::Mode::Live;

  bool operator==(const Passed&) const = default;
};

struct NotChecked {
  std::string rule;
  stripe::Mode mode = stripe::Mode::Live;
  Because because = Because::Absent;
  /// One sentence of the content: what is missing and what would let the rule answer.
  std::string detail = {};

  bool operator==(const NotChecked&) const = default;
};

/// What a policy sets aside: a finding that is accepted, or a rule that is off.
struct Suppressed {
  std::string rule;
  stripe::Mode mode = stripe::Mode::Live;
  std::vector<ObjectReference> objects;
  std::string reason;
  /// The last day on which the finding is accepted, as an ISO 8601 date. Empty where the policy turns the whole rule off.
  std::string until;

  bool operator==(const Suppressed&) const = default;
};

struct Report {
  std::int64_t taken_at_unix_seconds = 0;
  /// Live before test, then error before warning before info, then by rule id, then by the id of the first object.
  std::vector<Finding> findings;
  std::vector<Passed> passed;
  std::vector<NotChecked> not_checked;
  std::vector<Suppressed> suppressed;

  bool operator==(const Report&) const = default;
};

Verdict verdict_of(const Report& report);
std::size_t count(const Report& report, Severity severity);

/// Sorts the report's lists into the order that Report names. Entries that are equal by that order keep their places.
void sort(Report& report);
/// The part of the report that is about one mode.
Report restrict_to(const Report& report, stripe::Mode mode);
/// The fingerprint of a finding: FNV-1a (64 bit) over rule, mode and the sorted object ids, as 16 hexadecimal digits.
std::string fingerprint_of(std::string_view rule, stripe::Mode mode, const std::vector<ObjectReference>& objects);

/// The report as `portal-report/1`, indented by two spaces, with a newline at the end. The same report gives the same bytes on
/// every platform.
std::string to_json(const Report& report);

}  // namespace portal_guide::report
