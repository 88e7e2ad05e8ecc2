#include <utility>

#include "core/json_writer.hpp"
#include "core/search/index.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::search {
namespace {

void write_ranges(JsonWriter& json, std::string_view text, const std::vector<Range>& ranges) {
  std::size_t byte = 0;
  std::size_t character = 0;
  const auto place_of = [&](std::size_t place) {
    character += text::count_characters(text.substr(byte, place - byte));
    byte = place;
    return character;
  };
  json.begin_array();
  for (const Range& range : ranges) {
    const std::size_t begin = place_of(range.begin);
    json.begin_array().value(begin).value(place_of(range.end)).end_array();
  }
  json.end_array();
}

void write_hit(JsonWriter& json, const Hit& hit) {
  const Document& document = *hit.document;
  json.begin_object().member("kind", to_string(document.kind)).member("id", document.id).member("target", target_of(document));
  if (!document.catalogue.empty()) json.member("catalogue", document.catalogue);
  json.member("title", document.title).member("excerpt", hit.excerpt).member("matched_by", to_string(hit.matched_by));
  json.member("score", hit.score).name("highlights").begin_object();
  write_ranges(json.name("title"), document.title, hit.title);
  write_ranges(json.name("excerpt"), hit.excerpt, hit.excerpt_ranges);
  json.end_object().end_object();
}

}  // namespace

std::string to_json(const Answer& answer) {
  JsonWriter json;
  json.begin_object().member("format", "portal-search/1").member("words", answer.words).name("did_you_mean");
  if (answer.did_you_mean.empty()) {
    json.value(nullptr);
  } else {
    json.value(answer.did_you_mean);
  }
  json.member("fits", answer.fits).member("total", answer.total).name("hits").begin_array();
  for (const Hit& hit : answer.hits) {
    write_hit(json, hit);
  }
  return std::move(json.end_array().end_object()).text();
}

}  // namespace portal_guide::search
