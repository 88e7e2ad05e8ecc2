#include "core/cli/search_command.hpp"

#include <string_view>
#include <vector>

#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/terminal_page.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "core/troubleshoot/diagnose.hpp"

namespace portal_guide::cli {
namespace {

constexpr std::size_t kLocaleBytes = 40;

using report::Look;

class Writer {
 public:
  Writer(const content::Content& content, const report::TextStyle& style) : content_(content), page_(style) {}

  std::string write(const search::Answer& answer) {
    if (answer.hits.empty()) {
      page_.paragraph(say("page.search.nothing", {{"words", answer.words}}));
      page_.paragraph(say("cli.search.nothing-hint"));
    } else {
      if (!answer.fits) write_doubt();
      page_.paragraph(
          content::plain_text(content::plural(content_, "page.search.count", answer.total, {{"words", answer.words}})));
    }
    if (!answer.did_you_mean.empty()) page_.paragraph(say("page.search.did-you-mean") + ": " + answer.did_you_mean);
    for (const search::Hit& hit : answer.hits) {
      write(hit);
    }
    if (answer.total > answer.hits.size()) write_more(answer);
    return page_.take();
  }

 private:
  std::string say(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, key, arguments));
  }

  void write_doubt() {
    page_.paragraph(say("page.search.doubt") + ".", 0, Look::Bold);
    page_.paragraph(say("page.search.doubt-subject"));
    page_.paragraph(say("cli.search.doubt-ask"));
    page_.heading(say("page.search.nearest"));
  }

  void write_more(const search::Answer& answer) {
    const std::size_t more = answer.total - answer.hits.size();
    page_.gap();
    page_.paragraph(
        content::plain_text(content::plural(content_, "cli.search.more", more, {{"limit", std::to_string(answer.total)}})));
  }

  void write(const search::Hit& hit) {
    const search::Document& document = *hit.document;
    page_.gap();
    marked(document.title, hit.title, 0, Look::Bold, Look::BoldYellow);
    std::string where = say("page.search.kind." + std::string(to_string(document.kind))) + " · " + target_of(document);
    if (!document.catalogue.empty()) where += " · " + document.catalogue;
    page_.paragraph(where, report::TerminalPage::kIndent);
    if (!hit.excerpt.empty()) marked(hit.excerpt, hit.excerpt_ranges, report::TerminalPage::kIndent, Look::Plain, Look::Yellow);
  }

  void marked(std::string_view text, const std::vector<search::Range>& found, std::size_t indent, Look look, Look set_off) {
    std::vector<report::Stretch> stretches;
    stretches.reserve(found.size());
    for (const search::Range& range : found) {
      stretches.push_back({.begin = range.begin, .end = range.end});
    }
    page_.marked(text, stretches, indent, look, set_off);
  }

  const content::Content& content_;
  report::TerminalPage page_;
};

}  // namespace

Expected<Searched> search(const std::string& words, const content::Content& content, const content::Knowledge& knowledge,
                          const SearchOptions& options) {
  if (options.locale != content.locale) {
    return fail(
        {.id = "search-locale",
         .arguments = {{"observed", report::printable(options.locale.substr(0, kLocaleBytes))}, {"expected", content.locale}}});
  }
  const auto index = search::Index::of(content, knowledge);
  search::Answer answer = index.search(words, {.limit = options.limit, .prefix = false});
  answer.words = troubleshoot::repeatable(answer.words);
  answer.did_you_mean = troubleshoot::repeatable(answer.did_you_mean);
  std::string text = options.format == Format::Json ? OrderedJson::parse(to_json(answer), nullptr, false).dump(2) + "\n"
                                                    : Writer(content, options.style).write(answer);
  return Searched{.found = !answer.hits.empty(), .text = std::move(text)};
}

}  // namespace portal_guide::cli
