// Any text as a question: the first byte says how it is asked. The answer is the same twice, holds no more than was asked for,
// and its ranges lie in their texts, in order and between characters.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/embedded_content.hpp"
#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/json.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "core/text/utf8.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

namespace {

const search::Index& index() {
  static const search::Index index = [] {
    const auto content = content::parse_content(cli::embedded_content());
    const auto knowledge = content::parse_knowledge(cli::embedded_content());
    require(content && knowledge, "the content that the build embeds is sound");
    return search::Index::of(*content, *knowledge);
  }();
  return index;
}

bool is_between_characters(std::string_view text, std::size_t at) { return text::boundary_before(text, at) == at; }

void require_ranges(const std::vector<search::Range>& ranges, std::string_view text) {
  std::size_t end = 0;
  for (const search::Range& range : ranges) {
    require(range.begin >= end && range.begin < range.end && range.end <= text.size(), "ranges lie in the text, in order");
    require(is_between_characters(text, range.begin) && is_between_characters(text, range.end), "ranges hold characters");
    end = range.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view words(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const search::Options options{.limit = static_cast<std::size_t>(bytes[0] >> 1U) % 32, .prefix = (bytes[0] & 1U) != 0};
  const search::Answer answer = index().search(words, options);
  require(answer.hits.size() <= options.limit && answer.hits.size() <= answer.total, "there are no more than asked for");
  for (const search::Hit& hit : answer.hits) {
    require_ranges(hit.title, hit.document->title);
    require_ranges(hit.excerpt_ranges, hit.excerpt);
    require(hit.score >= 0, "a score is no less than nothing");
  }
  const std::string json = to_json(answer);
  require(parse_json(json).has_value(), "the answer is JSON");
  require(to_json(index().search(words, options)) == json, "the same question has the same answer");
  return 0;
}
