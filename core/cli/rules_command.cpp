#include "core/cli/rules_command.hpp"

#include <algorithm>
#include <vector>

#include "core/cli/readable_json.hpp"
#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/report/markdown_text.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/report.hpp"
#include "core/report/terminal_page.hpp"
#include "core/rules/registry.hpp"

namespace portal_guide::cli {
namespace {

/// The width at which a fenced block of a page is easy to read.
constexpr std::size_t kMarkdownColumns = 100;

using report::TerminalPage;

std::string word(const content::Content& content, std::string_view key) {
  return content::plain_text(content::text(content, "cli." + std::string(key)));
}

std::string severity_word(const content::Content& content, report::Severity severity) {
  return word(content, "report.severity-" + std::string(report::to_string(severity)));
}

/// What the rule's findings mean for customers, as a line of its own.
std::string consequence_line(const content::Content& content, const content::RuleText& text) {
  return word(content, "rules.consequence") + ": " +
         word(content, "rules.consequence-" + std::string(content::to_string(text.consequence)));
}

std::string plain(std::string_view text) { return content::plain_text(content::without_placeholders(text)); }

/// The words of a rule. A rule without words is a fault of the content, which its own tests find; here its id stands for its
/// title.
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
  for (const std::string& step : text.fix) {
    fix.push_back(content::without_placeholders(step));
  }
  const content::Step* step = content::step_of_rule(content, rule.id);
  return {{"id", rule.id},
          {"severity", report::to_string(rule.severity)},
          {"consequence", content::to_string(text.consequence)},
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

std::string modes_of(const rules::Rule& rule, const content::Content& content) {
  return word(content, rule.modes == rules::Modes::Both ? "rules.modes-both" : "rules.modes-live");
}

/// The part of an example that matters, as it stands in a snapshot. It has its name before it, unless it is an item of a list.
std::vector<std::string> part_of(const RuleExample& example, const Json& value, std::size_t width) {
  const std::string name = example.path.substr(example.path.rfind('/') + 1);
  const bool is_item = name.find_first_not_of("0123456789") == std::string::npos;
  return readable_json(value, width, is_item ? "" : Json(name).dump() + ": ");
}

/// The sentence that names the commands for the whole examples, with the marks of the content.
std::string whole_examples(const RuleExample& example, const content::Content& content) {
  return content::text(content, "cli.rules.example-whole", {{"id", example.rule}});
}

void add_example(TerminalPage& page, const RuleExample& example, const content::Content& content) {
  const auto add = [&](const Json& value) {
    for (const std::string& line : part_of(example, value, page.room(TerminalPage::kIndent))) {
      page.line(line, TerminalPage::kIndent);
    }
  };
  page.heading(word(content, "rules.example-bad"));
  page.line(example.path, TerminalPage::kIndent);
  add(example.bad);
  page.heading(word(content, "rules.example-good"));
  add(example.good);
  page.gap();
  page.paragraph(content::plain_text(whole_examples(example, content)));
}

Failure<> unknown(std::string_view id) {
  return fail({.id = "rule-unknown", .arguments = {{"observed", report::printable(id.substr(0, 60))}}});
}

}  // namespace

std::string rules_text(const content::Content& content, const report::TextStyle& style) {
  std::size_t label_columns = 0;
  for (const auto severity : {report::Severity::Error, report::Severity::Warning, report::Severity::Info}) {
    label_columns = std::max(label_columns, report::columns(severity_word(content, severity)));
  }
  TerminalPage page(style);
  for (const rules::Rule* rule : rules::registry()) {
    page.row({{.text = severity_word(content, rule->severity), .columns = label_columns}}, rule->id);
    page.paragraph(plain(words_of(content, *rule).title), label_columns + TerminalPage::kIndent);
  }
  return page.take();
}

std::string rules_json(const content::Content& content, const RuleExamples& examples) {
  OrderedJson rules = OrderedJson::array();
  for (const rules::Rule* rule : rules::registry()) {
    rules.push_back(to_json(*rule, content, examples));
  }
  return rules.dump(2) + "\n";
}

Expected<std::string> rule_text(std::string_view id, const content::Content& content, const RuleExamples& examples,
                                const report::TextStyle& style) {
  const rules::Rule* rule = rules::find_rule(id);
  if (rule == nullptr) return unknown(id);
  const content::RuleText text = words_of(content, *rule);

  TerminalPage page(style);
  page.paragraph(severity_word(content, rule->severity) + ": " + plain(text.title));
  page.line(std::string(rule->id) + " (" + modes_of(*rule, content) + ")");
  page.paragraph(consequence_line(content, text));
  page.gap();
  page.paragraph(plain(text.why));
  page.heading(word(content, "rules.good"));
  page.paragraph(plain(text.good), TerminalPage::kIndent);
  if (const RuleExample* example = examples.find(rule->id)) add_example(page, *example, content);
  page.heading(word(content, "report.fix"));
  for (std::size_t index = 0; index < text.fix.size(); ++index) {
    page.item(std::to_string(index + 1) + ". ", plain(text.fix[index]), TerminalPage::kIndent);
  }
  page.line(content::link_url(content, text.link, stripe::Mode::Live), TerminalPage::kIndent);
  if (const content::Step* step = content::step_of_rule(content, rule->id)) {
    page.heading(word(content, "report.step"));
    page.paragraph(content::text(content, "cli.report.step-target", {{"title", step->title}, {"target", "step/" + step->id}}),
                   TerminalPage::kIndent);
  }
  page.heading(word(content, "rules.sources"));
  for (const content::Source& source : text.sources) {
    page.paragraph(content::text(content, "cli.rules.source", {{"url", source.url}, {"checked", source.checked}}),
                   TerminalPage::kIndent);
  }
  return page.take();
}

Expected<std::string> rule_json(std::string_view id, const content::Content& content, const RuleExamples& examples) {
  const rules::Rule* rule = rules::find_rule(id);
  if (rule == nullptr) return unknown(id);
  return to_json(*rule, content, examples).dump(2) + "\n";
}

std::string rules_markdown(const content::Content& content) {
  std::string table = "|";
  for (const std::string_view column : {"rules.column-rule", "rules.column-severity", "rules.modes", "rules.column-title"}) {
    table += " " + report::markdown_escape(word(content, column)) + " |";
  }
  table += "\n|---|---|---|---|\n";
  for (const rules::Rule* rule : rules::registry()) {
    table += "| " + report::markdown_code(rule->id) + " | " + report::markdown_escape(severity_word(content, rule->severity)) +
             " | " + report::markdown_escape(modes_of(*rule, content)) + " | " +
             report::markdown_escape(plain(words_of(content, *rule).title)) + " |\n";
  }
  return table;
}

Expected<std::string> rule_markdown(std::string_view id, const content::Content& content, const RuleExamples& examples) {
  const rules::Rule* rule = rules::find_rule(id);
  if (rule == nullptr) return unknown(id);
  const content::RuleText text = words_of(content, *rule);

  std::string page = "# " + report::markdown_escape(severity_word(content, rule->severity) + ": " + plain(text.title)) + "\n";
  const auto add = [&page](const std::string& block) { page += "\n" + block + "\n"; };
  const auto add_heading = [&](std::string_view key) { add("## " + report::markdown_escape(word(content, key))); };
  add(report::markdown_code(rule->id) + " (" + report::markdown_escape(modes_of(*rule, content)) + ")");
  add(report::markdown_escape(consequence_line(content, text)));
  add(report::markdown_prose(content::without_placeholders(text.why)));
  add_heading("rules.good");
  add(report::markdown_prose(content::without_placeholders(text.good)));
  if (const RuleExample* example = examples.find(rule->id)) {
    const auto add_part = [&](const Json& value) {
      page += "\n" + report::markdown_block("json", part_of(*example, value, kMarkdownColumns));
    };
    add_heading("rules.example-bad");
    add(report::markdown_code(example->path));
    add_part(example->bad);
    add_heading("rules.example-good");
    add_part(example->good);
    add(report::markdown_prose(whole_examples(*example, content)));
  }
  add_heading("report.fix");
  page += '\n';
  for (std::size_t index = 0; index < text.fix.size(); ++index) {
    page += std::to_string(index + 1) + ". " + report::markdown_prose(content::without_placeholders(text.fix[index])) + "\n";
  }
  add(report::markdown_link(word(content, "report.open-in-stripe"), content::link_url(content, text.link, stripe::Mode::Live)));
  if (const content::Step* step = content::step_of_rule(content, rule->id)) {
    add_heading("report.step");
    add(report::markdown_escape(step->title) + " (" + report::markdown_code("step/" + step->id) + ")");
  }
  add_heading("rules.sources");
  page += '\n';
  for (const content::Source& source : text.sources) {
    // The address is put in last, because it becomes a link and must not be escaped.
    std::string line = report::markdown_escape(content::text(content, "cli.rules.source", {{"checked", source.checked}}));
    constexpr std::string_view kAddress = "{url}";
    if (const std::size_t place = line.find(kAddress); place != std::string::npos) {
      line.replace(place, kAddress.size(), report::markdown_link(source.url, source.url));
    }
    page += "- " + line + "\n";
  }
  return page;
}

Expected<std::string> rule_example(std::string_view id, const RuleExamples& examples, ExampleKind kind) {
  const RuleExample* example = examples.find(id);
  if (example == nullptr) return unknown(id);
  const Json& value = kind == ExampleKind::Bad ? example->bad : example->good;
  return examples.account_with(*example, value).dump(2) + "\n";
}

}  // namespace portal_guide::cli
