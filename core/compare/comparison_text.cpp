#include <algorithm>
#include <array>
#include <utility>

#include "core/compare/comparison.hpp"
#include "core/content/markup.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/stripe_cli.hpp"

namespace portal_guide::compare {
namespace {

/// SGR parameters (ECMA-48, 8.3.117).
constexpr std::string_view kBold = "1";
constexpr std::string_view kFaint = "2";
constexpr std::string_view kGreen = "1;32";
constexpr std::string_view kYellow = "1;33";

constexpr std::array<std::string_view, 8> kLabels = {"test", "live", "steps", "decide", "open", "command", "after", "instead"};

class Writer {
 public:
  Writer(const content::Content& content, const report::TextStyle& style) : content_(content), style_(style) {
    for (const std::string_view key : kLabels)
      label_columns_ = std::max(label_columns_, report::columns(word("label." + std::string(key))));
  }

  std::string write(const Comparison& comparison) {
    line(is_same(comparison) ? styled(word("same"), kGreen) : styled(word("not-same"), kYellow));
    write_summary(comparison);
    write_differences(comparison, false, "heading.differences");
    write_differences(comparison, true, "heading.kept");
    if (!comparison.unmatched.empty()) heading("heading.unmatched");
    for (const Unmatched& entry : comparison.unmatched) {
      indented(entry.name + ", " + word("mode-" + std::string(stripe::to_string(entry.mode))), 2);
      indented(entry.detail, 4);
      if (!entry.candidates.empty()) indented(joined(entry.candidates), 4);
    }
    if (!comparison.not_compared.empty()) heading("heading.not-compared");
    for (const NotCompared& entry : comparison.not_compared) {
      indented(entry.path, 2);
      indented(entry.detail, 4);
    }
    if (!comparison.plan.empty()) heading("heading.plan");
    for (const Step& step : comparison.plan)
      write_step(step);
    return std::move(text_);
  }

 private:
  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, "compare." + std::string(key), arguments));
  }

  std::string styled(std::string_view text, std::string_view sgr) const {
    if (style_.colour == report::Colour::Never) return std::string(text);
    return "\x1b[" + std::string(sgr) + "m" + std::string(text) + "\x1b[0m";
  }

  static std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
      text += (text.empty() ? "" : ", ") + part;
    return text;
  }

  static std::string joined(const std::vector<std::size_t>& orders) {
    std::vector<std::string> parts;
    for (const std::size_t order : orders)
      parts.push_back(std::to_string(order));
    return joined(parts);
  }

  void line(std::string_view text) {
    text_ += text;
    text_ += '\n';
  }

  void indented(std::string_view text, std::size_t indent) {
    for (const std::string& row : report::wrap(report::printable(text), style_.width - indent))
      line(std::string(indent, ' ') + row);
  }

  void heading(std::string_view key) {
    line("");
    line(styled(word(key), kBold));
  }

  void write_summary(const Comparison& comparison) {
    const auto differing =
        static_cast<std::size_t>(std::count_if(comparison.differences.begin(), comparison.differences.end(),
                                               [](const Difference& difference) { return difference.action != Action::Keep; }));
    std::string summary = content::plural(content_, "compare.count.differences", differing);
    summary += ", " + content::plural(content_, "compare.count.unmatched", comparison.unmatched.size());
    summary += ", " + content::plural(content_, "compare.count.not-compared", comparison.not_compared.size());
    summary += ", " + content::plural(content_, "compare.count.steps", comparison.plan.size());
    line(summary);
  }

  /// Columns beside the labels, which stand `indent` columns from the left.
  std::size_t room(std::size_t indent) const { return style_.width - std::min(style_.width, indent + label_columns_ + 2); }

  void labelled(std::string_view key, const std::vector<std::string>& rows, std::size_t indent) {
    std::string label = word("label." + std::string(key));
    label.append(label_columns_ - report::columns(label), ' ');
    for (std::size_t index = 0; index < rows.size(); ++index) {
      line(std::string(indent, ' ') + (index == 0 ? styled(label, kFaint) : std::string(label_columns_, ' ')) + "  " +
           rows[index]);
    }
  }

  void labelled_text(std::string_view key, std::string_view text, std::size_t indent) {
    labelled(key, report::wrap(report::printable(text), room(indent)), indent);
  }

  /// A value that can be broken between the members of a list.
  static std::string shown(const Json& value) {
    const auto text = [](const Json& it) { return it.dump(-1, ' ', false, Json::error_handler_t::replace); };
    if (!value.is_array()) return text(value);
    std::vector<std::string> members;
    for (const Json& member : value)
      members.push_back(text(member));
    return "[" + joined(members) + "]";
  }

  void write_differences(const Comparison& comparison, bool kept, std::string_view key) {
    bool is_first = true;
    for (const Difference& difference : comparison.differences) {
      if ((difference.action == Action::Keep) != kept) continue;
      if (is_first) heading(key);
      is_first = false;
      indented(difference.path, 2);
      if (!difference.about.empty()) indented(difference.about, 4);
      labelled_text("test", shown(difference.test), 4);
      labelled_text("live", shown(difference.live), 4);
      if (!difference.steps.empty()) labelled_text("steps", joined(difference.steps), 4);
    }
  }

  /// Broken where a shell lets a command be broken, so that it can be copied as it stands.
  void write_command(std::string_view key, const Call& call, std::size_t indent) {
    std::vector<std::string> pieces = report::stripe_cli_pieces(call.api, stripe::Mode::Live);
    for (std::string& piece : pieces)
      piece = report::printable(piece);
    labelled(key, report::wrap_pieces(pieces, room(indent), " \\"), indent);
  }

  void write_step(const Step& step) {
    line("");
    const std::string number = "  " + std::to_string(step.order) + ". ";
    const auto rows = report::wrap(report::printable(step.title), style_.width - number.size());
    for (std::size_t index = 0; index < rows.size(); ++index) {
      line((index == 0 ? number : std::string(number.size(), ' ')) + styled(rows[index], kBold));
    }
    const std::size_t indent = number.size();
    if (!step.decision.empty()) labelled_text("decide", step.decision, indent);
    for (const std::string& instruction : step.instructions) {
      const auto lines = report::wrap(report::printable(instruction), style_.width - indent - 2);
      for (std::size_t index = 0; index < lines.size(); ++index)
        line(std::string(indent, ' ') + (index == 0 ? "- " : "  ") + lines[index]);
    }
    labelled("open", {step.dashboard_url}, indent);
    if (step.call) write_command("command", *step.call, indent);
    if (step.alternative) {
      labelled_text("instead", step.alternative_note, indent);
      write_command("command", *step.alternative, indent);
    }
    if (!step.depends_on.empty()) labelled_text("after", joined(step.depends_on), indent);
    if (step.applicability == report::Applicability::Placeholder) indented(word("placeholder"), indent);
  }

  const content::Content& content_;
  report::TextStyle style_;
  std::size_t label_columns_ = 0;
  std::string text_;
};

}  // namespace

std::string to_text(const Comparison& comparison, const content::Content& content, const report::TextStyle& style) {
  return Writer(content, style).write(comparison);
}

}  // namespace portal_guide::compare
