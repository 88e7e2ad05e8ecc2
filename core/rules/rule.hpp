#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/stripe/snapshot.hpp"

/// A rule is a value, metadata and a function, in a file of its own. registry.hpp lists all rules, sorted by id.
namespace portal_guide::rules {

/// Compared: about live mode, but only together with test mode. Such a rule is not checked where one of the two was not read.
enum class Modes { Both, LiveOnly, Compared };

/// What a rule answers for: each configuration that is judged in the mode, or the mode as a whole. A rule about single
/// subscriptions answers for the mode, because nobody knows which configuration their customers meet.
enum class About { Mode, Configuration };

/// One thing that a rule saw. The rule's text `expected` says what would have been right.
struct Sighting {
  /// JSON pointer into the snapshot. Where something is missing, it points to the place where it would be.
  std::string path;
  /// Made by observed(), observed_text() or observed_url() of core/stripe/observed.hpp, which keep secrets out.
  Json observed = nullptr;
  /// For placeholders of `expected` that differ between sightings. They take precedence over the observation's.
  content::Arguments arguments = {};
};

/// What a rule found, before the content puts it into words.
struct Observation {
  std::vector<Sighting> evidence;
  std::vector<report::ObjectReference> objects;
  /// For the placeholders of the rule's texts. `{mode}` and `{other-mode}` are always set.
  content::Arguments arguments = {};
  /// The key of a sentence that follows `why`, for what is true of some findings of the rule only, such as
  /// "finding.configuration-in-other-mode". Empty where there is none.
  std::string_view remark = {};
  /// False where a rule about configurations saw something that is the same for all of them, such as the address that the app
  /// passes: then the finding names none.
  bool is_of_configuration = true;
  report::Applicability applicability = report::Applicability::Manual;
  std::optional<report::ApiCall> api = std::nullopt;
};

/// Why a rule cannot answer.
struct Unanswered {
  report::Because because = report::Because::Absent;
  /// The key of the sentence that says what is missing, such as "not-checked.section-absent".
  std::string_view detail;
  /// For the sentence's placeholders.
  content::Arguments arguments = {};
  /// The section that the sentence is about: `{section}`.
  std::optional<stripe::SectionName> section = std::nullopt;
  /// The mode that the sentence is about, `{mode}`, where it is not the one that is judged.
  std::optional<stripe::Mode> mode = std::nullopt;
  /// The rule whose finding covers this one: `{finding}` is its title. Empty unless `because` is Covered.
  std::string_view covered_by = {};
  /// Whether a section about subscribers is absent, which is read only where somebody asks for it.
  bool on_request = false;
};

/// What a rule needs to know, or why it cannot be known.
template <class T>
using Known = tl::expected<T, Unanswered>;

/// One of three: observations, which become a finding each; none, so that the rule passes; or the reason why the rule cannot
/// tell.
using Answer = Known<std::vector<Observation>>;

struct Context;  // context.hpp: the snapshot and the mode
class Watcher;   // census.hpp: a look at the subscriptions, of which there may be a million

/// A rule's answer where it needs no subscriptions for it, or else the watcher that is shown them.
using Opening = std::variant<Answer, std::unique_ptr<Watcher>>;

struct Rule {
  std::string_view id;
  report::Severity severity;
  Modes modes;
  About about = About::Mode;
  /// Every rule has one of these two. `watch` is for rules about single subscriptions.
  Answer (*judge)(const Context& context) = nullptr;
  Opening (*watch)(const Context& context) = nullptr;
};

}  // namespace portal_guide::rules
