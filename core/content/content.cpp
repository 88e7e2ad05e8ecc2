#include "core/content/content.hpp"

#include <algorithm>
#include <array>

#include "core/content/cursor.hpp"
#include "core/content/plural_rule.hpp"
#include "core/content/reading.hpp"
#include "core/json.hpp"

namespace portal_guide::content {
namespace {

StepMode read_step_mode(const Cursor& cursor) {
  const std::string mode = cursor.text();
  if (mode == "test") return StepMode::Test;
  if (mode == "live") return StepMode::Live;
  if (mode != "any") cursor.expected(R"("test", "live" or "any")");
  return StepMode::Any;
}

Instruction read_instruction(const Cursor& cursor) {
  cursor.object_of({"text", "link", "code"});
  return {.text = cursor.member("text").text(),
          .link = optional_text(cursor.member("link")),
          .code = cursor.member("code").present() ? read_lines(cursor.member("code")) : std::string()};
}

using VariantKind = StepVariant::Kind;
constexpr std::array<std::pair<VariantKind, std::string_view>, 5> kVariantKinds = {{{VariantKind::Api, "api"},
                                                                                    {VariantKind::LoginLink, "login-link"},
                                                                                    {VariantKind::TestMode, "test"},
                                                                                    {VariantKind::LiveMode, "live"},
                                                                                    {VariantKind::Connect, "connect"}}};

VariantKind read_variant_kind(const Cursor& cursor) {
  const std::string name = cursor.text();
  for (const auto& [kind, known] : kVariantKinds) {
    if (known == name) return kind;
  }
  cursor.expected(R"("api", "login-link", "test", "live" or "connect")");
  return VariantKind::Api;
}

constexpr std::array<std::string_view, 6> kConsequences = {"cannot-open",   "cannot-pay",  "wrong-place",
                                                           "cannot-change", "costs-money", "looks"};

Consequence read_consequence(const Cursor& cursor) {
  const auto found = std::find(kConsequences.begin(), kConsequences.end(), cursor.text());
  if (found == kConsequences.end()) {
    cursor.expected(R"("cannot-open", "cannot-pay", "wrong-place", "cannot-change", "costs-money" or "looks")");
    return Consequence::Looks;
  }
  return static_cast<Consequence>(found - kConsequences.begin());
}

constexpr std::array<std::string_view, kStepGroupCount> kStepGroups = {"prepare", "experience", "way-in", "go-live"};

StepGroup read_step_group(const Cursor& cursor) {
  if (!cursor.present()) return StepGroup::Prepare;
  const auto found = std::find(kStepGroups.begin(), kStepGroups.end(), cursor.text());
  if (found == kStepGroups.end()) {
    cursor.expected(R"("prepare", "experience", "way-in" or "go-live")");
    return StepGroup::Prepare;
  }
  return static_cast<StepGroup>(found - kStepGroups.begin());
}

Step read_step(const Cursor& cursor) {
  cursor.object_of({"id", "group", "title", "minutes", "summary", "why", "do", "variants", "worked", "mode", "rules",
                    "subscriber_rules", "pitfalls", "terms", "sources"});
  const Cursor variants = cursor.member("variants");
  return {
      .id = cursor.member("id").text(),
      .group = read_step_group(cursor.member("group")),
      .title = cursor.member("title").text(),
      .minutes = cursor.member("minutes").whole_number(),
      .summary = cursor.member("summary").text(),
      .why = cursor.member("why").text(),
      .instructions = cursor.member("do").list(read_instruction),
      .variants = variants.present() ? variants.list(read_variant) : std::vector<StepVariant>(),
      .worked = cursor.member("worked").text(),
      .mode = read_step_mode(cursor.member("mode")),
      .rules = cursor.member("rules").texts(),
      .subscriber_rules = cursor.member("subscriber_rules").texts(),
      .pitfalls = cursor.member("pitfalls").texts(),
      .terms = cursor.member("terms").texts(),
      .sources = cursor.member("sources").list(read_source),
  };
}

Pitfall read_pitfall(const Cursor& cursor) {
  cursor.object_of({"id", "title", "what", "why", "avoid", "rules", "steps", "sources"});
  return {
      .id = cursor.member("id").text(),
      .title = cursor.member("title").text(),
      .what = cursor.member("what").text(),
      .why = cursor.member("why").text(),
      .avoid = cursor.member("avoid").texts(),
      .rules = cursor.member("rules").texts(),
      .steps = cursor.member("steps").texts(),
      .sources = cursor.member("sources").list(read_source),
  };
}

Link read_link(const Cursor& cursor) {
  cursor.object_of({"live", "test"});
  return {.live = cursor.member("live").text(), .test = cursor.member("test").text()};
}

template <class Item>
const Item* find_by_id(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [id](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

/// A value that is put into a text must not bring marks of its own: a product may be called "**Pro**" or "[Pro](https://…)".
std::string without_marks(std::string_view value) {
  std::string inert;
  inert.reserve(value.size());
  for (const char c : value) {
    if (c == '`') {
      inert += '\'';
    } else if (c == '*' && !inert.empty() && inert.back() == '*') {
      continue;
    } else {
      if (c == '(' && !inert.empty() && inert.back() == ']') inert += ' ';
      inert += c;
    }
  }
  return inert;
}

/// The sentences of every face in one map.
std::map<std::string, std::string, std::less<>> read_ui(const Cursor& cursor) {
  std::map<std::string, std::string, std::less<>> ui;
  auto faces =
      cursor.entries([](const Cursor& face) { return face.entries([](const Cursor& sentence) { return sentence.text(); }); });
  for (auto& [face, sentences] : faces) {
    ui.merge(sentences);
  }
  return ui;
}

/// Whether the step names the rule among those that tick it off, or among those about subscribers.
bool names_rule(const Step& step, std::string_view rule_id) {
  const auto names = [rule_id](const std::vector<std::string>& rules) {
    return std::find(rules.begin(), rules.end(), rule_id) != rules.end();
  };
  return names(step.rules) || names(step.subscriber_rules);
}

}  // namespace

RuleText read_rule(const Cursor& cursor) {
  cursor.object_of({"id", "consequence", "title", "why", "expected", "good", "fix", "link", "sources"});
  return {
      .id = cursor.member("id").text(),
      .consequence = read_consequence(cursor.member("consequence")),
      .title = cursor.member("title").text(),
      .why = cursor.member("why").text(),
      .expected = cursor.member("expected").text(),
      .good = cursor.member("good").text(),
      .fix = cursor.member("fix").texts(),
      .link = cursor.member("link").text(),
      .sources = cursor.member("sources").list(read_source),
  };
}

StepVariant read_variant(const Cursor& cursor) {
  cursor.object_of({"kind", "when", "do"});
  return {.kind = read_variant_kind(cursor.member("kind")),
          .when = cursor.member("when").text(),
          .instructions = cursor.member("do").list(read_instruction)};
}

Term read_term(const Cursor& cursor) {
  cursor.object_of({"id", "term", "definition", "also", "see", "core", "sources"});
  return {
      .id = cursor.member("id").text(),
      .term = cursor.member("term").text(),
      .definition = cursor.member("definition").text(),
      .also = cursor.member("also").texts(),
      .see = cursor.member("see").texts(),
      .core = cursor.member("core").flag(),
      .sources = cursor.member("sources").list(read_source),
  };
}

Expected<Content> parse_content(std::string_view bundle) {
  auto document = parse_json(bundle, kBundleLimits);
  if (!document) return propagate(std::move(document));
  std::vector<Error> faults;
  Content content = read_content(*document, faults);
  if (!faults.empty()) return fail(std::move(faults.front()));
  return content;
}

Content read_content(const Json& document, std::vector<Error>& faults) {
  const Cursor root(&document, "", faults);
  // The bundle may also hold the members that parse_knowledge() reads.
  root.object_of({"locale", "terms", "steps", "pitfalls", "rules", "symptoms", "declines", "snippets", "synonyms", "errors",
                  "phrases", "decoys", "index", "links", "ui"});
  return {
      .locale = root.member("locale").text(),
      .terms = root.member("terms").list(read_term),
      .steps = root.member("steps").list(read_step),
      .pitfalls = root.member("pitfalls").list(read_pitfall),
      .rules = root.member("rules").list(read_rule),
      .links = root.member("links").entries(read_link),
      .ui = read_ui(root.member("ui")),
  };
}

std::string_view to_string(StepGroup group) { return kStepGroups[static_cast<std::size_t>(group)]; }

std::string_view to_string(StepVariant::Kind kind) {
  for (const auto& [known, name] : kVariantKinds) {
    if (known == kind) return name;
  }
  return {};
}

std::string_view to_string(Consequence consequence) { return kConsequences.at(static_cast<std::size_t>(consequence)); }

const Term* find_term(const Content& content, std::string_view id) { return find_by_id(content.terms, id); }
const Step* find_step(const Content& content, std::string_view id) { return find_by_id(content.steps, id); }
const Pitfall* find_pitfall(const Content& content, std::string_view id) { return find_by_id(content.pitfalls, id); }
const RuleText* find_rule(const Content& content, std::string_view id) { return find_by_id(content.rules, id); }

const Step* step_of_rule(const Content& content, std::string_view rule_id) {
  const auto found = std::find_if(content.steps.begin(), content.steps.end(),
                                  [rule_id](const Step& step) { return names_rule(step, rule_id); });
  return found == content.steps.end() ? nullptr : &*found;
}

const Step* step_of_rule(const Content& content, std::string_view rule_id, stripe::Mode mode) {
  const StepMode other = mode == stripe::Mode::Live ? StepMode::Test : StepMode::Live;
  const auto found = std::find_if(content.steps.begin(), content.steps.end(), [rule_id, other](const Step& step) {
    return step.mode != other && names_rule(step, rule_id);
  });
  return found == content.steps.end() ? step_of_rule(content, rule_id) : &*found;
}

std::string_view link_url(const Content& content, std::string_view key, stripe::Mode mode) {
  const auto found = content.links.find(key);
  if (found == content.links.end()) return {};
  return mode == stripe::Mode::Live ? found->second.live : found->second.test;
}

std::string fill(std::string_view text, const Arguments& arguments) {
  std::string filled;
  filled.reserve(text.size());
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    const auto argument = arguments.find(text.substr(open + 1, close - open - 1));
    if (argument == arguments.end()) {
      filled += text.substr(0, open + 1);
      text.remove_prefix(open + 1);
    } else {
      filled += text.substr(0, open);
      filled += without_marks(argument->second);
      text.remove_prefix(close + 1);
    }
  }
  return filled.append(text);
}

std::string text(const Content& content, std::string_view key, const Arguments& arguments) {
  const auto found = content.ui.find(key);
  return found == content.ui.end() ? std::string(key) : fill(found->second, arguments);
}

std::string plural(const Content& content, std::string_view key, std::size_t count, Arguments arguments) {
  arguments.insert_or_assign("count", std::to_string(count));
  return text(content, std::string(key) + (is_singular(content.locale, count) ? ".one" : ".other"), arguments);
}

std::string describe(const Content& content, const Error& error) {
  Arguments arguments(error.arguments.begin(), error.arguments.end());
  arguments.emplace("where", error.where);
  return text(content, "error." + error.id, arguments);
}

}  // namespace portal_guide::content
