#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::content {
namespace {

/// The guide promises that all steps together take less time than this.
constexpr int kMinutesLimit = 30;
/// No text may be longer than this, so that a reader never meets too much at once.
constexpr std::size_t kTextBytesLimit = 2000;
/// Code may be longer, because nobody reads it word for word.
constexpr std::size_t kCodeBytesLimit = 4000;

enum class Marks { Allowed, None };

/// Whether all braces of the text make placeholders, such as `{name}`, whose names are in kebab-case. Braces in code stand for
/// themselves.
bool placeholders_sound(std::string_view text) {
  for (const Span& span : parse_markup(text)) {
    if (span.kind == Span::Kind::Code) continue;
    const std::string_view words = span.text;
    std::size_t at = 0;
    while ((at = words.find_first_of("{}", at)) != std::string_view::npos) {
      const std::size_t close = words.find('}', at);
      if (words[at] != '{' || close == std::string_view::npos || !is_kebab_case(words.substr(at + 1, close - at - 1))) {
        return false;
      }
      at = close + 1;
    }
  }
  return true;
}

bool is_iso_date(std::string_view date) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  return date.size() == kShape.size() && std::equal(date.begin(), date.end(), kShape.begin(), [](char c, char shape) {
           return shape == 'd' ? text::is_digit(c) : c == shape;
         });
}

/// Whether the id is made of capitals, a hyphen and two digits, like "OPEN-01".
bool is_catalogue_id(std::string_view id) {
  const std::size_t hyphen = id.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || id.size() != hyphen + 3) return false;
  return std::all_of(id.begin(), id.begin() + static_cast<std::ptrdiff_t>(hyphen), text::is_upper) &&
         std::all_of(id.begin() + static_cast<std::ptrdiff_t>(hyphen) + 1, id.end(), text::is_digit);
}

/// Walks through the content in its order and collects the faults.
class Validator {
 public:
  Validator(const Content& content, const Knowledge& knowledge, const Faces& faces)
      : content_(content), knowledge_(knowledge), faces_(faces) {}

  std::vector<Error> check() && {
    check_terms();
    check_steps();
    check_pitfalls();
    check_rules();
    check_symptoms();
    check_declines();
    check_snippets();
    check_synonyms();
    check_errors();
    check_phrases();
    check_links();
    check_ui();
    return std::move(faults_);
  }

 private:
  void add(std::string id, const std::string& pointer, std::map<std::string, std::string> arguments = {}) {
    faults_.push_back({.id = std::move(id), .where = place_in_files(pointer), .arguments = std::move(arguments)});
  }

  /// Reports a text that is too long or holds a control character. Returns whether the text is fine.
  bool check_length(const std::string& text, const std::string& pointer) {
    const bool has_control = std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
    if (text.size() > kTextBytesLimit) {
      add("content-text-long", pointer, {{"bytes", std::to_string(text.size())}, {"limit", std::to_string(kTextBytesLimit)}});
    } else if (has_control) {
      add("content-text-control", pointer);
    } else {
      return true;
    }
    return false;
  }

  void check_text(const std::string& text, const std::string& pointer, Marks marks = Marks::Allowed) {
    if (text.empty()) return add("content-text-empty", pointer);
    if (!check_length(text, pointer)) return;
    if (auto fault = markup_fault(text)) return add(fault->id, pointer, std::move(fault->arguments));
    if (!placeholders_sound(text)) return add("content-placeholder", pointer);
    for (const Span& span : parse_markup(text)) {
      if (marks == Marks::None && span.kind != Span::Kind::Plain) add("content-mark-here", pointer, {{"observed", span.text}});
      if (span.kind == Span::Kind::Link) check_target(span.target, pointer);
    }
  }

