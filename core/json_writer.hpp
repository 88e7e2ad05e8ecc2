#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/json.hpp"

/// JSON as text, written member by member. No document is built in memory first.
namespace portal_guide {

/// Writes one JSON value in the same bytes as nlohmann's dump(): UTF-8, with U+FFFD in place of every byte that is not part of
/// a well-formed character.
///
///   JsonWriter writer(2);
///   writer.begin_object();
///   writer.member("format", "portal-progress/1");
///   writer.name("values").begin_array();
///   writer.value(1).value(true);
///   writer.end_array().end_object();
///   writer.text();
///
/// The caller makes sure that every member of an object has a name, and that every object and array that is begun is ended.
class JsonWriter {
 public:
  /// Gives every value a line of its own, with `indent` spaces for each level. With 0 everything stands on one line, without
  /// spaces.
  explicit JsonWriter(std::size_t indent = 0) : indent_(indent) {}

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  /// The name of the member that follows.
  JsonWriter& name(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  template <std::integral Number>
  JsonWriter& value(Number number) {
    return plain(std::to_string(number));
  }
  /// A number that is not finite becomes null.
  JsonWriter& value(double number);
  JsonWriter& value(bool flag) { return plain(flag ? "true" : "false"); }
  JsonWriter& value(std::nullptr_t) { return plain("null"); }
  JsonWriter& value(const Json& value);
  /// A value that is JSON already. It is written as it is, so it must be one complete value.
  JsonWriter& raw(std::string_view json) { return plain(json); }

  template <class T>
  JsonWriter& member(std::string_view name, const T& value) {
    return this->name(name).value(value);
  }

  /// Everything that was written so far.
  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  /// A value as it is.
  JsonWriter& plain(std::string_view value);
  /// Writes the comma and the line break that the next value needs before it.
  void separate();
  void break_line();

  std::string text_;
  std::size_t indent_;
  std::size_t depth_ = 0;
  /// Whether the innermost object or array holds a value already.
  bool holds_value_ = false;
  /// Whether a name was written whose value comes next.
  bool after_name_ = false;
};

/// The value on one line, for example `{"a":[1,2]}`.
std::string to_text(const Json& value);

/// Appends the text as a JSON string, quotes included.
void append_json_string(std::string& out, std::string_view text);

}  // namespace portal_guide
