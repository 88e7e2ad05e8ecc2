#include "core/stripe/own_json/object_scanner.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/stripe/bracket_skipper.hpp"
#include "core/stripe/subscription_reader.hpp"
#include "core/stripe/text_place.hpp"
#include "core/stripe/text_window.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::stripe::own_json {
namespace {

/// How many bytes are copied behind a fault, so that parse_json() sees the fault whole.
constexpr std::size_t kBehindFault = 4096;
/// No number and no word that JSON allows is longer.
constexpr std::size_t kLongestWord = 4096;

class ObjectScanner {
 public:
  ObjectScanner(TextSource& source, ValueVisitor& visitor) : source_(source), visitor_(visitor), window_(source) {}

  Expected<void> run() {
    window_.peek();
    if (window_.rest().starts_with("\xef\xbb\xbf")) window_.advance(3);
    window_.skip_space();
    if (window_.ended()) return fail(unexpected_here(window_, source_));
    while (!window_.ended()) {
      if (auto read = outermost(); !read) return read;
      window_.skip_space();
    }
    if (window_.error()) return fail(*window_.error());
    return {};
  }

 private:
  /// A value's text, without the elements of its list.
  struct Copy {
    std::uint64_t began = 0;
    std::string text;
    /// How much was copied before the elements that were left out, and where the text goes on behind them.
    std::optional<std::size_t> copied_before = std::nullopt;
    std::uint64_t resumed = 0;
  };

  Expected<void> outermost() {
    if (window_.peek() == '{') return object();
    if (window_.peek() != '[') return whole();
    const std::uint64_t began = window_.offset();
    visitor_.begin_list(ListKind::Array);
    if (auto read = elements(ListKind::Array); !read) return read;
    return visitor_.end_list(Json(), {.offset = began, .size = window_.offset() - began});
  }

  /// Reads the elements of a list, from its '[' to its ']'.
  Expected<void> elements(ListKind kind) {
    window_.advance(1);
    window_.skip_space();
    if (window_.peek() == ']') {
      window_.advance(1);
      return {};
    }
    while (true) {
      const bool may_be_list = kind == ListKind::Array && window_.peek() == '{';
      if (auto read = may_be_list ? object() : whole(); !read) return read;
      window_.skip_space();
      const char next = window_.peek();
      if (next != ',' && next != ']') return fail(unexpected_here(window_, source_));
      window_.advance(1);
      if (next == ']') return {};
      window_.skip_space();
    }
  }

  /// Reads a value as a whole.
  Expected<void> whole() {
    Copy copy{.began = window_.offset(), .text = {}};
    if (!copy_value(copy)) return fail(fault_in(copy));
    if (copy.text.empty()) return fail(unexpected_here(window_, source_));
    return show(copy);
  }

  /// Reads an object. Where its `data` is an array, it is a list.
  Expected<void> object() {
    Copy copy{.began = window_.offset(), .text = {}};
    bool is_list = false;
    take(copy, 1);
    copy_space(copy);
    while (window_.peek() != '}') {
      const std::size_t start = copy.text.size();
      if (window_.peek() != '"' || !copy_string(copy)) return fail(fault_in(copy));
      const bool is_data = std::string_view(copy.text).substr(start) == "\"data\"";
      copy_space(copy);
      if (window_.peek() != ':') return fail(fault_in(copy));
      take(copy, 1);
      copy_space(copy);
      if (is_data && window_.peek() == '[' && !is_list) {
        is_list = true;
        visitor_.begin_list(ListKind::Object);
        if (auto read = elements(ListKind::Object); !read) return read;
        copy.text += "[]";
        copy.copied_before = copy.text.size();
        copy.resumed = window_.offset();
      } else if (!copy_value(copy)) {
        return fail(fault_in(copy));
      }
      copy_space(copy);
      if (window_.peek() == ',') {
        take(copy, 1);
        copy_space(copy);
        // parse_json() refuses a comma before the object's end.
      } else if (window_.peek() != '}') {
        return fail(fault_in(copy));
      }
    }
    take(copy, 1);
    if (!is_list) return show(copy);
    const auto document = parse(copy);
    if (!document) return propagate(document);
    return visitor_.end_list(*document, {.offset = copy.began, .size = window_.offset() - copy.began});
  }

