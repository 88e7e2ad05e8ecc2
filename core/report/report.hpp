#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/consequence.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"

/// The result of a check, as values. docs/report.md describes the shape and order of what to_json() writes, `portal-report/2`.
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
  /// What people call it. Set for a portal configuration where several of its mode were judged; empty where it has no name.
  std::string name = {};

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
  /// The rule's, in the content. It orders the findings and is not written.
  content::Consequence consequence = content::Consequence::Looks;
  stripe::Mode mode = stripe::Mode::Live;
  std::string title;
  std::string why;
  std::vector<Evidence> evidence;
  std::vector<ObjectReference> objects;
  /// The ids of the configurations that have the fault, where several were judged in the mode. They are among the objects.
  std::vector<std::string> configurations = {};
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
  /// The configuration that it is about. Empty where the rule is about the mode, and where one configuration was judged.
  std::string configuration = {};

  bool operator==(const Passed&) const = default;
};

struct NotChecked {
  std::string rule;
  stripe::Mode mode = stripe::Mode::Live;
  Because because = Because::Absent;
  /// One sentence of the content: what is missing and what would let the rule answer.
  std::string detail = {};
  /// As in Passed.
  std::string configuration = {};
  /// Whether it needs what is read of subscribers, which is read on request only. It is not written.
  bool on_request = false;

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

/// A portal configuration that was judged.
struct JudgedConfiguration {
  std::string id;
  /// Empty where it has none.
  std::string name = {};
  stripe::Mode mode = stripe::Mode::Live;
  /// Nullopt where it was not read whether it is the default.
  std::optional<bool> is_default = std::nullopt;
  /// Whether the app's sessions name it.
  bool named = false;

  bool operator==(const JudgedConfiguration&) const = default;
};

/// The portal configurations of a mode that the app may use and that were not judged.
struct NotJudged {
  stripe::Mode mode = stripe::Mode::Live;
  /// Nullopt where nobody knows how many there are, because only a part of the list was read.
  std::optional<std::size_t> count = std::nullopt;
  /// One sentence of the content.
  std::string detail = {};

  bool operator==(const NotJudged&) const = default;
};

struct Report {
  std::int64_t taken_at_unix_seconds = 0;
  /// Live before test; in each mode the default first, then the newest.
  std::vector<JudgedConfiguration> configurations;
  std::vector<NotJudged> configurations_not_judged;
  /// The worst first: error before warning before info, then by consequence, then live before test, then by rule id, then by
  /// the id of the first object.
  std::vector<Finding> findings;
  std::vector<Passed> passed;
  std::vector<NotChecked> not_checked;
  /// The rules that need subscribers, in the modes of which none were read. They do not keep the report from being complete.
  std::vector<NotChecked> not_asked;
  std::vector<Suppressed> suppressed;
  /// The modes that the snapshot does not hold, live before test. No rule is judged in them.
  std::vector<stripe::Mode> modes_not_read;

  bool operator==(const Report&) const = default;
};

Verdict verdict_of(const Report& report);
/// Whether every mode was read, every configuration judged, and every rule answered but for those that were not asked.
/// Otherwise a verdict of Ready says only that nothing was found.
bool is_complete(const Report& report);
std::size_t count(const Report& report, Severity severity);

/// Takes the rules of this mode that wait for subscribers from those that were not checked to those that were not asked.
/// `detail` says why, and how to ask.
void set_apart_what_was_not_asked(Report& report, stripe::Mode mode, std::string_view detail);
/// The modes of which no subscribers were read, live before test.
std::vector<stripe::Mode> modes_without_subscribers(const Report& report);

/// Sorts the report's lists into the order that Report names. Entries that are equal by that order keep their places.
void sort(Report& report);
/// The part of the report that is about one mode.
Report restrict_to(const Report& report, stripe::Mode mode);
/// The fingerprint of a finding: FNV-1a (64 bit) over rule, mode and the sorted object ids, as 16 hexadecimal digits.
std::string fingerprint_of(std::string_view rule, stripe::Mode mode, const std::vector<ObjectReference>& objects);

/// The report as `portal-report/2`, indented by two spaces, with a newline at the end. The same report gives the same bytes on
/// every platform.
std::string to_json(const Report& report);

}  // namespace portal_guide::report
