#include "core/search/excerpt.hpp"

#include <algorithm>
#include <string_view>

namespace portal_guide::search {
namespace {

/// The length of an excerpt, not counting the marks that show where it was cut. It is counted in bytes, so a text in another
/// script than Latin gets fewer characters.
constexpr std::uint32_t kExcerptBytes = 156;
/// An excerpt begins at most this many words before the first word that was met, so that the reader sees its context.
constexpr std::size_t kWordsBefore = 5;
constexpr std::string_view kCut = "…";

using ShownWords = std::span<const ShownWord>;

/// Adds a range at the end. Ranges that touch or overlap become one, as it happens with neighbouring pairs of ideographs.
void add_range(std::vector<Range>& ranges, Range range) {
  if (!ranges.empty() && range.begin <= ranges.back().end) {
    ranges.back().end = std::max(ranges.back().end, range.end);
  } else {
    ranges.push_back(range);
  }
}

/// Words of a text, the last included, and the weight of what was met among them.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
  int weight = 0;
};

/// The window that holds most of what was met, where each term counts once. The first one where several hold as much.
Window best_window(ShownWords words, const Tables& tables, std::span<const std::uint8_t> is_met) {
  std::vector<std::uint32_t> met;
  met.reserve(words.size());
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    if (is_met[words[at].term] != 0) met.push_back(at);
  }
  Window best;
  for (std::size_t first = 0; first < met.size(); ++first) {
    Window window{.first = met[first], .last = met[first]};
    for (std::size_t at = first; at < met.size() && words[met[at]].end - words[met[first]].begin <= kExcerptBytes; ++at) {
      window.last = met[at];
      const Term term = words[met[at]].term;
      const bool is_again =
          std::any_of(met.begin() + static_cast<std::ptrdiff_t>(first), met.begin() + static_cast<std::ptrdiff_t>(at),
                      [&](std::uint32_t before) { return words[before].term == term; });
      if (!is_again) window.weight += tables.weight_of_term[term];
    }
    if (window.weight > best.weight) best = window;
  }
  return best;
}

/// Adds words at the end until the excerpt is full.
void fill_up(Window& window, ShownWords words) {
  while (window.last + 1 < words.size() && words[window.last + 1].end - words[window.first].begin <= kExcerptBytes)
    ++window.last;
}

/// Moves the beginning of the window back to the beginning of its text or its sentence, or else by a few words. The window
/// keeps the words from where it began before.
void look_back(Window& window, ShownWords words, std::string_view text) {
  const std::size_t from = window.first;
  // An excerpt from the beginning of a text reads better than one from the middle.
  if (words[window.last].end <= kExcerptBytes) window.first = 0;
  while (window.first > 0 && from - window.first < kWordsBefore) {
    const std::string_view between =
        text.substr(words[window.first - 1].end, words[window.first].begin - words[window.first - 1].end);
    if (between.find_first_of(".?!") != std::string_view::npos) break;
    --window.first;
  }
  while (window.last > from && words[window.last].end - words[window.first].begin > kExcerptBytes)
    --window.last;
  fill_up(window, words);
}

}  // namespace

void show_where(Hit& hit, const Tables& tables, std::span<const std::uint8_t> is_met) {
  const auto number = static_cast<std::size_t>(hit.document - tables.documents.data());
  const ShownTexts& texts = tables.shown_texts[number];
  const auto words_between = [&](std::uint32_t begin, std::uint32_t end) {
    return ShownWords(tables.shown_words).subspan(begin, end - begin);
  };
  for (const ShownWord& word : words_between(texts.title, texts.summary)) {
    if (is_met[word.term] != 0) add_range(hit.title, {.begin = word.begin, .end = word.end});
  }
  const ShownWords summary = words_between(texts.summary, texts.body);
  const ShownWords body = words_between(texts.body, texts.end);
  Window window = best_window(summary, tables, is_met);
  const Window in_body = best_window(body, tables, is_met);
  // The summary is the better answer unless the body holds clearly more of what was asked for.
  const bool from_body = summary.empty() || in_body.weight > window.weight * 3 / 2;
  if (from_body) window = in_body;
  const ShownWords words = from_body ? body : summary;
  if (words.empty()) return;
  const std::string_view text = from_body ? hit.document->body : hit.document->summary;
  look_back(window, words, text);
  const std::size_t begin = window.first == 0 ? 0 : words[window.first].begin;
  // At the end of the text, the punctuation after the last word is shown as well.
  const bool is_end = window.last + 1 == words.size();
  const std::size_t end = is_end ? text.size() : words[window.last].end;
  if (window.first > 0) hit.excerpt += kCut;
  const std::size_t moved = hit.excerpt.size();
  hit.excerpt += text.substr(begin, end - begin);
  if (!is_end) hit.excerpt += kCut;
  for (std::size_t at = window.first; at <= window.last; ++at) {
    if (is_met[words[at].term] != 0)
      add_range(hit.excerpt_ranges, {.begin = words[at].begin - begin + moved, .end = words[at].end - begin + moved});
  }
}

}  // namespace portal_guide::search
