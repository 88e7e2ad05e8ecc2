#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content/consequence.hpp"
#include "core/error.hpp"
#include "core/stripe/mode.hpp"

/// The words of the guide as values: terms, steps, pitfalls, rule texts and the sentences of the interface, in one language.
///
/// Texts are plain UTF-8 with three marks: `**strong**`, `` `code` `` and `[words](target)`. See markup.hpp.
namespace portal_guide::content {

/// Where a statement about Stripe comes from, and the day it was checked (ISO 8601).
struct Source {
  std::string url;
  std::string checked;
};

struct Term {
  std::string id;
  std::string term;
  std::string definition;
  /// Other names that people use.
  std::vector<std::string> also;
  /// Link targets such as "step/return-url".
  std::vector<std::string> see;
  /// Whether it is one of the seven terms that the guide builds on.
  bool core = false;
  std::vector<Source> sources;
};

/// The mode in which a check must have passed before it ticks a step off.
enum class StepMode { Test, Live, Any };

/// The parts of the set-up, in their order: before anything can be seen, what customers see, how they get in, and going live.
enum class StepGroup { Prepare, Experience, WayIn, GoLive };
inline constexpr std::size_t kStepGroupCount = 4;
/// "prepare", "experience", "way-in" or "go-live", as the content writes it. The group's title is the interface's sentence
/// `nav.group.<group>`.
std::string_view to_string(StepGroup group);

struct Instruction {
  std::string text;
  /// A key of `Content::links`, shown as "Open in Stripe". Empty where there is nothing to open.
  std::string link;
  /// What the reader types, word for word: lines joined by line feeds, shown with a way to copy them. Usually empty.
  std::string code = {};
};

/// Another way to do a step, or what differs in another place. The step's own instructions are for the Dashboard.
struct StepVariant {
  enum class Kind { Api, LoginLink, TestMode, LiveMode, Connect };

  Kind kind = Kind::Api;
  /// Who should take this way.
  std::string when;
  std::vector<Instruction> instructions;
};
/// "api", "login-link", "test", "live" or "connect", as the content writes it. The title of the variant is the interface's
/// sentence `step.variant.<kind>`.
std::string_view to_string(StepVariant::Kind kind);

struct Step {
  std::string id;
  /// Prepare where the content does not say.
  StepGroup group = StepGroup::Prepare;
  std::string title;
  int minutes = 0;
  std::string summary;
  std::string why;
  std::vector<Instruction> instructions;
  std::vector<StepVariant> variants;
  /// How the reader knows that it worked.
  std::string worked;
  StepMode mode = StepMode::Any;
  /// The rules that tick the step off. Empty where only the reader can say that it is done.
  std::vector<std::string> rules;
  /// Rules about subscribers, whom a check of the settings does not read. Their findings belong to the step, but the step is
  /// ticked off without them.
  std::vector<std::string> subscriber_rules;
  std::vector<std::string> pitfalls;
  std::vector<std::string> terms;
  std::vector<Source> sources;
};

struct Pitfall {
  std::string id;
  std::string title;
  std::string what;
  std::string why;
  std::vector<std::string> avoid;
  std::vector<std::string> rules;
  std::vector<std::string> steps;
  std::vector<Source> sources;
};

/// What a rule says. The rule fills the `{placeholders}` in title, why, expected and fix. Title and expected are plain. The
/// other texts may hold marks, which a report leaves out (plain_text() of markup.hpp).
struct RuleText {
  std::string id;
  /// By which findings of the same severity are ordered.
  Consequence consequence = Consequence::Looks;
  /// What is the case when the rule finds something.
  std::string title;
  /// What the customer or the business suffers.
  std::string why;
  /// What would be right, in a few words, to stand beside the evidence.
  std::string expected;
  /// What a good setup looks like, for the rule's own page.
  std::string good;
  /// Steps in the Dashboard's own words.
  std::vector<std::string> fix;
  /// A key of `Content::links`: where the fix is made.
  std::string link;
  std::vector<Source> sources;
};

/// A place in Stripe's Dashboard or documentation, with its address in each mode.
struct Link {
  std::string live;
  std::string test;
};

struct Content {
  std::string locale;
  std::vector<Term> terms;
  std::vector<Step> steps;
  std::vector<Pitfall> pitfalls;
  std::vector<RuleText> rules;
  std::map<std::string, Link, std::less<>> links;
  /// The sentences of the interface, those of every face, by their keys.
  std::map<std::string, std::string, std::less<>> ui;
};

/// The values for a text's `{placeholders}`, by name.
using Arguments = std::map<std::string, std::string, std::less<>>;

/// Reads a content bundle: one JSON object {"locale", "terms", "steps", "pitfalls", "rules", "links", "ui"} whose members
/// hold what the files of content/<locale>/ hold, "ui" by face. Fails with the first fault: where it is (a JSON pointer), what
/// was expected and what was observed.
Expected<Content> parse_content(std::string_view bundle);

/// Turns a pointer into the bundle into a place in the files that it was made from: "/ui/page/app.title" becomes
/// "ui/page.json#/texts/app.title".
std::string place_in_files(std::string_view bundle_pointer);

/// The entry with that id, or null where there is none. Pointers live as long as the content.
const Term* find_term(const Content& content, std::string_view id);
const Step* find_step(const Content& content, std::string_view id);
const Pitfall* find_pitfall(const Content& content, std::string_view id);
const RuleText* find_rule(const Content& content, std::string_view id);
/// The first step that names the rule among those that tick it off. Null where no step does.
const Step* step_of_rule(const Content& content, std::string_view rule_id);
/// The same for what was found in one mode: a step that is about the other mode is named only where no other step names the
/// rule.
const Step* step_of_rule(const Content& content, std::string_view rule_id, stripe::Mode mode);
/// The address of a link in a mode. Empty where the key is unknown.
std::string_view link_url(const Content& content, std::string_view key, stripe::Mode mode);

/// Puts the arguments into a text's `{placeholders}`. A placeholder without an argument stays as it is, so that somebody
/// notices. A value cannot bring marks of its own: the characters that would make one are replaced. A backtick, for example,
/// becomes an apostrophe.
std::string fill(std::string_view text, const Arguments& arguments);
/// The interface's sentence `key`, filled. An unknown key gives the key itself, so that somebody notices and tests can find it.
std::string text(const Content& content, std::string_view key, const Arguments& arguments = {});
/// The sentence `<key>.one` or `<key>.other`, by the plural rule of the locale (Unicode CLDR), with `{count}` filled.
std::string plural(const Content& content, std::string_view key, std::size_t count, Arguments arguments = {});
/// The sentence for an error: `error.<id>`, filled with its arguments and with `{where}`.
std::string describe(const Content& content, const Error& error);

}  // namespace portal_guide::content
