#include "wasm/app/answer.hpp"

#include <utility>

#include "core/json_text.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::app {
namespace {

std::size_t number_of(const Json* value) { return static_cast<std::size_t>(as_integer(value).value_or(0)); }

/// The ranges are counted in code points there.
std::vector<ui::TextRange> ranges_of(const Json& hit, std::string_view of, std::string_view text) {
  std::vector<ui::TextRange> ranges;
  const Json* highlights = find(hit, "highlights");
  const Json* list = highlights == nullptr ? nullptr : find(*highlights, of);
  if (list == nullptr || !list->is_array()) return ranges;
  for (const Json& range : *list) {
    if (!range.is_array() || range.size() != 2) continue;
    ranges.push_back(
        {text::first_characters(text, number_of(&range[0])).size(), text::first_characters(text, number_of(&range[1])).size()});
  }
  return ranges;
}

Hit hit_of(const Json& value) {
  Hit hit{.kind = text_of(value, "kind"),
          .id = text_of(value, "id"),
          .target = text_of(value, "target"),
          .catalogue = text_of(value, "catalogue"),
          .title = text_of(value, "title"),
          .excerpt = text_of(value, "excerpt"),
          .matched_by = text_of(value, "matched_by"),
          .title_ranges = {},
          .excerpt_ranges = {}};
  hit.title_ranges = ranges_of(value, "title", hit.title);
  hit.excerpt_ranges = ranges_of(value, "excerpt", hit.excerpt);
  return hit;
}

}  // namespace

std::optional<Answer> parse_answer(std::string_view json) {
  const auto document = parse_json(json);
  const Json* hits = document ? find(*document, "hits") : nullptr;
  if (hits == nullptr || !hits->is_array()) return std::nullopt;
  Answer answer{.words = text_of(*document, "words"),
                .did_you_mean = text_of(*document, "did_you_mean"),
                .fits = as_bool(find(*document, "fits")).value_or(false),
                .total = number_of(find(*document, "total")),
                .hits = {}};
  for (const Json& hit : *hits) {
    answer.hits.push_back(hit_of(hit));
  }
  return answer;
}

}  // namespace portal_guide::app
