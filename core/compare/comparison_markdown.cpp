#include <utility>

#include "core/compare/comparison.hpp"
#include "core/content/markup.hpp"
#include "core/report/markdown_text.hpp"

namespace portal_guide::compare {
namespace {

using report::markdown_code;
using report::markdown_escape;

/// A code span in a table. A bar would end the cell even inside the span, so it is escaped.
std::string cell_code(std::string_view text) {
  std::string cell;
  for (const char c : markdown_code(text)) {
    if (c == '|') cell += '\\';
    cell += c;
  }
  return cell;
}

class Writer {
 public:
  explicit Writer(const content::Content& content) : content_(content) {}

  std::string write(const Comparison& comparison) {
    line("# " + word("title"));
    line("");
    line(word(is_same(comparison) ? "same" : "not-same"));
    write_pairs(comparison);
    write_differences(comparison, false, "heading.differences");
    write_differences(comparison, true, "heading.kept");
    write_unmatched(comparison);
    write_not_compared(comparison);
    if (!comparison.plan.empty()) heading("heading.plan");
    for (const Step& step : comparison.plan) {
      write_step(step);
    }
    return std::move(text_);
  }

 private:
  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return markdown_escape(content::plain_text(content::text(content_, "compare." + std::string(key), arguments)));
  }

  void line(std::string_view text) {
    text_ += text;
    text_ += '\n';
  }

  void heading(std::string_view key) {
    line("");
    line("## " + word(key));
    line("");
  }

  void row(const std::vector<std::string>& cells) {
    std::string text = "|";
    for (const std::string& cell : cells) {
      text += " " + cell + " |";
    }
    line(text);
  }

  static std::string joined(const std::vector<std::size_t>& orders) {
    std::string text;
    for (const std::size_t order : orders) {
      text += (text.empty() ? "" : ", ") + std::to_string(order);
    }
    return text;
  }

  void write_pairs(const Comparison& comparison) {
    if (tells_pairs(comparison)) heading("heading.configurations");
    for (const ConfigurationPair& pair : comparison.pairs) {
      if (!tells_pairs(comparison)) break;
      line("- " + word("pair." + std::string(to_string(pair.by)),
                       {{"test", label_of(pair.test)}, {"live", pair.live ? label_of(*pair.live) : ""}}));
    }
    if (comparison.not_paired.empty()) return;
    heading("heading.not-paired");
    row({word("label.name"), word("label.mode"), word("label.why")});
    row({"---", "---", "---"});
    for (const NotPaired& entry : comparison.not_paired) {
      row({markdown_escape(label_of(entry.configuration)), word("mode-" + std::string(stripe::to_string(entry.mode))),
           markdown_escape(entry.why)});
    }
  }

  /// Which configuration an entry is about, where several are compared.
  static std::string label(const Comparison& comparison, const std::string& configuration) {
    return configuration.empty() ? "" : " " + markdown_escape(label_of_pair(comparison, configuration));
  }

  void write_differences(const Comparison& comparison, bool kept, std::string_view key) {
    bool is_first = true;
    for (const Difference& difference : comparison.differences) {
      if ((difference.action == Action::Keep) != kept) continue;
      if (is_first) {
        heading(key);
        row({word("label.setting"), word("label.test"), word("label.live"), word("label.steps")});
        row({"---", "---", "---", "---"});
      }
      is_first = false;
      const auto shown = [](const Json& value) {
        return cell_code(value.dump(-1, ' ', false, Json::error_handler_t::replace));
      };
      const std::string about = difference.about.empty() ? "" : " " + markdown_escape(difference.about);
      row({cell_code(difference.path) + about + label(comparison, difference.configuration), shown(difference.test),
           shown(difference.live), joined(difference.steps)});
    }
  }

  void write_unmatched(const Comparison& comparison) {
    if (comparison.unmatched.empty()) return;
    heading("heading.unmatched");
    row({word("label.name"), word("label.mode"), word("label.why"), word("label.candidates")});
    row({"---", "---", "---", "---"});
    for (const Unmatched& entry : comparison.unmatched) {
      std::string candidates;
      for (const std::string& id : entry.candidates) {
        candidates += (candidates.empty() ? "" : " ") + cell_code(id);
      }
      row({markdown_escape(entry.name) + label(comparison, entry.configuration),
           word("mode-" + std::string(stripe::to_string(entry.mode))), markdown_escape(entry.detail), candidates});
    }
  }

  void write_not_compared(const Comparison& comparison) {
    if (comparison.not_compared.empty()) return;
    heading("heading.not-compared");
    for (const NotCompared& entry : comparison.not_compared) {
      line("- " + markdown_code(entry.path) + label(comparison, entry.configuration) + " " + markdown_escape(entry.detail));
    }
  }

  void fenced(const std::string& command) {
    line("");
    const std::string block = report::markdown_block("sh", {command});
    for (std::size_t begin = 0; begin < block.size();) {
      const std::size_t end = block.find('\n', begin);
      line(indent_ + block.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  void write_step(const Step& step) {
    const std::string marker = std::to_string(step.order) + ". ";
    indent_ = std::string(marker.size(), ' ');
    line(marker + "[ ] **" + markdown_escape(step.title) + "**");
    line("");
    if (!step.decision.empty()) line(indent_ + "- " + word("label.decide") + ": " + markdown_escape(step.decision));
    for (const std::string& instruction : step.instructions) {
      line(indent_ + "- " + markdown_escape(instruction));
    }
    line(indent_ + "- <" + step.dashboard_url + ">");
    if (!step.depends_on.empty()) line(indent_ + "- " + word("label.after") + ": " + joined(step.depends_on));
    if (step.applicability == report::Applicability::Placeholder) line(indent_ + "- " + word("placeholder"));
    if (step.call) fenced(step.call->cli);
    if (step.alternative) {
      line("");
      line(indent_ + markdown_escape(step.alternative_note));
      fenced(step.alternative->cli);
    }
    line("");
  }

  const content::Content& content_;
  std::string text_;
  /// The indentation of what belongs to a step, below its number.
  std::string indent_;
};

}  // namespace

std::string to_markdown(const Comparison& comparison, const content::Content& content) {
  return Writer(content).write(comparison);
}

}  // namespace portal_guide::compare