  Expected<void> show(const Copy& copy) {
    auto document = parse(copy);
    if (!document) return propagate(std::move(document));
    return visitor_.visit(*std::move(document), {.offset = copy.began, .size = window_.offset() - copy.began});
  }

  Expected<Json> parse(const Copy& copy) {
    auto document = parse_json(copy.text);
    if (!document) return fail(in_whole_text(copy, document.error()));
    return document;
  }

  Error in_whole_text(const Copy& copy, const Error& error) {
    const auto offset = offset_of(copy.text, error);
    if (!offset) return error;
    const bool is_behind = copy.copied_before && *offset >= *copy.copied_before;
    const std::uint64_t place = is_behind ? copy.resumed + (*offset - *copy.copied_before) : copy.began + *offset;
    return error_at(error.id, source_, place, error.arguments);
  }

  /// What is wrong where the window has arrived, behind what was copied of the value.
  Error fault_in(Copy& copy) {
    if (window_.error()) return *window_.error();
    if (copy.text.size() > kLongestBytes) return too_large(kLongestBytes);
    const std::uint64_t here = window_.offset();
    const std::size_t enough = copy.text.size() + kBehindFault;
    while (!window_.ended() && copy.text.size() < enough) {
      take(copy, std::min(window_.rest().size(), enough - copy.text.size()));
    }
    // The copy must not end in the middle of a character, which would look like a fault of the text.
    if (!window_.ended()) {
      while (!copy.text.empty() && !text::is_ascii(copy.text.back())) {
        copy.text.pop_back();
      }
    }
    const auto document = parse_json(copy.text);
    return document ? error_at("json-incomplete", source_, here) : in_whole_text(copy, document.error());
  }

  void take(Copy& copy, std::size_t count) {
    copy.text.append(window_.rest().substr(0, count));
    window_.advance(count);
  }

  void copy_space(Copy& copy) {
    for (char next = window_.peek(); next == ' ' || next == '\n' || next == '\r' || next == '\t'; next = window_.peek()) {
      take(copy, 1);
    }
  }

  /// False where the text is at fault or too long, here and below.
  bool copy_string(Copy& copy) {
    take(copy, 1);
    while (!window_.ended() && copy.text.size() <= kLongestBytes) {
      const std::string_view rest = window_.rest();
      const std::size_t stop = std::min(rest.size(), rest.find_first_of("\"\\"));
      const bool is_end = stop < rest.size() && rest[stop] == '"';
      const bool is_escape = stop < rest.size() && !is_end;
      take(copy, stop + (is_end || is_escape ? 1 : 0));
      if (is_end) return true;
      if (is_escape && !window_.ended()) take(copy, 1);
    }
    return false;
  }

  bool copy_value(Copy& copy) {
    const char first = window_.peek();
    if (first == '"') return copy_string(copy);
    if (first == '{' || first == '[') {
      BracketSkipper skipper;
      while (!window_.ended() && copy.text.size() <= kLongestBytes) {
        const auto behind = skipper.skip(window_.rest());
        take(copy, behind.value_or(window_.rest().size()));
        if (behind) return copy.text.size() <= kLongestBytes;
      }
      return false;
    }
    // A number or a word ends where one cannot go on.
    constexpr std::string_view kEnds = " \t\r\n,:{}[]\"";
    for (std::size_t size = 0; size < kLongestWord && !window_.ended(); ++size) {
      if (kEnds.find(window_.peek()) != std::string_view::npos) break;
      take(copy, 1);
    }
    return true;
  }

  TextSource& source_;
  ValueVisitor& visitor_;
  TextWindow window_;
};

}  // namespace

Expected<void> visit_values(TextSource& source, ValueVisitor& visitor) { return ObjectScanner(source, visitor).run(); }

}  // namespace portal_guide::stripe::own_json
