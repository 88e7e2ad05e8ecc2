#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/json.hpp"
#include "core/report/report.hpp"
#include "core/report/text.hpp"
#include "core/stripe/mode.hpp"

/// Test mode's portal beside live mode's, and the plan that makes live like test. Texts are plain, in the content's language;
/// what they quote of an account is without keys and e-mail addresses.
namespace portal_guide::compare {

/// What has to be done about a difference.
enum class Action {
  /// A step of the plan removes it.
  Set,
  /// A person decides first. The step says what there is to choose from.
  Decide,
  /// No API call removes it. A person may do so in the Dashboard, where that is possible at all.
  Manual,
  /// It is right as it is.
  Keep,
};

struct Difference {
  /// Dotted: below the configuration ("features.subscription_cancel.mode"), below a price or product of test mode
  /// ("prices.price_1.unit_amount"), "features.subscription_update.products" for a plan that only one mode offers,
  /// "configuration" where live mode has none, "webhook_endpoints.enabled_events".
  std::string path;
  /// The name of the plan or product that it is about; empty for a setting.
  std::string about;
  /// The values in each mode; null where there is none. For a plan that only one mode offers, its id.
  Json test = nullptr;
  Json live = nullptr;
  Action action = Action::Set;
  /// The numbers of the steps that remove it.
  std::vector<std::size_t> steps = {};
  /// The id of test mode's configuration that it is about. Empty where only one is compared, and for what all share.
  std::string configuration = {};

  bool operator==(const Difference&) const = default;
};

/// Why a product or a price of one mode has no counterpart in the other that can be relied on.
enum class Reason {
  /// Several match it, or one matches several.
  Ambiguous,
  /// Everything was read, and there is none.
  NoCounterpart,
  /// The only counterpart is archived.
  Archived,
  /// The only counterpart was deleted.
  Deleted,
  /// Test mode offers it though it is archived there.
  ArchivedInTest,
  /// The configuration names an id that is not in the complete list.
  Missing,
  /// It is tiered, and its tiers were not read.
  Tiered,
  /// The snapshot does not say what it costs.
  AmountUnknown,
  /// The part of the snapshot that would tell was not read, or not as a whole.
  NotRead,
};

struct Unmatched {
  stripe::Mode mode = stripe::Mode::Test;
  /// Stripe's `object` value: "price" or "product".
  std::string type;
  std::string id;
  std::string name;
  Reason reason = Reason::NoCounterpart;
  /// One sentence that says why.
  std::string detail;
  /// The other mode's ids that match equally well, or the id of the archived counterpart.
  std::vector<std::string> candidates = {};
  /// As in Difference.
  std::string configuration = {};

  bool operator==(const Unmatched&) const = default;
};

enum class MatchedBy { LookupKey, Description, Name };

struct Matched {
  /// "price" or "product".
  std::string type;
  std::string test;
  std::string live;
  MatchedBy by = MatchedBy::Description;

  bool operator==(const Matched&) const = default;
};

struct NotCompared {
  /// As in Difference, or a section's name.
  std::string path;
  report::Because because = report::Because::Absent;
  /// One sentence that says what is missing.
  std::string detail;
  /// As in Difference.
  std::string configuration = {};

  bool operator==(const NotCompared&) const = default;
};

/// A portal configuration as people know it.
struct Configuration {
  std::string id;
  /// Empty where it has none.
  std::string name;

  bool operator==(const Configuration&) const = default;
};

/// "Site B (bpc_1)"; the id alone where it has no name.
std::string label_of(const Configuration& configuration);

/// Why two configurations are compared.
enum class PairedBy {
  /// Each is the default of its mode.
  Default,
  /// Sessions name each in its mode.
  Named,
  /// They have the same `name`, and no other one of either mode has it.
  Name,
  /// The same of their `metadata`.
  Metadata,
  /// The same of their features and return URL.
  Settings,
  /// Each is the only one of its mode that sessions may use.
  Only,
  /// Live mode has none to compare it with, so the plan makes one.
  Nothing,
};

struct ConfigurationPair {
  Configuration test;
  std::optional<Configuration> live;
  PairedBy by = PairedBy::Default;

  bool operator==(const ConfigurationPair&) const = default;
};

/// A configuration that sessions may use, and that could not be compared with one of the other mode.
struct NotPaired {
  stripe::Mode mode = stripe::Mode::Test;
  Configuration configuration;
  /// Ambiguous, NoCounterpart or NotRead.
  Reason reason = Reason::NoCounterpart;
  /// One sentence.
  std::string why;
  /// The other mode's ids that fit equally well.
  std::vector<std::string> candidates = {};

