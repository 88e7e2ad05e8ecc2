#include "core/stripe/subscription_frame.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "core/stripe/bracket_skipper.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/text_place.hpp"
#include "core/stripe/text_window.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::stripe {
namespace {

/// How many bytes are copied behind a fault, so that parse_json() sees the fault whole.
constexpr std::size_t kCopiedBehindFault = 4096;

/// Copies the text, leaves the elements of the arrays out, and has parse_json() read the rest.
class FrameReader {
 public:
  explicit FrameReader(TextSource& source) : source_(source), window_(source) {}

  Expected<Json> read() {
    copy_space();
    if (window_.peek() == '{') {
      members([this](std::string_view name) {
        const bool is_mode = name == "\"live\"" || name == "\"test\"";
        return is_mode && window_.peek() == '{' ? mode(name == "\"live\"" ? Mode::Live : Mode::Test) : value();
      });
    }
    copy_rest();
    if (window_.error()) return fail(*window_.error());
    if (is_too_large_) return fail(too_large(JsonLimits{}.max_bytes));
    auto document = parse_json(text_);
    if (!document) return fail(in_whole_text(document.error()));
    if (is_cut_off_) return fail(in_whole_text({.id = "json-incomplete", .arguments = {}}));
    return document;
  }

  std::vector<SubscriptionArray> arrays() && { return std::move(arrays_); }

 private:
  /// The copy goes on after its first `copied` bytes with what stands at `offset` in the source.
  struct Cut {
    std::size_t copied;
    std::uint64_t offset;
  };

  /// False where the copy is larger than a snapshot may be.
  bool has_room() {
    if (text_.size() <= JsonLimits{}.max_bytes) return true;
    is_too_large_ = true;
    return false;
  }

  void copy(std::size_t count) {
    text_.append(window_.rest().substr(0, count));
    window_.advance(count);
  }

  void copy_space() {
    for (char next = window_.peek(); next == ' ' || next == '\n' || next == '\r' || next == '\t'; next = window_.peek()) {
      copy(1);
    }
  }

  /// Copies a member's name, the colon, and the space around it. Returns the name with its quotes, or an empty text where no
  /// name stands there.
  std::string name() {
    const std::size_t start = text_.size();
    if (window_.peek() != '"' || !string()) return {};
    std::string written = text_.substr(start);
    copy_space();
    if (window_.peek() != ':') return {};
    copy(1);
    copy_space();
    return written;
  }

  /// Copies an object; `each` is given a member's name and copies its value. False where the text is at fault, here and below;
  /// parse_json() will say how.
  template <class Each>
  bool members(Each each) {
    copy(1);
    copy_space();
    while (window_.peek() != '}') {
      const std::string member = name();
      if (member.empty() || !each(member) || !has_room()) return false;
      copy_space();
      if (window_.peek() == ',') {
        copy(1);
        copy_space();
      } else if (window_.peek() != '}') {
        return false;
      }
    }
    copy(1);
    return true;
  }

  /// Copies everything of one mode.
  bool mode(Mode mode) {
    const std::string pointer = pointer_append(pointer_append("", to_string(mode)), to_string(SectionName::Subscriptions));
    return members([&](std::string_view name) {
      if (name != "\"subscriptions\"") return value();
      if (window_.peek() == '[') {
        return array({.mode = mode, .offset = window_.offset(), .pointer = pointer, .may_hold_pages = true});
      }
      if (window_.peek() != '{') return value();
      return members([&](std::string_view member) {
        if (member != "\"data\"" || window_.peek() != '[') return value();
        return array({.mode = mode, .offset = window_.offset(), .pointer = pointer_append(pointer, list_page::kData)});
      });
    });
  }

  /// Copies an array without its elements.
  bool array(SubscriptionArray array) {
    text_ += "[]";
    window_.advance(1);
    window_.skip_space();
    array.is_empty = window_.peek() == ']';
    arrays_.push_back(std::move(array));
    BracketSkipper skipper(1);
    while (!window_.ended()) {
      const auto behind = skipper.skip(window_.rest());
      window_.advance(behind.value_or(window_.rest().size()));
      if (!behind) continue;
      cuts_.push_back({.copied = text_.size(), .offset = window_.offset()});
      return true;
    }
    cuts_.push_back({.copied = text_.size(), .offset = window_.offset()});
    is_cut_off_ = true;
    return false;
  }

  /// Copies a string.
  bool string() {
    copy(1);
    while (!window_.ended()) {
      const std::string_view rest = window_.rest();
      const std::size_t stop = std::min(rest.size(), rest.find_first_of("\"\\"));
      copy(stop);
      if (!has_room()) return false;
      if (stop == rest.size()) continue;
      const bool is_end = rest[stop] == '"';
      copy(1);
      if (is_end) return true;
      if (!window_.ended()) copy(1);
    }
    return false;
  }

  /// Copies any value.
  bool value() {
    std::size_t depth = 0;
    while (!window_.ended()) {
      const char next = window_.peek();
      if (next == '"') {
        if (!string()) return false;
      } else if (next == '[' || next == '{') {
        ++depth;
        copy(1);
      } else if (next == ']' || next == '}') {
        if (depth == 0) return true;
        --depth;
        copy(1);
      } else if (next == ',' && depth == 0) {
        return true;
      } else {
        // A byte of a number or a word; more of it may follow.
        copy(1);
        continue;
      }
      if (depth == 0) return true;
      if (!has_room()) return false;
    }
    return false;
  }

  /// Copies what stands behind the object, or a little of what stands behind a fault.
  void copy_rest() {
    const std::size_t enough = text_.size() + kCopiedBehindFault;
    while (!window_.ended() && text_.size() < enough) {
      copy(std::min(window_.rest().size(), enough - text_.size()));
    }
    // The copy must not end in the middle of a character, which would look like a fault of the text.
    if (!window_.ended()) {
      while (!text_.empty() && !text::is_ascii(text_.back())) {
        text_.pop_back();
      }
    }
  }

  /// An error about the copy, said of the source. An error without a place means the end of the copy.
  Error in_whole_text(const Error& error) {
    const auto offset = error.arguments.empty() ? std::optional(text_.size()) : offset_of(text_, error);
    if (!offset) return error;
    Cut last{.copied = 0, .offset = 0};
    for (const Cut& cut : cuts_) {
      if (cut.copied <= *offset) last = cut;
    }
    return error_at(error.id, source_, last.offset + (*offset - last.copied), error.arguments);
  }

  TextSource& source_;
  TextWindow window_;
  std::string text_;
  std::vector<Cut> cuts_;
  std::vector<SubscriptionArray> arrays_;
  /// Whether the text ended within an array that was left out.
  bool is_cut_off_ = false;
  bool is_too_large_ = false;
};

}  // namespace

SnapshotFrame read_frame(TextSource& source) {
  FrameReader reader(source);
  Expected<Json> document = reader.read();
  return {.document = std::move(document), .arrays = std::move(reader).arrays()};
}

}  // namespace portal_guide::stripe
