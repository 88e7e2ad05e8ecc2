#include "core/content/knowledge.hpp"

#include <utility>
#include <variant>

#include "core/content/cursor.hpp"
#include "core/content/reading.hpp"
#include "core/json.hpp"

namespace portal_guide::content {
namespace {

std::optional<stripe::Mode> read_mode(const Cursor& cursor) {
  if (!cursor.present()) return std::nullopt;
  const std::string mode = cursor.text();
  if (mode == "test") return stripe::Mode::Test;
  if (mode != "live") cursor.expected(R"("test" or "live")");
  return stripe::Mode::Live;
}

/// Reads a condition, which is made by exactly one of the members finding, fact, setting (with `is`), all, any and not. The
/// depth of a bundle is limited, so the depth of this recursion is, too.
Condition read_condition(const Cursor& cursor) {
  cursor.object_of({"finding", "fact", "setting", "is", "all", "any", "not", "mode"});
  Condition condition;
  condition.mode = read_mode(cursor.member("mode"));
  std::size_t kinds = 0;
  const auto is = [&](std::string_view key, Condition::Kind kind) {
    if (!cursor.member(key).present()) return false;
    condition.kind = kind;
    ++kinds;
    return true;
  };
  if (is("finding", Condition::Kind::Finding)) condition.name = cursor.member("finding").text();
  if (is("fact", Condition::Kind::Fact)) condition.name = cursor.member("fact").text();
  if (is("setting", Condition::Kind::Setting)) condition.name = cursor.member("setting").text();
  if (is("all", Condition::Kind::All)) condition.parts = cursor.member("all").list(read_condition);
  if (is("any", Condition::Kind::Any)) condition.parts = cursor.member("any").list(read_condition);
  if (is("not", Condition::Kind::Not)) condition.parts = {read_condition(cursor.member("not"))};
  if (kinds != 1) cursor.expected("one of finding, fact, setting, all, any or not");
  const bool has_value = cursor.member("is").present();
  if (has_value || condition.kind == Condition::Kind::Setting) condition.value = cursor.member("is").flag_or_text();
  if (has_value && condition.kind != Condition::Kind::Setting) cursor.member("is").expected("a setting beside it");
  return condition;
}

std::optional<Condition> optional_condition(const Cursor& cursor) {
  return cursor.present() ? std::optional(read_condition(cursor)) : std::nullopt;
}

bool optional_flag(const Cursor& cursor) { return cursor.present() && cursor.flag(); }

Cause read_cause(const Cursor& cursor) {
  cursor.object_of({"cause", "tell", "ask", "fix", "check", "some-customers", "needs", "default-setting", "say", "see"});
  return {
      .cause = cursor.member("cause").text(),
      .tell = cursor.member("tell").text(),
      .ask = cursor.member("ask").text(),
      .fix = cursor.member("fix").texts(),
      .check = optional_condition(cursor.member("check")),
      .some_customers = optional_flag(cursor.member("some-customers")),
      .needs = optional_condition(cursor.member("needs")),
      .default_setting = optional_flag(cursor.member("default-setting")),
      .say = optional_text(cursor.member("say")),
      .see = cursor.member("see").texts(),
  };
}

/// A text, or a list of texts and what each of them takes for granted.
std::vector<Saying> read_sayings(const Cursor& cursor) {
  if (cursor.is_text()) return {{.text = cursor.text()}};
  return cursor.list([](const Cursor& saying) {
    saying.object_of({"text", "while"});
    return Saying{.text = saying.member("text").text(), .while_holds = optional_condition(saying.member("while"))};
  });
}

Symptom read_symptom(const Cursor& cursor) {
  cursor.object_of({"id", "catalogue", "area", "title", "phrases", "errors", "causes", "say", "sources"});
  return {
      .id = cursor.member("id").text(),
      .catalogue = cursor.member("catalogue").text(),
      .area = cursor.member("area").text(),
      .title = cursor.member("title").text(),
      .phrases = cursor.member("phrases").texts(),
      .errors = cursor.member("errors").texts(),
      .causes = cursor.member("causes").list(read_cause),
      .say = read_sayings(cursor.member("say")),
      .sources = cursor.member("sources").list(read_source),
  };
}

DeclineCode read_decline(const Cursor& cursor) {
  cursor.object_of({"id", "code", "title", "meaning", "say", "do", "retry", "disclose", "also", "sources"});
  const auto retry = cursor.member("retry").flag_or_text();
  const bool* const can_help = std::get_if<bool>(&retry);
  const std::string* const condition = std::get_if<std::string>(&retry);
  return {
      .id = cursor.member("id").text(),
      .code = cursor.member("code").text(),
      .title = cursor.member("title").text(),
      .meaning = cursor.member("meaning").text(),
      .say = cursor.member("say").text(),
      .next = cursor.member("do").text(),
      .retry_can_help = can_help != nullptr && *can_help,
      .retry_condition = condition != nullptr ? *condition : std::string(),
      .may_disclose = cursor.member("disclose").flag(),
      .also = cursor.member("also").texts(),
      .sources = cursor.member("sources").list(read_source),
  };
}

ErrorTarget read_error_target(const Cursor& cursor) { return cursor.is_null() ? ErrorTarget() : ErrorTarget(cursor.text()); }

ErrorMessage read_error_message(const Cursor& cursor) {
  cursor.object_of({"pattern", "target", "by", "example", "examples", "source", "seen"});
  const Cursor by = cursor.member("by");
  return {.pattern = cursor.member("pattern").text(),
          .target = read_error_target(cursor.member("target")),
          .by = by.present() ? by.entries([](const Cursor& values) { return values.text(); }) : decltype(ErrorMessage::by)()};
}

ErrorMessages read_error_messages(const Cursor& cursor) {
  if (!cursor.present()) return {};
  cursor.object_of({"values", "patterns"});
  return {.values = cursor.member("values").entries([](const Cursor& table) { return table.entries(read_error_target); }),
          .patterns = cursor.member("patterns").list(read_error_message)};
}

Phrases read_phrases(const Cursor& cursor) {
  return cursor.present() ? cursor.entries([](const Cursor& phrases) { return phrases.texts(); }) : Phrases();
}

std::optional<ReadyIndex> read_ready_index(const Cursor& cursor) {
  if (!cursor.present()) return std::nullopt;
  cursor.object_of({"check", "words", "phrases"});
  return ReadyIndex{.check = cursor.member("check").text(),
                    .words = cursor.member("words").text(),
                    .phrases = cursor.member("phrases").text()};
}

Snippet read_snippet(const Cursor& cursor) {
  cursor.object_of({"id", "language", "install", "code", "sources"});
  return {
      .id = cursor.member("id").text(),
      .language = cursor.member("language").text(),
      .install = cursor.member("install").text(),
      .code = read_lines(cursor.member("code")),
      .sources = cursor.member("sources").list(read_source),
  };
}

}  // namespace

Expected<Knowledge> parse_knowledge(std::string_view bundle) {
  auto document = parse_json(bundle, kBundleLimits);
  if (!document) return propagate(std::move(document));
  std::vector<Error> faults;
  Knowledge knowledge = read_knowledge(*document, faults);
  if (!faults.empty()) return fail(std::move(faults.front()));
  return knowledge;
}

Knowledge read_knowledge(const Json& document, std::vector<Error>& faults) {
  const Cursor root(&document, "", faults);
  const Cursor terms = root.member("terms");
  const Cursor rules = root.member("rules");
  const Cursor variants = root.member("variants");
  return {.symptoms = root.member("symptoms").list(read_symptom),
          .declines = root.member("declines").list(read_decline),
          .snippets = root.member("snippets").list(read_snippet),
          .synonyms = root.member("synonyms").list([](const Cursor& group) { return group.texts(); }),
          .errors = read_error_messages(root.member("errors")),
          .phrases = read_phrases(root.member("phrases")),
          .decoys = read_phrases(root.member("decoys")),
          .index = read_ready_index(root.member("index")),
          .terms = terms.present() ? terms.list(read_term) : std::vector<Term>(),
          .rules = rules.present() ? rules.list(read_rule) : std::vector<RuleText>(),
          .variants = variants.present() ? variants.entries([](const Cursor& step) { return step.list(read_variant); })
                                         : decltype(Knowledge::variants)()};
}

void complete(Content& content, Knowledge& knowledge) {
  if (!knowledge.terms.empty()) content.terms = std::exchange(knowledge.terms, {});
  if (!knowledge.rules.empty()) content.rules = std::exchange(knowledge.rules, {});
  for (Step& step : content.steps) {
    if (const auto found = knowledge.variants.find(step.id); found != knowledge.variants.end()) {
      step.variants = std::move(found->second);
    }
  }
  knowledge.variants.clear();
}

bool holds_rule_texts(const Content& content) { return !content.rules.empty() && !content.rules.front().why.empty(); }

}  // namespace portal_guide::content
