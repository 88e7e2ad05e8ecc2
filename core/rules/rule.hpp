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

/// A rule is a value: metadata and a function, in a file of its own. registry.hpp lists them all, sorted by id.
namespace portal_guide::rules {

enum class Modes { Both, LiveOnly };

/// One thing a rule saw. What would have been right are the words of the rule's `expected` text.
struct Sighting {
  /// JSON pointer into the snapshot; where there is nothing, to the place where it would be.
  std::string path;
  /// Made by observed() or observed_url() of observed.hpp, which keep secrets out.
  Json observed = nullptr;
  /// For placeholders of `expected` that differ from sighting to sighting; they outweigh the observation's.
  content::Arguments arguments = {};
};

/// What a rule found, before the content puts it into words.
struct Observation {
  std::vector<Sighting> evidence;
  std::vector<report::ObjectReference> objects;
  /// For the placeholders of the rule's texts. `{mode}` and `{other-mode}` are always there.
  content::Arguments arguments = {};
  /// The key of a sentence that follows `why` where only some findings of the rule need it, such as
  /// "finding.configuration-in-other-mode"; empty where there is none.
  std::string_view remark = {};
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
  /// The snapshot's section that the sentence speaks of: `{section}`.
  std::optional<stripe::SectionName> section = std::nullopt;
  /// The mode that the sentence speaks of, `{mode}`, where it is not the one that is judged.
  std::optional<stripe::Mode> mode = std::nullopt;
  /// The rule whose finding covers this one: `{finding}` is its title. Empty unless `because` is Covered.
  std::string_view covered_by = {};
};

/// What a rule needs to know, or why it cannot know it.
template <class T>
using Known = tl::expected<T, Unanswered>;

/// Three-valued: observations (one finding each), nothing (passed), or unanswered.
using Answer = Known<std::vector<Observation>>;

struct Context;  // context.hpp: the snapshot and the mode
class Watcher;   // census.hpp: a look at the subscriptions, of which there may be a million

/// What a rule can answer before it has seen a subscription, or its look at them.
using Opening = std::variant<Answer, std::unique_ptr<Watcher>>;

struct Rule {
  std::string_view id;
  report::Severity severity;
  Modes modes;
  /// Every rule has one of the two: the answer, or, where it rests on the subscriptions, what is needed to find it.
  Answer (*judge)(const Context& context) = nullptr;
  Opening (*watch)(const Context& context) = nullptr;
};

}  // namespace portal_guide::rules
