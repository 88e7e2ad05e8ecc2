#include "core/json.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "core/text/utf8.hpp"

namespace portal_guide {

namespace {

/// A fault that a pass over the bytes finds before anything is built.
struct TextFault {
  enum class Kind { NotUtf8, TooDeep, NullByte };
  Kind kind;
  std::size_t offset;
};

/// The first fault of the text. Up to the first syntax error, this function sees the same strings and brackets as the parser,
/// so the parser never nests deeper than `max_depth`.
std::optional<TextFault> scan(std::string_view text, std::size_t max_depth) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t length = text::character_length(text, offset);
    if (length == 0) {
      return TextFault{TextFault::Kind::NotUtf8, offset};
    }
    const char character = text[offset];
    if (character == '\0') {
      // nlohmann's lexer takes a null byte for the end of the input, and would ignore whatever follows.
      return TextFault{TextFault::Kind::NullByte, offset};
    }
    if (in_string) {
      if (character == '\\' && offset + 1 < text.size() && (text[offset + 1] == '"' || text[offset + 1] == '\\')) {
        ++offset;
      } else if (character == '"') {
        in_string = false;
      }
    } else if (character == '"') {
      in_string = true;
    } else if (character == '[' || character == '{') {
      if (++depth > max_depth) {
        return TextFault{TextFault::Kind::TooDeep, offset};
      }
    } else if ((character == ']' || character == '}') && depth > 0) {
      --depth;
    }
    offset += length;
  }
  return std::nullopt;
}

/// An error at a byte offset, which is at most the size of the text, with "line" and "column". The text before it is
/// well-formed UTF-8.
Error error_at(std::string id, std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const std::size_t column = 1 + text::count_characters(before.substr(line_start));
  return {.id = std::move(id), .arguments = {{"line", std::to_string(line)}, {"column", std::to_string(column)}}};
}

/// The character at `offset` for people to read: the character itself, or its name, such as "U+0007", for one that cannot be
/// printed.
std::string readable_character(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x20 || first == 0x7F) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    return std::string("U+00") + kDigits[first >> 4U] + kDigits[first & 0xFU];
  }
  return std::string(text.substr(offset, std::max<std::size_t>(text::character_length(text, offset), 1)));
}

/// Gives the lexer one byte after the other and counts them.
class CountingIterator {
 public:
  // NOLINTBEGIN(readability-identifier-naming): std::iterator_traits looks for these names.
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;
  // NOLINTEND(readability-identifier-naming)

  CountingIterator(const char* position, std::size_t* taken) : position_(position), taken_(taken) {}

  reference operator*() const { return *position_; }
  CountingIterator& operator++() {
    ++position_;
    ++*taken_;
    return *this;
  }
  bool operator==(const CountingIterator& that) const { return position_ == that.position_; }
  bool operator!=(const CountingIterator& that) const { return position_ != that.position_; }

 private:
  const char* position_;
  std::size_t* taken_;
};

/// Builds the document from the parser's events. nlohmann's own builder keeps the last of two members with the same name and
/// does not report the position of an error.
class DocumentBuilder {
 public:
  DocumentBuilder(std::string_view text, const JsonLimits& limits, const std::size_t* taken)
      : text_(text), limits_(limits), taken_(taken) {}

