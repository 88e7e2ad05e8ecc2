#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/json.hpp"

namespace portal_guide::content {

inline constexpr JsonLimits kBundleLimits = {.max_bytes = std::size_t{4} << 20, .max_depth = 16};

/// A value of the bundle and the place where it stands, for the functions that read the parts of the content. Reading never
/// stops at a fault. Faults are collected in the order in which they are met, and a value that cannot be read is empty. So a
/// function that reads is a plain list of members, and its caller looks at the faults once.
class Cursor {
 public:
  Cursor(const Json* value, std::string pointer, std::vector<Error>& faults)
      : value_(value), pointer_(std::move(pointer)), faults_(&faults) {}

  bool present() const { return value_ != nullptr; }
  bool is_text() const { return value_ != nullptr && value_->is_string(); }
  /// Whether the value is there and says that there is nothing.
  bool is_null() const { return value_ != nullptr && value_->is_null(); }

  Cursor member(std::string_view key) const {
    return {value_ == nullptr ? nullptr : find(*value_, key), pointer_append(pointer_, key), *faults_};
  }

  std::string text() const {
    const auto read = as_string(value_);
    if (!read) expected("a text");
    return std::string(read.value_or(""));
  }

  int whole_number() const {
    const auto read = as_integer(value_);
    const bool fits = read && *read >= 0 && *read <= std::numeric_limits<int>::max();
    if (!fits) expected("a whole number from 0 on");
    return fits ? static_cast<int>(*read) : 0;
  }

  bool flag() const {
    const auto read = as_bool(value_);
    if (!read) expected("true or false");
    return read.value_or(false);
  }

  /// The items of the list, each read by `read_item`.
  template <class Read>
  auto list(Read read_item) const {
    std::vector<decltype(read_item(*this))> items;
    if (value_ == nullptr || !value_->is_array()) {
      expected("a list");
      return items;
    }
    const auto& array = value_->get_ref<const Json::array_t&>();
    items.reserve(array.size());
    for (std::size_t i = 0; i < array.size(); ++i) {
      items.push_back(read_item(Cursor(&array[i], pointer_append(pointer_, i), *faults_)));
    }
    return items;
  }

  std::vector<std::string> texts() const {
    return list([](const Cursor& item) { return item.text(); });
  }

  /// The members of the object as a map, each read by `read_value`.
  template <class Read>
  auto entries(Read read_value) const {
    std::map<std::string, decltype(read_value(*this)), std::less<>> map;
    if (value_ == nullptr || !value_->is_object()) {
      expected("an object");
      return map;
    }
    for (const auto& [key, value] : value_->get_ref<const Json::object_t&>()) {
      map.emplace(key, read_value(Cursor(&value, pointer_append(pointer_, key), *faults_)));
    }
    return map;
  }

  /// Expects an object with no other members than these, so that a misspelt member is a fault and not ignored.
  void object_of(std::initializer_list<std::string_view> members) const {
    if (value_ == nullptr || !value_->is_object()) {
      expected("an object");
      return;
    }
    for (const auto& [key, value] : value_->get_ref<const Json::object_t&>()) {
      if (std::find(members.begin(), members.end(), key) != members.end()) continue;
      keep({.id = "content-member", .where = pointer_append(pointer_, key), .arguments = {{"observed", key}}});
    }
  }

  /// A flag or a text.
  std::variant<bool, std::string> flag_or_text() const {
    if (const auto read = as_bool(value_)) return *read;
    const auto read = as_string(value_);
    if (!read) expected("a text, true or false");
    return std::string(read.value_or(""));
  }

  void expected(std::string_view what) const {
    keep({.id = "content-type",
          .where = pointer_,
          .arguments = {{"expected", std::string(what)}, {"observed", value_ == nullptr ? "nothing" : value_->type_name()}}});
  }

 private:
  /// Keeps a fault, unless it only says that something is missing in a value that was itself reported as missing.
  void keep(Error error) const {
    if (value_ == nullptr && !faults_->empty() && is_below(pointer_, faults_->back().where)) return;
    faults_->push_back(std::move(error));
  }

  static bool is_below(std::string_view pointer, std::string_view above) {
    return pointer.size() > above.size() && pointer.substr(0, above.size()) == above && pointer[above.size()] == '/';
  }

  const Json* value_;
  std::string pointer_;
  std::vector<Error>* faults_;
};

/// A list of lines as one text, joined by line feeds.
inline std::string read_lines(const Cursor& cursor) {
  std::string text;
  for (const std::string& line : cursor.texts()) {
    text.append(line).append("\n");
  }
  if (!text.empty()) text.pop_back();
  return text;
}

inline std::string optional_text(const Cursor& cursor) { return cursor.present() ? cursor.text() : std::string(); }

/// These are defined in content.cpp. The knowledge may hold terms, rule texts and variants, too.
Term read_term(const Cursor& cursor);
RuleText read_rule(const Cursor& cursor);
StepVariant read_variant(const Cursor& cursor);

inline Source read_source(const Cursor& cursor) {
  cursor.object_of({"url", "checked"});
  return {.url = cursor.member("url").text(), .checked = cursor.member("checked").text()};
}

}  // namespace portal_guide::content
