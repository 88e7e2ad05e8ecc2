#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/json.hpp"

/// JSON as text, written as it comes: no document is built in memory first.
namespace portal_guide {

/// Writes one document, in the very bytes that nlohmann's dump() gives the same value: UTF-8, and U+FFFD for what is none.
///
///   JsonWriter writer(2);
///   writer.begin_object();
///   writer.member("format", "portal-progress/1");
///   writer.name("values").begin_array();
///   writer.value(1).value(true);
///   writer.end_array().end_object();
///   writer.text();
///
/// Who calls it sees to it that every member of an object has a name, and that what is begun is ended.
class JsonWriter {
 public:
  /// With `indent` spaces for every level and a line for every value; 0 writes all on one line, without a blank.
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

  template <class T>
  JsonWriter& member(std::string_view name, const T& value) {
    return this->name(name).value(value);
  }

  /// What was written so far.
  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  /// A value as it is.
  JsonWriter& plain(std::string_view value);
  /// What stands between the value before and the next one.
  void separate();
  void break_line();

  std::string text_;
  std::size_t indent_;
  std::size_t depth_ = 0;
  /// Something stands in the innermost object or list already.
  bool holds_value_ = false;
  /// A name was written, and its value comes next.
  bool after_name_ = false;
};

/// The value on one line, for example `{"a":[1,2]}`.
std::string to_text(const Json& value);

/// Appends the text as JSON's string, quotes included.
void append_json_string(std::string& out, std::string_view text);

}  // namespace portal_guide
