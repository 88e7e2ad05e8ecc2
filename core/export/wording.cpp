#include "core/export/wording.hpp"

#include "core/content/markup.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/timestamp.hpp"
#include "core/text/join.hpp"

namespace portal_guide::exporting {
namespace {

constexpr std::size_t kCommentColumns = 100;

std::string mode_in_sentence(const Exported& exported, const content::Content& content) {
  return content::text(content, "mode." + std::string(stripe::to_string(exported.mode)) + "-in-sentence");
}

std::string_view key_of(Reference::Kind kind) {
  switch (kind) {
    case Reference::Kind::Price:
      return "reference.price";
    case Reference::Kind::Product:
      return "reference.product";
    case Reference::Kind::PaymentMethodConfiguration:
      return "reference.payment-method-configuration";
    case Reference::Kind::FeedbackOption:
      return "reference.feedback-option";
  }
  return "reference.price";
}

/// Name, amount and interval, as far as they are known.
std::string plan_of(const Reference& price, const content::Content& content) {
  std::vector<std::string> parts;
  if (!price.product_name.empty()) parts.push_back(price.product_name);
  if (price.amount == "tiered") {
    parts.push_back(words(content, "amount.tiered"));
  } else if (!price.amount.empty()) {
    parts.push_back(price.amount);
  }
  const std::string_view interval = price.interval;
  if (interval == "day" || interval == "week" || interval == "month" || interval == "year") {
    parts.push_back(content::plain_text(content::plural(content, "export.interval." + price.interval, price.interval_count)));
  }
  return text::joined(parts);
}

/// A line break, or what some language takes for one, would end a comment.
std::string on_one_line(std::string_view text) {
  std::string line = report::printable(text);
  for (const std::string_view separator : {"\u2028", "\u2029"}) {
    for (std::size_t at = line.find(separator); at != std::string::npos; at = line.find(separator)) {
      line.replace(at, separator.size(), "\ufffd");
    }
  }
  return line;
}

}  // namespace

std::string words(const content::Content& content, std::string_view key, const content::Arguments& arguments) {
  return on_one_line(content::plain_text(content::text(content, "export." + std::string(key), arguments)));
}

std::string describe(const Reference& reference, const Exported& exported, const content::Content& content) {
  const std::string plan = plan_of(reference, content);
  std::string sentence = words(content, plan.empty() ? "reference.unknown" : key_of(reference.kind),
                               {{"name", plan}, {"id", reference.id}, {"mode", mode_in_sentence(exported, content)}});
  if (reference.kind != Reference::Kind::Price && reference.kind != Reference::Kind::Product) {
    sentence = words(content, key_of(reference.kind), {{"id", reference.id}, {"mode", mode_in_sentence(exported, content)}});
  }
  return sentence;
}

std::string describe(const Remark& remark, const content::Content& content) {
  content::Arguments arguments = remark.arguments;
  arguments["path"] = remark.path;
  return words(content, "left-out." + std::string(remark.because), arguments);
}

std::string comment(std::string_view sentence, std::string_view mark) {
  std::string lines;
  for (const std::string& line : report::wrap(sentence, kCommentColumns - mark.size())) {
    lines.append(mark).append(line).append("\n");
  }
  return lines;
}

std::string heading(const Exported& exported, const std::vector<Remark>& remarks, const std::vector<std::string>& notes,
                    std::string_view mark, const content::Content& content) {
  const content::Arguments arguments = {{"configuration", exported.id},
                                        {"mode", mode_in_sentence(exported, content)},
                                        {"date", report::iso_date(exported.taken_at_unix_seconds)}};
  std::string lines = comment(words(content, "heading", arguments), mark);
  if (exported.is_default) lines += comment(words(content, "of-the-default", arguments), mark);
  for (const std::string& note : notes) {
    lines += comment(note, mark);
  }
  for (const Remark& remark : remarks) {
    lines += comment(describe(remark, content), mark);
  }
  return lines;
}

bool is_looked_up(const Reference& reference) { return !reference.lookup_key.empty() || reference.found_with.has_value(); }

bool has_blanks(const Exported& exported) {
  for (const Reference& reference : exported.references) {
    if (!is_looked_up(reference)) return true;
  }
  return false;
}

std::string blank_id(const Reference& reference) {
  switch (reference.kind) {
    case Reference::Kind::Price:
      return "price_…";
    case Reference::Kind::Product:
      return "prod_…";
    case Reference::Kind::PaymentMethodConfiguration:
      return "pmc_…";
    case Reference::Kind::FeedbackOption:
      break;
  }
  return "…";
}

}  // namespace portal_guide::exporting
