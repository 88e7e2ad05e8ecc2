#include "core/cli/rules_command.hpp"

#include <algorithm>
#include <vector>

#include "core/cli/page.hpp"
#include "core/cli/readable_json.hpp"
#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/report.hpp"
#include "core/rules/registry.hpp"

namespace portal_guide::cli {
namespace {

std::string word(const content::Content& content, std::string_view key) {
  return content::plain_text(content::text(content, "cli." + std::string(key)));
}

std::string severity_word(const content::Content& content, report::Severity severity) {
  return word(content, "report.severity-" + std::string(report::to_string(severity)));
}

std::string plain(std::string_view text) { return content::plain_text(content::without_placeholders(text)); }

/// Rules without words are a fault of the content, which its own tests find; here they are shown by id.
content::RuleText words_of(const content::Content& content, const rules::Rule& rule) {
  const content::RuleText* text = content::find_rule(content, rule.id);
  if (text != nullptr) return *text;
  content::RuleText none;
  none.id = rule.id;
  none.title = rule.id;
  return none;
}

OrderedJson to_json(const RuleExample* example) {
  if (example == nullptr) return nullptr;
  return {{"mode", stripe::to_string(example->mode)}, {"path", example->path}, {"bad", example->bad}, {"good", example->good}};
}

OrderedJson to_json(const rules::Rule& rule, const content::Content& content, const RuleExamples& examples) {
  const content::RuleText text = words_of(content, rule);
  OrderedJson modes = OrderedJson::array({"live"});
  if (rule.modes == rules::Modes::Both) modes.push_back("test");
  OrderedJson fix = OrderedJson::array();
  for (const std::string& step : text.fix)
    fix.push_back(content::without_placeholders(step));
  const content::Step* step = content::step_of_rule(content, rule.id);
  return {{"id", rule.id},
          {"severity", report::to_string(rule.severity)},
          {"modes", std::move(modes)},
          {"title", content::without_placeholders(text.title)},
          {"why", content::without_placeholders(text.why)},
          {"expected", content::without_placeholders(text.expected)},
          {"good", content::without_placeholders(text.good)},
          {"fix", std::move(fix)},
          {"dashboard_url", content::link_url(content, text.link, stripe::Mode::Live)},
          {"step", step == nullptr ? "" : step->id},
          {"example", to_json(examples.find(rule.id))}};
}

/// The part of an example that matters, as it stands in a snapshot: with its name, unless it is an item of a list.
void add_part(Page& page, const RuleExample& example, const Json& value) {
  const std::string name = example.path.substr(example.path.rfind('/') + 1);
  const bool is_item = name.find_first_not_of("0123456789") == std::string::npos;
  for (const std::string& line : readable_json(value, page.width() - Page::kIndent, is_item ? "" : Json(name).dump() + ": "))
    page.line(std::string(Page::kIndent, ' ') + line);
}

void add_example(Page& page, const RuleExample& example, const content::Content& content) {
  page.heading(word(content, "rules.example-bad"));
  page.line(std::string(Page::kIndent, ' ') + example.path);
  add_part(page, example, example.bad);
  page.heading(word(content, "rules.example-good"));
  add_part(page, example, example.good);
  page.line("");
  page.paragraph(content::plain_text(content::text(content, "cli.rules.example-whole", {{"id", example.rule}})));
}

tl::unexpected<Error> unknown(std::string_view id) {
  return fail({.id = "rule-unknown", .arguments = {{"observed", report::printable(id.substr(0, 60))}}});
}

}  // namespace

std::string rules_text(const content::Content& content, const report::TextStyle& style) {
  std::size_t label_columns = 0;
  for (const auto severity : {report::Severity::Error, report::Severity::Warning, report::Severity::Info}) {
    label_columns = std::max(label_columns, report::columns(severity_word(content, severity)));
  }
  Page page(style);
  for (const rules::Rule* rule : rules::registry()) {
    std::string label = severity_word(content, rule->severity);
    label.append(label_columns + Page::kIndent - report::columns(label), ' ');
    page.line(label + std::string(rule->id));
    page.paragraph(plain(words_of(content, *rule).title), label_columns + Page::kIndent);
  }
  return page.take();
}

std::string rules_json(const content::Content& content, const RuleExamples& examples) {
  OrderedJson rules = OrderedJson::array();
  for (const rules::Rule* rule : rules::registry())
    rules.push_back(to_json(*rule, content, examples));
  return rules.dump(2) + "\n";
}

Expected<std::string> rule_text(std::string_view id, const content::Content& content, const RuleExamples& examples,
                                const report::TextStyle& style) {
  const rules::Rule* rule = rules::find_rule(id);
  if (rule == nullptr) return unknown(id);
  const content::RuleText text = words_of(content, *rule);

  Page page(style);
  page.paragraph(severity_word(content, rule->severity) + ": " + plain(text.title));
  page.line(std::string(rule->id) + " (" +
            word(content, rule->modes == rules::Modes::Both ? "rules.modes-both" : "rules.modes-live") + ")");
  page.line("");
  page.paragraph(plain(text.why));
  page.heading(word(content, "rules.good"));
  page.paragraph(plain(text.good), Page::kIndent);
  if (const RuleExample* example = examples.find(rule->id)) add_example(page, *example, content);
  page.heading(word(content, "report.fix"));
  for (std::size_t index = 0; index < text.fix.size(); ++index)
    page.numbered(index + 1, plain(text.fix[index]));
  page.line(std::string(Page::kIndent, ' ') + std::string(content::link_url(content, text.link, stripe::Mode::Live)));
  if (const content::Step* step = content::step_of_rule(content, rule->id)) {
    page.heading(word(content, "report.step"));
    page.paragraph(content::text(content, "cli.report.step-target", {{"title", step->title}, {"target", "step/" + step->id}}),
                   Page::kIndent);
  }
  page.heading(word(content, "rules.sources"));
  for (const content::Source& source : text.sources) {
    page.paragraph(content::text(content, "cli.rules.source", {{"url", source.url}, {"checked", source.checked}}),
                   Page::kIndent);
  }
  return page.take();
}

Expected<std::string> rule_json(std::string_view id, const content::Content& content, const RuleExamples& examples) {
  const rules::Rule* rule = rules::find_rule(id);
  if (rule == nullptr) return unknown(id);
  return to_json(*rule, content, examples).dump(2) + "\n";
}

Expected<std::string> rule_example(std::string_view id, const RuleExamples& examples, ExampleKind kind) {
  const RuleExample* example = examples.find(id);
  if (example == nullptr) return unknown(id);
  const Json& value = kind == ExampleKind::Bad ? example->bad : example->good;
  return examples.account_with(*example, value).dump(2) + "\n";
}

}  // namespace portal_guide::cli
