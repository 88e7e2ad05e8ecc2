#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"

/// The guide's words, typed: terms, steps, pitfalls, rule texts and the interface's own sentences, in one language.
///
/// Texts are plain UTF-8 with three marks: `**strong**`, `` `code` `` and `[words](target)`; markup.hpp splits them.
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
  /// What people also call it.
  std::vector<std::string> also;
  /// Link targets such as "step/return-url".
  std::vector<std::string> see;
  /// One of the guide's seven terms.
  bool core = false;
  std::vector<Source> sources;
};

/// In which mode a check must have been clean before it ticks a step off.
enum class StepMode { Test, Live, Any };

struct Instruction {
  std::string text;
  /// A key of `Content::links`, drawn as "Open in Stripe"; empty where there is nothing to open.
  std::string link;
  /// What to type, as it is: lines joined by line feeds, to be shown with a way to copy it. Mostly empty.
  std::string code = {};
};

/// Another way to do a step, or what is different elsewhere. The step's own instructions are for the Dashboard.
struct StepVariant {
  enum class Kind { Api, LoginLink, TestMode, LiveMode, Connect };

  Kind kind = Kind::Api;
  /// Who should take it.
  std::string when;
  std::vector<Instruction> instructions;
};
/// "api", "login-link", "test", "live" or "connect": as the content writes it, and the end of the title's key
/// `step.variant.<kind>` of the interface.
std::string_view to_string(StepVariant::Kind kind);

struct Step {
  std::string id;
  std::string title;
  int minutes = 0;
  std::string summary;
  std::string why;
  std::vector<Instruction> instructions;
  std::vector<StepVariant> variants;
  /// How to know that it worked.
  std::string worked;
  StepMode mode = StepMode::Any;
  /// The rules that tick it off; empty where only the reader can say.
  std::vector<std::string> rules;
  /// Rules on subscribers, which a check of the settings does not read: what they find belongs to the step, but it is ticked
  /// off without them.
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

/// What a rule says. `{placeholders}` in title, why, expected and fix are filled by the rule. Title and expected are
/// plain; the other texts may hold marks, which a report leaves out (plain_text() of markup.hpp).
struct RuleText {
  std::string id;
  /// What holds when the rule finds something.
  std::string title;
  /// What the customer or the business suffers.
  std::string why;
  /// What would be right, for the evidence; short.
  std::string expected;
  /// What good looks like, for the rule's own page.
  std::string good;
  /// Steps in the Dashboard's own words.
  std::vector<std::string> fix;
  /// A key of `Content::links`: where the fix is made.
  std::string link;
  std::vector<Source> sources;
};

/// A place in Stripe's Dashboard (or its documentation), by mode.
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
  /// The interface's sentences of every face, by key.
  std::map<std::string, std::string, std::less<>> ui;
};

/// Named values for a text's `{placeholders}`.
using Arguments = std::map<std::string, std::string, std::less<>>;

/// Reads a content bundle: one JSON object {"locale", "terms", "steps", "pitfalls", "rules", "links", "ui"} whose members
/// hold what the files of content/<locale>/ hold, "ui" by face. Fails with where (JSON pointer) and what was expected.
Expected<Content> parse_content(std::string_view bundle);

/// A pointer into the bundle, as a place in its files: "/ui/page/app.title" is "ui/page.json#/texts/app.title".
std::string place_in_files(std::string_view bundle_pointer);

/// Null where there is none. Pointers live as long as the content.
const Term* find_term(const Content& content, std::string_view id);
const Step* find_step(const Content& content, std::string_view id);
const Pitfall* find_pitfall(const Content& content, std::string_view id);
const RuleText* find_rule(const Content& content, std::string_view id);
/// The first step that the rule ticks off; null where no step names it.
const Step* step_of_rule(const Content& content, std::string_view rule_id);
/// The link's address in a mode; empty where the key is unknown.
std::string_view link_url(const Content& content, std::string_view key, stripe::Mode mode);

/// Puts the arguments into a text's `{placeholders}`; one that has no argument stays as it is, so that it is seen.
/// A value cannot bring marks of its own: what would make one in it is taken out of effect (a backtick, for example,
/// becomes an apostrophe).
std::string fill(std::string_view text, const Arguments& arguments);
/// The interface's sentence `key`, filled. An unknown key gives the key itself, so that it is seen and tested for.
std::string text(const Content& content, std::string_view key, const Arguments& arguments = {});
/// Picks `<key>.one` or `<key>.other` by the locale's plural rule (Unicode CLDR) and fills `{count}`.
std::string plural(const Content& content, std::string_view key, std::size_t count, Arguments arguments = {});
/// The sentence for an error: `error.<id>`, filled with its arguments and with `{where}`.
std::string describe(const Content& content, const Error& error);

}  // namespace portal_guide::content
