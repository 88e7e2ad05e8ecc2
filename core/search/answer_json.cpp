#include <algorithm>

#include "core/json.hpp"
#include "core/search/index.hpp"

namespace portal_guide::search {
namespace {

/// Written by hand: one answer is a dozen of these per keystroke.
void append_text(std::string& json, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  json += '"';
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t plain_end = at;
    while (plain_end < text.size() && is_plain(text[plain_end]))
      ++plain_end;
    json.append(text, at, plain_end - at);
    at = plain_end;
    if (at == text.size()) break;
    const std::size_t bytes = utf8_length(text, at);
    const char c = text[at];
    if (bytes == 0) {
      json += "\xEF\xBF\xBD";  // U+FFFD
    } else if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json += "\\u00";
      json += kDigits[static_cast<unsigned char>(c) >> 4U];
      json += kDigits[static_cast<unsigned char>(c) & 0xFU];
    } else {
      json += text.substr(at, bytes);
    }
    at += bytes == 0 ? 1 : bytes;
  }
  json += '"';
}

void append_member(std::string& json, std::string_view name, std::string_view text) {
  json.append(",\"").append(name).append("\":");
  append_text(json, text);
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void append_ranges(std::string& json, std::string_view text, const std::vector<Range>& ranges) {
  json += '[';
  std::size_t byte = 0;
  std::size_t character = 0;
  const auto append_place = [&](std::size_t place) {
    character += characters_in(text.substr(byte, place - byte));
    byte = place;
    json += std::to_string(character);
  };
  for (const Range& range : ranges) {
    json += json.back() == '[' ? "[" : ",[";
    append_place(range.begin);
    json += ',';
    append_place(range.end);
    json += ']';
  }
  json += ']';
}

void append_hit(std::string& json, const Hit& hit) {
  const Document& document = *hit.document;
  json.append("{\"kind\":\"").append(to_string(document.kind)).append("\"");
  append_member(json, "id", document.id);
  append_member(json, "target", target_of(document));
  if (!document.catalogue.empty()) append_member(json, "catalogue", document.catalogue);
  append_member(json, "title", document.title);
  append_member(json, "excerpt", hit.excerpt);
  append_member(json, "matched_by", to_string(hit.matched_by));
  json.append(",\"score\":").append(std::to_string(hit.score));
  json += ",\"highlights\":{\"title\":";
  append_ranges(json, document.title, hit.title);
  json += ",\"excerpt\":";
  append_ranges(json, hit.excerpt, hit.excerpt_ranges);
  json += "}}";
}

}  // namespace

std::string to_json(const Answer& answer) {
  constexpr std::size_t kBytesOfHit = 640;
  std::string json;
  json.reserve((answer.hits.size() + 1) * kBytesOfHit);
  json = R"({"format":"portal-search/1")";
  append_member(json, "words", answer.words);
  json += ",\"did_you_mean\":";
  if (answer.did_you_mean.empty()) {
    json += "null";
  } else {
    append_text(json, answer.did_you_mean);
  }
  json.append(",\"total\":").append(std::to_string(answer.total)).append(",\"hits\":[");
  for (const Hit& hit : answer.hits) {
    if (json.back() != '[') json += ',';
    append_hit(json, hit);
  }
  return json += "]}";
}

}  // namespace portal_guide::search