  bool operator==(const NotPaired&) const = default;
};

enum class StepKind {
  CreateProduct,
  UpdateProduct,
  ChooseProduct,
  CreatePrice,
  UpdatePrice,
  ChoosePrice,
  /// In the Dashboard only.
  SaveSettings,
  /// One that is not the default.
  CreateConfiguration,
  SetConfiguration,
  SetWebhook,
};

struct Call {
  report::ApiCall api;
  /// The Stripe CLI command that sends it.
  std::string cli;

  bool operator==(const Call&) const = default;
};

struct Step {
  /// Counts from 1. The steps have to be done in this order.
  std::size_t order = 0;
  StepKind kind = StepKind::SetConfiguration;
  std::string title;
  /// What a person has to decide before the step; empty where nothing has to be decided.
  std::string decision = {};
  /// The ids of live mode to choose from; empty unless the step is a choice.
  std::vector<std::string> candidates = {};
  /// What to do in the Dashboard, in the Dashboard's own words.
  std::vector<std::string> instructions = {};
  /// The page of the Dashboard, in live mode.
  std::string dashboard_url = {};
  /// Placeholder where the call holds "{product_from_step_1}" for the id that an earlier step brings, or "{return_url}" for
  /// something that a person fills in.
  report::Applicability applicability = report::Applicability::Manual;
  /// None where it can only be done in the Dashboard.
  std::optional<Call> call = std::nullopt;
  /// The call for people who do not want to use the Dashboard, and a sentence that says what the drawback is.
  std::optional<Call> alternative = std::nullopt;
  std::string alternative_note = {};
  /// The numbers of the earlier steps that it needs.
  std::vector<std::size_t> depends_on = {};
  /// As in Difference.
  std::string configuration = {};

  bool operator==(const Step&) const = default;
};

struct Comparison {
  std::int64_t taken_at_unix_seconds = 0;
  /// The ids of the first pair; where there is none, of the default configurations. Empty where a mode has none, or where it
  /// could not be read.
  std::string test_configuration;
  std::string live_configuration;
  /// What was compared: the defaults first, then in test mode's order.
  std::vector<ConfigurationPair> pairs;
  /// Test mode's before live mode's.
  std::vector<NotPaired> not_paired;
  /// In the plan's order: products, prices, settings of each pair as they stand in the Dashboard, webhooks.
  std::vector<Difference> differences;
  std::vector<Matched> matched;
  std::vector<Unmatched> unmatched;
  std::vector<NotCompared> not_compared;
  std::vector<Step> plan;

  bool operator==(const Comparison&) const = default;
};

std::string_view to_string(Action action);
std::string_view to_string(Reason reason);
std::string_view to_string(MatchedBy by);
std::string_view to_string(StepKind kind);
std::string_view to_string(PairedBy by);

/// The label of the pair with this configuration of test mode; empty for an empty id.
std::string label_of_pair(const Comparison& comparison, const std::string& test_id);
/// Whether people have to be told what was compared: more than the defaults, or not all there is.
bool tells_pairs(const Comparison& comparison);

/// Whether everything could be compared and nothing has to change.
bool is_same(const Comparison& comparison);

/// `portal-comparison/1`, indented by two spaces, ending in a newline; byte-stable:
/// {"format", "taken_at", "same", "configurations": {"test", "live"},
///  "pairs": [{"test": {"id", "name"}, "live": {"id", "name"} | null,
///             "by": "default | named | name | metadata | settings | only" | null}],
///  "not_paired": [{"mode", "id", "name", "reason", "why", "candidates": ["…"]}],
///  "summary": {"differences", "kept", "unmatched", "not_compared", "steps"},
///  "differences": [{"path", "about"?, "configuration"?, "test", "live", "action": "set | decide | manual | keep",
///                   "steps": [1]}],
///  "matched": [{"type", "test", "live", "by": "lookup_key | description | name"}],
///  "unmatched": [{"mode", "type", "id", "name", "configuration"?, "reason", "detail", "candidates": ["…"]}],
///  "not_compared": [{"path", "configuration"?, "because", "detail"}],
///  "plan": [{"order", "kind", "title", "configuration"?, "decision"?, "candidates"?: ["…"], "steps": ["…"], "dashboard_url",
///            "applicability", "api": {"method", "path", "params"}, "cli", "alternative"?: {"note", "api", "cli"},
///            "depends_on": [1]}]}
/// `api` and `cli` are left out where only the Dashboard can do it. `configuration` is there where several are compared.
std::string to_json(const Comparison& comparison);

/// For people at a terminal, in the content's language, ending in a newline.
std::string to_text(const Comparison& comparison, const content::Content& content, const report::TextStyle& style = {});

/// For an issue or a pull request (GitHub Flavored Markdown): tables, and the plan as a list of check boxes. What comes from
/// the account is escaped: it makes no mark-up, link or mention.
std::string to_markdown(const Comparison& comparison, const content::Content& content);

}  // namespace portal_guide::compare
