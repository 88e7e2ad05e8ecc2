#include "core/cli/rules_command.hpp"

#include <algorithm>
#include <vector>

#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/report.hpp"
#include "core/rules/registry.hpp"

namespace portal_guide::cli {
namespace {

constexpr std::size_t kIndent = 2;

std::string word(const content::Content& content, std::string_view key) {
  return content::plain_text(content::text(content, "cli." + std::string(key)));
}

std::string severity_word(const content::Content& content, report::Severity severity) {
  return word(content, "report.severity-" + std::string(report::to_string(severity)));
}

/// The catalogue speaks of no account: what a finding would name is left open.
std::string open(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t brace = std::min(text.find('{'), text.size());
    shown += text.substr(0, brace);
    text.remove_prefix(brace);
    const std::size_t end = text.find('}');
    if (text.empty()) break;
    if (end == std::string_view::npos) return shown += text;
    shown += "…";
    text.remove_prefix(end + 1);
  }
  return shown;
}

std::string plain(std::string_view text) { return content::plain_text(open(text)); }

/// Rules without words are a fault of the content, which its own tests find; here they are shown by id.
content::RuleText words_of(const content::Content& content, const rules::Rule& rule) {
  const content::RuleText* text = content::find_rule(content, rule.id);
  if (text != nullptr) return *text;
  content::RuleText none;
  none.id = rule.id;
  none.title = rule.id;
  return none;
}

OrderedJson to_json(const rules::Rule& rule, const content::Content& content) {
  const content::RuleText text = words_of(content, rule);
  OrderedJson modes = OrderedJson::array({"live"});
  if (rule.modes == rules::Modes::Both) modes.push_back("test");
  OrderedJson fix = OrderedJson::array();
  for (const std::string& step : text.fix)
    fix.push_back(open(step));
  const content::Step* step = content::step_of_rule(content, rule.id);
  return {{"id", rule.id},
          {"severity", report::to_string(rule.severity)},
          {"modes", std::move(modes)},
          {"title", open(text.title)},
          {"why", open(text.why)},
          {"expected", open(text.expected)},
          {"good", open(text.good)},
          {"fix", std::move(fix)},
          {"dashboard_url", content::link_url(content, text.link, stripe::Mode::Live)},
          {"step", step == nullptr ? "" : step->id}};
}

class Page {
 public:
  explicit Page(const report::TextStyle& style) : style_(style) {}

  void line(std::string_view text) {
    text_ += text;
    text_ += '\n';
  }

  void paragraph(std::string_view text, std::size_t indent = 0) {
    for (const std::string& row : report::wrap(report::printable(text), style_.width - indent)) {
      line(std::string(indent, ' ') + row);
    }
  }

  /// A paragraph whose first line begins with a number and whose others stand under its text.
  void numbered(std::size_t number, std::string_view text) {
    const std::string label = std::string(kIndent, ' ') + std::to_string(number) + ". ";
    const auto rows = report::wrap(report::printable(text), style_.width - label.size());
    for (std::size_t index = 0; index < rows.size(); ++index) {
      line((index == 0 ? label : std::string(label.size(), ' ')) + rows[index]);
    }
  }

  void heading(std::string_view text) {
    line("");
    line(style_.colour == report::Colour::Always ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text));
  }

  std::string take() { return std::move(text_); }

 private:
  report::TextStyle style_;
  std::string text_;
};

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
    label.append(label_columns + kIndent - report::columns(label), ' ');
    page.line(label + std::string(rule->id));
    page.paragraph(plain(words_of(content, *rule).title), label_columns + kIndent);
  }
  return page.take();
}

std::string rules_json(const content::Content& content) {
  OrderedJson rules = OrderedJson::array();
  for (const rules::Rule* rule : rules::registry())
    rules.push_back(to_json(*rule, content));
  return rules.dump(2) + "\n";
}

Expected<std::string> rule_text(std::string_view id, const content::Content& content, const report::TextStyle& style) {
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
  page.paragraph(plain(text.good), kIndent);
  page.heading(word(content, "report.fix"));
  for (std::size_t index = 0; index < text.fix.size(); ++index)
    page.numbered(index + 1, plain(text.fix[index]));
  page.line(std::string(kIndent, ' ') + std::string(content::link_url(content, text.link, stripe::Mode::Live)));
  if (const content::Step* step = content::step_of_rule(content, rule->id)) {
    page.heading(word(content, "report.step"));
    page.paragraph(content::text(content, "cli.report.step-target", {{"title", step->title}, {"target", "step/" + step->id}}),
                   kIndent);
  }
  page.heading(word(content, "rules.sources"));
  for (const content::Source& source : text.sources) {
    page.paragraph(content::text(content, "cli.rules.source", {{"url", source.url}, {"checked", source.checked}}), kIndent);
  }
  return page.take();
}

Expected<std::string> rule_json(std::string_view id, const content::Content& content) {
  const rules::Rule* rule = rules::find_rule(id);
  if (rule == nullptr) return unknown(id);
  return to_json(*rule, content).dump(2) + "\n";
}

}  // namespace portal_guide::cli
