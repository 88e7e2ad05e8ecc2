#include "core/stripe/own_json/input_kind.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/stripe/bracket_skipper.hpp"
#include "core/stripe/subscription_stream.hpp"
#include "core/stripe/text_window.hpp"

namespace portal_guide::stripe::own_json {
namespace {

constexpr std::array<std::string_view, 5> kMembersOfSnapshots = {"format", "integration", "live", "taken_at", "test"};
/// `error` is what Stripe answers where a request failed.
constexpr std::array<std::string_view, 3> kMembersOfObjects = {"data", "error", "object"};
/// A name that tells is shorter.
constexpr std::size_t kLongestName = 64;

template <std::size_t kCount>
bool holds(const std::array<std::string_view, kCount>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class OutermostMembers {
 public:
  explicit OutermostMembers(TextSource& source) : window_(source) {}

  Expected<InputKind> kind() {
    const InputKind kind = look();
    if (window_.error()) return fail(*window_.error());
    return kind;
  }

 private:
  InputKind look() {
    window_.peek();
    if (window_.rest().starts_with("\xef\xbb\xbf")) window_.advance(3);
    window_.skip_space();
    if (window_.ended()) return InputKind::Snapshot;
    if (window_.peek() != '{') return InputKind::Objects;
    window_.advance(1);
    for (window_.skip_space(); window_.peek() == '"'; window_.skip_space()) {
      const std::string name = string();
      window_.skip_space();
      if (window_.peek() != ':') break;
      if (holds(kMembersOfSnapshots, name)) return InputKind::Snapshot;
      if (holds(kMembersOfObjects, name)) return InputKind::Objects;
      window_.advance(1);
      skip_value();
      window_.skip_space();
      if (window_.peek() == ',') window_.advance(1);
    }
    return InputKind::Snapshot;
  }

  /// Consumes a string, and returns the start of what is written between its quotes.
  std::string string() {
    std::string written;
    window_.advance(1);
    while (!window_.ended()) {
      const char next = window_.peek();
      window_.advance(1);
      if (next == '"') return written;
      if (written.size() < kLongestName) written += next;
      if (next == '\\' && !window_.ended()) window_.advance(1);
    }
    return written;
  }

  void skip_value() {
    window_.skip_space();
    const char first = window_.peek();
    if (first == '"') {
      string();
      return;
    }
    if (first == '{' || first == '[') {
      BracketSkipper skipper;
      while (!window_.ended()) {
        const auto behind = skipper.skip(window_.rest());
        window_.advance(behind.value_or(window_.rest().size()));
        if (behind) return;
      }
      return;
    }
    for (char next = first; next != ',' && next != '}' && !window_.ended(); next = window_.peek()) {
      window_.advance(1);
    }
  }

  TextWindow window_;
};

}  // namespace

Expected<InputKind> kind_of(TextSource& source) { return OutermostMembers(source).kind(); }

Error fault_among_files(TextSource& source) {
  const auto snapshot = SubscriptionStream::open(source, nullptr);
  if (snapshot) return {.id = "files-mixed"};
  // With another fault than these it is a snapshot all the same.
  const std::string& id = snapshot.error().id;
  const bool is_snapshot = id.starts_with("snapshot-") && id != "snapshot-format";
  return is_snapshot ? Error{.id = "files-mixed"} : snapshot.error();
}

}  // namespace portal_guide::stripe::own_json
