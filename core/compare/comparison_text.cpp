#include <algorithm>
#include <array>

#include "core/compare/comparison.hpp"
#include "core/content/markup.hpp"
#include "core/json_writer.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/stripe_cli.hpp"
#include "core/report/terminal_page.hpp"
#include "core/text/join.hpp"

namespace portal_guide::compare {
namespace {

constexpr std::array<std::string_view, 8> kLabels = {"test", "live", "steps", "decide", "open", "command", "after", "instead"};

class Writer {
 public:
  Writer(const content::Content& content, const report::TextStyle& style)
      : content_(content), page_(style), labels_(page_, label_columns()) {}

  std::string write(const Comparison& comparison) {
    page_.line(is_same(comparison) ? word("same") : word("not-same"), 0,
               is_same(comparison) ? report::Look::BoldGreen : report::Look::BoldYellow);
    write_summary(comparison);
    write_pairs(comparison);
    write_differences(comparison, false, "heading.differences");
    write_differences(comparison, true, "heading.kept");
    if (!comparison.unmatched.empty()) page_.heading(word("heading.unmatched"));
    for (const Unmatched& entry : comparison.unmatched) {
      page_.paragraph(entry.name + ", " + word("mode-" + std::string(stripe::to_string(entry.mode))), kIndent);
      write_label(comparison, entry.configuration);
      page_.paragraph(entry.detail, 2 * kIndent);
      if (!entry.candidates.empty()) page_.paragraph(text::joined(entry.candidates), 2 * kIndent);
    }
    if (!comparison.not_compared.empty()) page_.heading(word("heading.not-compared"));
    for (const NotCompared& entry : comparison.not_compared) {
      page_.paragraph(entry.path, kIndent);
      write_label(comparison, entry.configuration);
      page_.paragraph(entry.detail, 2 * kIndent);
    }
    if (!comparison.plan.empty()) page_.heading(word("heading.plan"));
    for (const Step& step : comparison.plan) {
      write_step(step);
    }
    return page_.take();
  }

 private:
  static constexpr std::size_t kIndent = report::TerminalPage::kIndent;

  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, "compare." + std::string(key), arguments));
  }
  std::string label(std::string_view key) const { return word("label." + std::string(key)); }

  std::size_t label_columns() const {
    std::size_t most = 0;
    for (const std::string_view key : kLabels) {
      most = std::max(most, report::columns(label(key)));
    }
    return most;
  }

  static std::string joined(const std::vector<std::size_t>& orders) {
    std::vector<std::string> parts;
    parts.reserve(orders.size());
    for (const std::size_t order : orders) {
      parts.push_back(std::to_string(order));
    }
    return text::joined(parts);
  }

  void write_summary(const Comparison& comparison) {
    const auto differing =
        static_cast<std::size_t>(std::count_if(comparison.differences.begin(), comparison.differences.end(),
                                               [](const Difference& difference) { return difference.action != Action::Keep; }));
    page_.line(text::joined({content::plural(content_, "compare.count.differences", differing),
                             content::plural(content_, "compare.count.unmatched", comparison.unmatched.size()),
                             content::plural(content_, "compare.count.not-compared", comparison.not_compared.size()),
                             content::plural(content_, "compare.count.steps", comparison.plan.size())}));
  }

  void write_pairs(const Comparison& comparison) {
    if (tells_pairs(comparison)) page_.heading(word("heading.configurations"));
    for (const ConfigurationPair& pair : comparison.pairs) {
      if (!tells_pairs(comparison)) break;
      page_.paragraph(word("pair." + std::string(to_string(pair.by)),
                           {{"test", label_of(pair.test)}, {"live", pair.live ? label_of(*pair.live) : ""}}),
                      kIndent);
    }
    if (!comparison.not_paired.empty()) page_.heading(word("heading.not-paired"));
    for (const NotPaired& entry : comparison.not_paired) {
      page_.paragraph(label_of(entry.configuration) + ", " + word("mode-" + std::string(stripe::to_string(entry.mode))),
                      kIndent);
      page_.paragraph(entry.why, 2 * kIndent);
    }
  }

  /// Which configuration an entry is about, where several are compared.
  void write_label(const Comparison& comparison, const std::string& configuration) {
    if (!configuration.empty()) page_.paragraph(label_of_pair(comparison, configuration), 2 * kIndent);
  }

  /// A value that can be broken between the members of a list.
  static std::string shown(const Json& value) {
    if (!value.is_array()) return portal_guide::to_text(value);
    std::vector<std::string> members;
    for (const Json& member : value) {
      members.push_back(portal_guide::to_text(member));
    }
    return "[" + text::joined(members) + "]";
  }

  void write_differences(const Comparison& comparison, bool kept, std::string_view key) {
    bool is_first = true;
    for (const Difference& difference : comparison.differences) {
      if ((difference.action == Action::Keep) != kept) continue;
      if (is_first) page_.heading(word(key));
      is_first = false;
      page_.paragraph(difference.path, kIndent);
      write_label(comparison, difference.configuration);
      if (!difference.about.empty()) page_.paragraph(difference.about, 2 * kIndent);
      labels_.text(label("test"), shown(difference.test), 2 * kIndent);
      labels_.text(label("live"), shown(difference.live), 2 * kIndent);
      if (!difference.steps.empty()) labels_.text(label("steps"), joined(difference.steps), 2 * kIndent);
    }
  }

  void write_command(std::string_view key, const Call& call, std::size_t indent) {
    labels_.command(label(key), report::stripe_cli_pieces(call.api, stripe::Mode::Live), indent);
  }

  void write_step(const Step& step) {
    page_.gap();
    const std::string number = std::to_string(step.order) + ". ";
    page_.item(number, step.title, kIndent, report::Look::Bold);
    const std::size_t indent = kIndent + number.size();
    if (!step.decision.empty()) labels_.text(label("decide"), step.decision, indent);
    for (const std::string& instruction : step.instructions) {
      page_.item("- ", instruction, indent);
    }
    labels_.lines(label("open"), {step.dashboard_url}, indent);
    if (step.call) write_command("command", *step.call, indent);
    if (step.alternative) {
      labels_.text(label("instead"), step.alternative_note, indent);
      write_command("command", *step.alternative, indent);
    }
    if (!step.depends_on.empty()) labels_.text(label("after"), joined(step.depends_on), indent);
    if (step.applicability == report::Applicability::Placeholder) page_.paragraph(word("placeholder"), indent);
  }

  const content::Content& content_;
  report::TerminalPage page_;
  report::Labels labels_;
};

}  // namespace

std::string to_text(const Comparison& comparison, const content::Content& content, const report::TextStyle& style) {
  return Writer(content, style).write(comparison);
}

}  // namespace portal_guide::compare