  void check_texts(const std::vector<std::string>& texts, const std::string& pointer) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      check_text(texts[i], pointer_append(pointer, i));
    }
  }

  /// Reports a target that has the wrong form or leads nowhere.
  void check_target(const std::string& target, const std::string& pointer) {
    if (!is_link_target(target)) return add("content-target", pointer, {{"observed", target}});
    const std::size_t slash = target.find('/');
    if (slash == std::string::npos || is_https_address(target)) return;
    check_reference(target.substr(0, slash), target.substr(slash + 1), pointer);
  }

  void check_reference(const std::string& kind, const std::string& id, const std::string& pointer) {
    const bool exists = (kind == "step" && find_step(content_, id) != nullptr) ||
                        (kind == "term" && find_term(content_, id) != nullptr) ||
                        (kind == "pitfall" && find_pitfall(content_, id) != nullptr) ||
                        (kind == "rule" && find_rule(content_, id) != nullptr) ||
                        (kind == "symptom" && find_symptom(knowledge_.symptoms, id) != nullptr) ||
                        (kind == "decline" && find_decline(knowledge_.declines, id) != nullptr) ||
                        (kind == "code" && find_snippet(knowledge_.snippets, id) != nullptr) ||
                        (kind == "link" && content_.links.find(id) != content_.links.end());
    if (!exists) add("content-reference", pointer, {{"kind", kind}, {"id", id}});
  }

  /// Reports a key that the interface has no sentence for.
  void check_name(const std::string& key, const std::string& pointer) {
    if (content_.ui.find(key) == content_.ui.end()) add("content-key-missing", pointer, {{"key", key}});
  }

  void check_references(const std::string& kind, const std::vector<std::string>& ids, const std::string& pointer) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      check_reference(kind, ids[i], pointer_append(pointer, i));
      if (std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) !=
          ids.begin() + static_cast<std::ptrdiff_t>(i)) {
        add("content-duplicate", pointer_append(pointer, i), {{"id", ids[i]}});
      }
    }
  }

  void check_id(const std::string& id, const std::string& pointer, std::set<std::string>& seen) {
    if (!is_kebab_case(id)) add("content-id", pointer, {{"observed", id}});
    if (!seen.insert(id).second) add("content-duplicate", pointer, {{"id", id}});
  }

  void check_sources(const std::vector<Source>& sources, const std::string& pointer) {
    if (sources.empty()) add("content-source-missing", pointer);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const std::string at = pointer_append(pointer, i);
      if (!is_https_address(sources[i].url)) add("content-address", at + "/url", {{"observed", sources[i].url}});
      if (!is_iso_date(sources[i].checked)) add("content-date", at + "/checked", {{"observed", sources[i].checked}});
    }
  }

  void check_terms() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < content_.terms.size(); ++i) {
      const Term& term = content_.terms[i];
      const std::string at = pointer_append("/terms", i);
      check_id(term.id, at + "/id", seen);
      check_text(term.term, at + "/term", Marks::None);
      check_text(term.definition, at + "/definition");
      for (std::size_t k = 0; k < term.also.size(); ++k) {
        check_text(term.also[k], pointer_append(at + "/also", k), Marks::None);
      }
      for (std::size_t k = 0; k < term.see.size(); ++k) {
        check_target(term.see[k], pointer_append(at + "/see", k));
      }
      check_sources(term.sources, at + "/sources");
    }
  }

  void check_steps() {
    std::set<std::string> seen;
    int minutes = 0;
    for (std::size_t i = 0; i < content_.steps.size(); ++i) {
      const Step& step = content_.steps[i];
      const std::string at = pointer_append("/steps", i);
      check_id(step.id, at + "/id", seen);
      check_text(step.title, at + "/title", Marks::None);
      check_text(step.summary, at + "/summary");
      check_text(step.why, at + "/why");
      check_instructions(step.instructions, at + "/do");
      check_variants(step.variants, at + "/variants");
      check_text(step.worked, at + "/worked");
      check_references("rule", step.rules, at + "/rules");
      check_references("rule", step.subscriber_rules, at + "/subscriber_rules");
      check_references("pitfall", step.pitfalls, at + "/pitfalls");
      check_references("term", step.terms, at + "/terms");
      check_sources(step.sources, at + "/sources");
      // The value is checked before it is added, so that absurd values cannot overflow the sum.
      if (step.minutes < 1 || step.minutes >= kMinutesLimit || (minutes += step.minutes) >= kMinutesLimit) {
        add("content-minutes", at + "/minutes", {{"limit", std::to_string(kMinutesLimit)}});
        minutes = 0;
      }
    }
  }

  void check_instructions(const std::vector<Instruction>& instructions, const std::string& pointer) {
    if (instructions.empty()) add("content-list-empty", pointer);
    for (std::size_t k = 0; k < instructions.size(); ++k) {
      const std::string at = pointer_append(pointer, k);
      check_text(instructions[k].text, at + "/text");
      if (!instructions[k].link.empty()) check_reference("link", instructions[k].link, at + "/link");
      if (!instructions[k].code.empty()) check_code(instructions[k].code, at + "/code");
    }
  }

  void check_variants(const std::vector<StepVariant>& variants, const std::string& pointer) {
    std::set<std::string> seen;
    for (std::size_t k = 0; k < variants.size(); ++k) {
      const std::string at = pointer_append(pointer, k);
      const std::string kind(to_string(variants[k].kind));
      if (!seen.insert(kind).second) add("content-duplicate", at + "/kind", {{"id", kind}});
      check_name("step.variant." + kind, at + "/kind");
      check_text(variants[k].when, at + "/when");
      check_instructions(variants[k].instructions, at + "/do");
    }
  }

  /// Checks a text of code, in which marks and braces stand for themselves.
  void check_code(const std::string& code, const std::string& pointer) {
    const auto foreign = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t'; };
    if (code.empty() || code.front() == '\n' || code.back() == '\n') {
      add("content-text-empty", pointer);
    } else if (code.size() > kCodeBytesLimit) {
      add("content-text-long", pointer, {{"bytes", std::to_string(code.size())}, {"limit", std::to_string(kCodeBytesLimit)}});
    } else if (std::any_of(code.begin(), code.end(), foreign)) {
      add("content-text-control", pointer);
    }
  }

  void check_pitfalls() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < content_.pitfalls.size(); ++i) {
      const Pitfall& pitfall = content_.pitfalls[i];
      const std::string at = pointer_append("/pitfalls", i);
      check_id(pitfall.id, at + "/id", seen);
      check_text(pitfall.title, at + "/title", Marks::None);
      check_text(pitfall.what, at + "/what");
      check_text(pitfall.why, at + "/why");
      if (pitfall.avoid.empty()) add("content-list-empty", at + "/avoid");
      check_texts(pitfall.avoid, at + "/avoid");
      check_references("rule", pitfall.rules, at + "/rules");
      check_references("step", pitfall.steps, at + "/steps");
      check_sources(pitfall.sources, at + "/sources");
    }
  }

  void check_rules() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < content_.rules.size(); ++i) {
      const RuleText& rule = content_.rules[i];
      const std::string at = pointer_append("/rules", i);
      check_id(rule.id, at + "/id", seen);
      check_text(rule.title, at + "/title", Marks::None);
      check_text(rule.why, at + "/why");
      check_text(rule.expected, at + "/expected", Marks::None);
      check_text(rule.good, at + "/good");
      if (rule.fix.empty()) add("content-list-empty", at + "/fix");
      check_texts(rule.fix, at + "/fix");
      check_reference("link", rule.link, at + "/link");
      check_sources(rule.sources, at + "/sources");
      if (step_of_rule(content_, rule.id) == nullptr) add("content-rule-without-step", at + "/id", {{"id", rule.id}});
    }
  }

  void check_symptoms() {
    std::set<std::string> seen;
    std::set<std::string> catalogued;
    for (std::size_t i = 0; i < knowledge_.symptoms.size(); ++i) {
      const Symptom& symptom = knowledge_.symptoms[i];
      const std::string at = pointer_append("/symptoms", i);
      check_id(symptom.id, at + "/id", seen);
      if (!is_catalogue_id(symptom.catalogue)) {
        add("content-catalogue-id", at + "/catalogue", {{"observed", symptom.catalogue}});
      }
      if (!catalogued.insert(symptom.catalogue).second) {
        add("content-duplicate", at + "/catalogue", {{"id", symptom.catalogue}});
      }
      if (!is_kebab_case(symptom.area)) add("content-id", at + "/area", {{"observed", symptom.area}});
      check_name("area." + symptom.area, at + "/area");
      check_text(symptom.title, at + "/title", Marks::None);
      check_quotes(symptom.phrases, at + "/phrases");
      check_quotes(symptom.errors, at + "/errors");
      if (symptom.causes.empty()) add("content-list-empty", at + "/causes");
      for (std::size_t k = 0; k < symptom.causes.size(); ++k) {
        check_cause(symptom.causes[k], pointer_append(at + "/causes", k));
      }
      check_sayings(symptom.say, at + "/say");
      check_sources(symptom.sources, at + "/sources");
    }
  }

  void check_cause(const Cause& cause, const std::string& at) {
    check_text(cause.cause, at + "/cause");
    check_text(cause.tell, at + "/tell");
    check_text(cause.ask, at + "/ask");
    if (cause.fix.empty()) add("content-list-empty", at + "/fix");
    check_texts(cause.fix, at + "/fix");
    if (cause.check) check_condition(*cause.check, at + "/check");
    if (cause.needs) check_condition(*cause.needs, at + "/needs");
    if (cause.some_customers && !cause.check) add("content-condition-missing", at + "/some-customers");
    if (!cause.say.empty()) check_text(cause.say, at + "/say");
    for (std::size_t k = 0; k < cause.see.size(); ++k) {
      check_target(cause.see[k], pointer_append(at + "/see", k));
    }
  }

  /// Nobody would ever be told what stands behind a sentence that takes nothing for granted.
  void check_sayings(const std::vector<Saying>& sayings, const std::string& at) {
    if (sayings.empty()) add("content-list-empty", at);
    // A sentence alone may stand there as a text.
    const bool is_text = sayings.size() == 1 && !sayings.front().while_holds;
    for (std::size_t k = 0; k < sayings.size(); ++k) {
      const std::string one = pointer_append(at, k);
      check_text(sayings[k].text, is_text ? at : one + "/text");
      if (sayings[k].while_holds) {
        check_condition(*sayings[k].while_holds, one + "/while");
      } else if (k + 1 < sayings.size()) {
        add("content-condition-missing", one + "/while");
      }
    }
  }

  void check_condition(const Condition& condition, const std::string& at) {
    switch (condition.kind) {
      case Condition::Kind::Finding:
        return check_reference("rule", condition.name, at + "/finding");
      case Condition::Kind::Fact:
        if (!is_kebab_case(condition.name)) add("content-id", at + "/fact", {{"observed", condition.name}});
        return;
      case Condition::Kind::Setting:
        if (condition.name.empty()) add("content-text-empty", at + "/setting");
        return;
      case Condition::Kind::Not:
        return check_condition(condition.parts.front(), at + "/not");
      case Condition::Kind::All:
      case Condition::Kind::Any:
        const std::string list = at + (condition.kind == Condition::Kind::All ? "/all" : "/any");
        if (condition.parts.empty()) add("content-list-empty", list);
        for (std::size_t k = 0; k < condition.parts.size(); ++k) {
          check_condition(condition.parts[k], pointer_append(list, k));
        }
        return;
    }
  }

  void check_declines() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < knowledge_.declines.size(); ++i) {
      const DeclineCode& decline = knowledge_.declines[i];
      const std::string at = pointer_append("/declines", i);
      check_id(decline.id, at + "/id", seen);
      std::string code = decline.id;
      std::replace(code.begin(), code.end(), '-', '_');
      if (code != decline.code) add("content-decline-code", at + "/code", {{"observed", decline.code}, {"id", decline.id}});
      check_text(decline.title, at + "/title", Marks::None);
      check_text(decline.meaning, at + "/meaning");
      check_text(decline.say, at + "/say", Marks::None);
      check_text(decline.next, at + "/do");
      if (!decline.retry_condition.empty()) check_text(decline.retry_condition, at + "/retry", Marks::None);
      check_quotes(decline.also, at + "/also");
      check_sources(decline.sources, at + "/sources");
    }
  }

  void check_snippets() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < knowledge_.snippets.size(); ++i) {
      const Snippet& snippet = knowledge_.snippets[i];
      const std::string at = pointer_append("/snippets", i);
      check_id(snippet.id, at + "/id", seen);
      check_text(snippet.language, at + "/language", Marks::None);
      if (!snippet.install.empty()) check_code(snippet.install, at + "/install");
      check_code(snippet.code, at + "/code");
      for (const std::string_view placeholder : {"{return-url}", "{configuration}"}) {
        if (snippet.code.find(placeholder) == std::string::npos) {
          add("content-placeholder-missing", at + "/code", {{"placeholder", std::string(placeholder)}});
        }
      }
      check_sources(snippet.sources, at + "/sources");
    }
  }

  void check_synonyms() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < knowledge_.synonyms.size(); ++i) {
      const SynonymGroup& group = knowledge_.synonyms[i];
      const std::string at = pointer_append("/synonyms", i);
      if (group.size() < 2) add("content-synonyms-alone", at);
      for (std::size_t k = 0; k < group.size(); ++k) {
        const std::string place = pointer_append(at, k);
        check_text(group[k], place, Marks::None);
        if (!seen.insert(group[k]).second) add("content-duplicate", place, {{"id", group[k]}});
      }
    }
  }

  /// Checks texts that repeat what somebody said or what Stripe answered. Marks in them stand for themselves.
  void check_quotes(const std::vector<std::string>& quotes, const std::string& pointer) {
    std::set<std::string> seen;
    for (std::size_t k = 0; k < quotes.size(); ++k) {
      const std::string at = pointer_append(pointer, k);
      if (quotes[k].empty()) add("content-text-empty", at);
      check_length(quotes[k], at);
      if (!seen.insert(quotes[k]).second) add("content-duplicate", at, {{"id", quotes[k]}});
    }
  }

  void check_errors() {
    for (const auto& [name, table] : knowledge_.errors.values) {
      for (const auto& [value, target] : table) {
        if (target) check_target(*target, pointer_append(pointer_append("/errors/values", name), value));
      }
    }
    for (std::size_t i = 0; i < knowledge_.errors.patterns.size(); ++i) {
      const ErrorMessage& message = knowledge_.errors.patterns[i];
      const std::string at = pointer_append("/errors/patterns", i);
      check_quotes({message.pattern}, at + "/pattern");
      if (message.target) check_target(*message.target, at + "/target");
      for (const auto& [variable, values] : message.by) {
        const std::string place = pointer_append(at + "/by", variable);
        const std::string placeholder = "{" + variable + "}";
        if (message.pattern.find(placeholder) == std::string::npos) {
          add("content-placeholder-missing", place, {{"placeholder", placeholder}});
        }
        if (knowledge_.errors.values.find(values) == knowledge_.errors.values.end()) {
          add("content-reference", place, {{"kind", "values"}, {"id", values}});
        }
      }
    }
  }

  /// No phrase stands for two things: the search could only guess which of them is meant.
  void check_phrases() {
    std::set<std::string> seen;
    const auto check = [&](const std::vector<std::string>& phrases, const std::string& at) {
      check_quotes(phrases, at);
      for (std::size_t k = 0; k < phrases.size(); ++k) {
        if (!seen.insert(phrases[k]).second) add("content-duplicate", pointer_append(at, k), {{"id", phrases[k]}});
      }
    };
    for (const auto& [target, phrases] : knowledge_.phrases) {
      const std::string at = pointer_append("/phrases", target);
      check_target(target, at);
      check(phrases, at);
    }
    for (const auto& [subject, phrases] : knowledge_.decoys) {
      check(phrases, pointer_append("/decoys", subject));
    }
  }

  void check_links() {
    for (const auto& [key, link] : content_.links) {
      const std::string at = pointer_append("/links", key);
      if (!is_kebab_case(key)) add("content-id", at, {{"observed", key}});
      if (!is_https_address(link.live)) add("content-address", at + "/live", {{"observed", link.live}});
      if (!is_https_address(link.test)) add("content-address", at + "/test", {{"observed", link.test}});
    }
  }

  void check_ui() {
    for (const auto& [key, text] : content_.ui) {
      const std::string at = pointer_append(pointer_append("/ui", face_of(key)), key);
      check_text(text, at);
      constexpr std::string_view kOne = ".one";
      const bool is_one = key.size() > kOne.size() && key.compare(key.size() - kOne.size(), kOne.size(), kOne) == 0;
      if (!is_one) continue;
      const std::string other = key.substr(0, key.size() - kOne.size()) + ".other";
      // A program that gets one face and not the other would have half of a plural.
      if (face_of(other) != face_of(key)) add("content-plural", at, {{"key", other}});
    }
  }

  /// Empty where no face has the key.
  std::string_view face_of(std::string_view key) const {
    const auto found = faces_.find(key);
    return found == faces_.end() ? std::string_view() : found->second;
  }

  const Content& content_;
  const Knowledge& knowledge_;
  const Faces& faces_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> validate(const Content& content, const Knowledge& knowledge, const Faces& faces) {
  return Validator(content, knowledge, faces).check();
}

std::string place_in_files(std::string_view bundle_pointer) {
  if (bundle_pointer.empty()) return "";
  // The part before the first slash, and the rest from the slash on.
  const auto split = [](std::string_view path) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    return std::pair(std::string(path.substr(0, slash)), std::string(path.substr(slash)));
  };
  const auto [member, inner] = split(bundle_pointer.substr(1));
  if (member != "ui") return member + ".json#/" + member + inner;
  if (inner.empty()) return "ui";
  const auto [face, text] = split(std::string_view(inner).substr(1));
  return "ui/" + face + ".json#/texts" + text;
}

}  // namespace portal_guide::content
