#include "core/cli/search_command.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/cli/page.hpp"
#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/report/paragraph.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "core/troubleshoot/diagnose.hpp"

namespace portal_guide::cli {
namespace {

constexpr std::size_t kLocaleBytes = 40;

/// What was met, for people who see colours: yellow, or bold yellow in a title.
constexpr std::string_view kMetInTitle = "\x1b[1;33m";
constexpr std::string_view kTitle = "\x1b[1m";
constexpr std::string_view kMet = "\x1b[33m";
constexpr std::string_view kPlain = "\x1b[0m";

class Writer {
 public:
  Writer(const content::Content& content, const report::TextStyle& style) : content_(content), style_(style), page_(style) {}

  std::string write(const search::Answer& answer) {
    if (answer.hits.empty()) {
      page_.paragraph(say("page.search.nothing", {{"words", answer.words}}));
      page_.paragraph(say("cli.search.nothing-hint"));
    } else {
      page_.paragraph(
          content::plain_text(content::plural(content_, "page.search.count", answer.total, {{"words", answer.words}})));
    }
    if (!answer.did_you_mean.empty()) page_.paragraph(say("page.search.did-you-mean") + ": " + answer.did_you_mean);
    for (const search::Hit& hit : answer.hits)
      write(hit);
    return page_.take();
  }

 private:
  std::string say(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, key, arguments));
  }

  void write(const search::Hit& hit) {
    const search::Document& document = *hit.document;
    page_.line("");
    marked(document.title, hit.title, 0, kTitle, kMetInTitle);
    std::string where = say("page.search.kind." + std::string(to_string(document.kind))) + " · " + target_of(document);
    if (!document.catalogue.empty()) where += " · " + document.catalogue;
    page_.paragraph(where, Page::kIndent);
    if (!hit.excerpt.empty()) marked(hit.excerpt, hit.excerpt_ranges, Page::kIndent, "", kMet);
  }

  /// A paragraph with what was met set off. The ranges are those of the text, which is broken at spaces only.
  void marked(std::string_view text, const std::vector<search::Range>& ranges, std::size_t indent, std::string_view plain,
              std::string_view met) {
    if (style_.colour == report::Colour::Never) return page_.paragraph(text, indent);
    std::size_t at = 0;
    for (const std::string& line : report::wrap(text, style_.width - indent)) {
      const std::size_t begin = text.find(line, at);
      if (begin == std::string_view::npos) return page_.paragraph(text.substr(at), indent);
      std::string shown(indent, ' ');
      shown += plain;
      std::size_t done = begin;
      at = begin + line.size();
      for (const search::Range& range : ranges) {
        const std::size_t from = std::clamp(range.begin, done, at);
        const std::size_t to = std::clamp(range.end, done, at);
        if (from == to) continue;
        shown.append(text.substr(done, from - done)).append(met).append(text.substr(from, to - from)).append(kPlain);
        shown += plain;
        done = to;
      }
      shown += text.substr(done, at - done);
      page_.line(plain.empty() ? shown : shown.append(kPlain));
    }
  }

  const content::Content& content_;
  report::TextStyle style_;
  Page page_;
};

}  // namespace

Expected<Searched> search(const std::string& words, const content::Content& content, const content::Knowledge& knowledge,
                          const SearchOptions& options) {
  if (options.locale != content.locale) {
    return fail(
        {.id = "search-locale",
         .arguments = {{"observed", report::printable(options.locale.substr(0, kLocaleBytes))}, {"expected", content.locale}}});
  }
  const auto index = search::Index::build(search::documents_of(content, knowledge), knowledge.synonyms);
  search::Answer answer = index.search(words, {.limit = options.limit, .prefix = false});
  answer.words = troubleshoot::repeatable(answer.words);
  answer.did_you_mean = troubleshoot::repeatable(answer.did_you_mean);
  std::string text = options.format == Format::Json ? OrderedJson::parse(to_json(answer), nullptr, false).dump(2) + "\n"
                                                    : Writer(content, options.style).write(answer);
  return Searched{.found = !answer.hits.empty(), .text = std::move(text)};
}

}  // namespace portal_guide::cli
