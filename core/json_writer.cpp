#include "core/json_writer.hpp"

#include <cmath>

#include "core/shortest_decimal.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide {

JsonWriter& JsonWriter::begin(char bracket) {
  separate();
  text_ += bracket;
  ++depth_;
  holds_value_ = false;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  --depth_;
  if (holds_value_) break_line();
  text_ += bracket;
  holds_value_ = true;
  return *this;
}

JsonWriter& JsonWriter::name(std::string_view name) {
  value(name);
  text_ += indent_ == 0 ? ":" : ": ";
  after_name_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(text_, text);
  holds_value_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(double number) { return std::isfinite(number) ? plain(shortest_decimal(number)) : plain("null"); }

JsonWriter& JsonWriter::value(const Json& value) {
  switch (value.type()) {
    case Json::value_t::object:
      begin_object();
      for (auto entry = value.begin(); entry != value.end(); ++entry)
        member(entry.key(), entry.value());
      return end_object();
    case Json::value_t::array:
      begin_array();
      for (const Json& element : value)
        this->value(element);
      return end_array();
    case Json::value_t::string:
      return this->value(value.get_ref<const std::string&>());
    case Json::value_t::boolean:
      return this->value(value.get<bool>());
    case Json::value_t::number_integer:
      return this->value(value.get<std::int64_t>());
    case Json::value_t::number_unsigned:
      return this->value(value.get<std::uint64_t>());
    case Json::value_t::number_float:
      return this->value(value.get<double>());
    default:
      return this->value(nullptr);
  }
}

JsonWriter& JsonWriter::plain(std::string_view value) {
  separate();
  text_ += value;
  holds_value_ = true;
  return *this;
}

void JsonWriter::separate() {
  if (after_name_) {
    after_name_ = false;
    return;
  }
  if (holds_value_) text_ += ',';
  if (depth_ > 0) break_line();
}

void JsonWriter::break_line() {
  if (indent_ == 0) return;
  text_ += '\n';
  text_.append(indent_ * depth_, ' ');
}

std::string to_text(const Json& value) { return JsonWriter().value(value).text(); }

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\bfnrt";
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    while (at < text.size() && is_plain(text[at]))
      ++at;
    out.append(text, start, at - start);
    if (at == text.size()) break;
    const char character = text[at];
    const std::size_t length = text::character_length(text, at);
    if (const std::size_t named = kNamed.find(character); named != std::string_view::npos) {
      out += '\\';
      out += kNames[named];
    } else if (length == 0) {
      out += "\xEF\xBF\xBD";
    } else if (static_cast<unsigned char>(character) < 0x20) {
      out += "\\u00";
      out += kDigits[static_cast<unsigned char>(character) >> 4U];
      out += kDigits[static_cast<unsigned char>(character) & 0xFU];
    } else {
      out += text.substr(at, length);
    }
    at += length == 0 ? 1 : length;
  }
  out += '"';
}

}  // namespace portal_guide