  bool null() { return place(nullptr) != nullptr; }
  bool boolean(bool value) { return place(value) != nullptr; }
  bool number_integer(Json::number_integer_t value) { return place(value) != nullptr; }
  bool number_unsigned(Json::number_unsigned_t value) { return place(value) != nullptr; }
  bool number_float(Json::number_float_t value, const Json::string_t& /*digits*/) { return place(value) != nullptr; }
  bool string(Json::string_t& value) { return place(std::move(value)) != nullptr; }
  bool binary(Json::binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(Json::value_t::object); }
  bool start_array(std::size_t /*size*/) { return open(Json::value_t::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(Json::string_t& name) {
    auto& members = open_.back()->get_ref<Json::object_t&>();
    const auto [member, is_new] = members.try_emplace(std::move(name));
    if (!is_new) {
      // The lexer has just taken the name's closing quote.
      error_ = error_at("json-duplicate-member", text_, *taken_ - 1);
      return false;
    }
    member_ = &member->second;
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t taken, const std::string& /*token*/, const Exception& exception) {
    constexpr int kNumberOverflow = 406;
    const std::size_t offset = taken == 0 ? 0 : taken - 1;
    if (exception.id == kNumberOverflow) {
      error_ = error_at("json-number-range", text_, std::min(offset, text_.size()));
    } else if (offset >= text_.size()) {
      error_ = error_at("json-incomplete", text_, text_.size());
    } else {
      error_ = error_at("json-invalid", text_, offset);
      error_->arguments["observed"] = readable_character(text_, offset);
    }
    return false;
  }

  Expected<Json> finish() && {
    if (error_) {
      return fail(*std::move(error_));
    }
    return std::move(root_);
  }

 private:
  /// Puts a value where it belongs. Returns null where the document holds too many values already.
  template <class Value>
  Json* place(Value&& value) {
    if (++values_ > limits_.max_values) {
      error_ =
          Error{.id = "json-too-large",
                .arguments = {
                    {"limit", std::to_string(limits_.max_values)}, {"observed", std::to_string(values_)}, {"unit", "values"}}};
      return nullptr;
    }
    if (open_.empty()) {
      root_ = Json(std::forward<Value>(value));
      return &root_;
    }
    if (open_.back()->is_array()) {
      return &open_.back()->get_ref<Json::array_t&>().emplace_back(std::forward<Value>(value));
    }
    *member_ = Json(std::forward<Value>(value));
    return member_;
  }

  bool open(Json::value_t type) {
    Json* const container = place(Json(type));
    if (container == nullptr) {
      return false;
    }
    open_.push_back(container);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  JsonLimits limits_;
  const std::size_t* taken_;
  Json root_;
  /// The objects and arrays that are not closed yet, the outermost first. None of them is moved while it is open.
  std::vector<Json*> open_;
  /// Where the value of the last name goes.
  Json* member_ = nullptr;
  std::size_t values_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Expected<Json> parse_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.max_bytes) {
    return fail(
        {.id = "json-too-large",
         .arguments = {
             {"limit", std::to_string(limits.max_bytes)}, {"observed", std::to_string(text.size())}, {"unit", "bytes"}}});
  }
  if (const auto fault = scan(text, limits.max_depth)) {
    switch (fault->kind) {
      case TextFault::Kind::NotUtf8:
        return fail(error_at("json-not-utf8", text, fault->offset));
      case TextFault::Kind::TooDeep: {
        Error error = error_at("json-too-deep", text, fault->offset);
        error.arguments["limit"] = std::to_string(limits.max_depth);
        return fail(std::move(error));
      }
      case TextFault::Kind::NullByte: {
        Error error = error_at("json-invalid", text, fault->offset);
        error.arguments["observed"] = readable_character(text, fault->offset);
        return fail(std::move(error));
      }
    }
  }
  std::size_t taken = 0;
  DocumentBuilder builder(text, limits, &taken);
  Json::sax_parse(CountingIterator(text.data(), &taken), CountingIterator(text.data() + text.size(), &taken), &builder);
  return std::move(builder).finish();
}

const Json* find(const Json& value, std::string_view key) {
  if (!value.is_object()) {
    return nullptr;
  }
  const auto member = value.find(key);
  return member == value.end() ? nullptr : &*member;
}

const Json* find_path(const Json& value, std::string_view dotted_path) {
  const Json* found = &value;
  while (found != nullptr) {
    const std::size_t dot = dotted_path.find('.');
    found = find(*found, dotted_path.substr(0, dot));
    if (dot == std::string_view::npos) {
      break;
    }
    dotted_path.remove_prefix(dot + 1);
  }
  return found;
}

std::optional<std::string_view> as_string(const Json* value) {
  const auto* string = value == nullptr ? nullptr : value->get_ptr<const Json::string_t*>();
  return string == nullptr ? std::nullopt : std::optional<std::string_view>(*string);
}

std::optional<bool> as_bool(const Json* value) {
  const auto* boolean = value == nullptr ? nullptr : value->get_ptr<const Json::boolean_t*>();
  return boolean == nullptr ? std::nullopt : std::optional<bool>(*boolean);
}

std::optional<std::int64_t> as_integer(const Json* value) {
  if (value == nullptr) {
    return std::nullopt;
  }
  // The signed pointer also reads an unsigned number, so the unsigned pointer is tried first.
  if (const auto* natural = value->get_ptr<const Json::number_unsigned_t*>()) {
    constexpr auto kLargest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return *natural > kLargest ? std::nullopt : std::optional<std::int64_t>(static_cast<std::int64_t>(*natural));
  }
  const auto* integer = value->get_ptr<const Json::number_integer_t*>();
  return integer == nullptr ? std::nullopt : std::optional<std::int64_t>(*integer);
}

std::string_view type_name(const Json* value) {
  return value == nullptr ? std::string_view("nothing") : std::string_view(value->type_name());
}

std::string pointer_append(std::string_view pointer, std::string_view token) {
  std::string result(pointer);
  result.reserve(pointer.size() + token.size() + 1);
  result += '/';
  for (const char character : token) {
    switch (character) {
      case '~':
        result += "~0";
        break;
      case '/':
        result += "~1";
        break;
      default:
        result += character;
    }
  }
  return result;
}

std::string pointer_append(std::string_view pointer, std::size_t index) {
  return pointer_append(pointer, std::to_string(index));
}

}  // namespace portal_guide
