#include "core/content/markup.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::content {
namespace {

constexpr std::string_view kStrongMark = "**";
constexpr std::size_t kQuotedBytes = 40;

/// The start of a text, cut between characters, for a message that has to stay short.
std::string quoted_start(std::string_view text) {
  if (text.size() <= kQuotedBytes) return std::string(text);
  return std::string(text::first_bytes(text, kQuotedBytes)) + "…";
}

/// A mark that was found at the start of a text.
struct Mark {
  Span span;
  std::size_t length = 0;
};

/// Why something that looks like a mark is not one: the id of the error and the part of the text that it is about.
struct Refusal {
  std::string_view id;
  std::string_view observed;

  Error to_error() const { return {.id = std::string(id), .arguments = {{"observed", quoted_start(observed)}}}; }
};

/// What stands at one place of a text: a mark, the reason why it is not one, or neither, which is a plain character.
struct Place {
  std::optional<Mark> mark;
  std::optional<Refusal> refusal;
};

Place found(Span span, std::size_t length) { return {.mark = Mark{std::move(span), length}, .refusal = {}}; }
Place refused(std::string_view id, std::string_view observed) { return {.mark = {}, .refusal = Refusal{id, observed}}; }

Place read_enclosed(std::string_view rest, std::string_view delimiter, Span::Kind kind) {
  const std::size_t end = rest.find(delimiter, delimiter.size());
  if (end == std::string_view::npos || end == delimiter.size()) return refused("content-mark", rest);
  const std::string_view inside = rest.substr(delimiter.size(), end - delimiter.size());
  if (kind == Span::Kind::Strong && inside.find_first_of("`[") != std::string_view::npos) return refused("content-mark", rest);
  return found({kind, std::string(inside), {}}, end + delimiter.size());
}

/// Looks no further than the next opening, so that a text full of broken marks still takes linear time.
Place read_link(std::string_view rest) {
  const std::size_t words_end = rest.find_first_of("[]`", 1);
  if (words_end == std::string_view::npos || words_end == 1 || rest.substr(words_end, 2) != "](") {
    return refused("content-mark", rest);
  }
  const std::size_t target_start = words_end + 2;
  const std::size_t target_end = rest.find_first_of("()[]` ", target_start);
  const std::string_view words = rest.substr(1, words_end - 1);
  if (target_end == std::string_view::npos || rest[target_end] != ')' || words.find(kStrongMark) != std::string_view::npos) {
    return refused("content-mark", rest);
  }
  const std::string_view target = rest.substr(target_start, target_end - target_start);
  if (!is_link_target(target)) return refused("content-target", target);
  return found({Span::Kind::Link, std::string(words), std::string(target)}, target_end + 1);
}

/// What stands at the beginning of `rest`, which must not be empty.
Place read_place(std::string_view rest) {
  if (rest.front() == '`') return read_enclosed(rest, "`", Span::Kind::Code);
  if (rest.substr(0, kStrongMark.size()) == kStrongMark) return read_enclosed(rest, kStrongMark, Span::Kind::Strong);
  if (rest.front() == '[') return read_link(rest);
  const bool opens_tag =
      rest.front() == '<' && rest.size() > 1 && (text::is_letter(rest[1]) || rest[1] == '/' || rest[1] == '!');
  return opens_tag ? refused("content-html", rest) : Place();
}

/// HTML in the words of a mark. Code may hold it, because code is shown as it is.
std::optional<Error> html_in_words(const Span& span) {
  if (span.kind == Span::Kind::Code) return std::nullopt;
  const std::string_view words = span.text;
  for (std::size_t at = words.find('<'); at != std::string_view::npos; at = words.find('<', at + 1)) {
    if (const Place place = read_place(words.substr(at)); place.refusal) return place.refusal->to_error();
  }
  return std::nullopt;
}

}  // namespace

std::vector<Span> parse_markup(std::string_view text) {
  std::vector<Span> spans;
  std::size_t plain_start = 0;
  const auto take_plain = [&](std::size_t end) {
    if (end > plain_start) spans.push_back({Span::Kind::Plain, std::string(text.substr(plain_start, end - plain_start)), {}});
  };
  std::size_t at = 0;
  while ((at = text.find_first_of("`*[", at)) != std::string_view::npos) {
    Place place = read_place(text.substr(at));
    if (!place.mark) {
      at += text.substr(at, kStrongMark.size()) == kStrongMark ? kStrongMark.size() : 1;
      continue;
    }
    take_plain(at);
    spans.push_back(std::move(place.mark->span));
    at += place.mark->length;
    plain_start = at;
  }
  take_plain(text.size());
  return spans;
}

std::optional<Error> markup_fault(std::string_view text) {
  std::size_t at = 0;
  while ((at = text.find_first_of("`*[<", at)) != std::string_view::npos) {
    Place place = read_place(text.substr(at));
    if (place.refusal) return place.refusal->to_error();
    if (place.mark) {
      if (auto fault = html_in_words(place.mark->span)) return fault;
      at += place.mark->length;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

std::string plain_text(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (const Span& span : parse_markup(text)) {
    plain += span.text;
  }
  return plain;
}

bool is_kebab_case(std::string_view id) {
  if (id.empty() || id.front() == '-' || id.back() == '-' || id.find("--") != std::string_view::npos) return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return text::is_lower(c) || text::is_digit(c) || c == '-'; });
}

bool is_https_address(std::string_view address) {
  constexpr std::string_view kScheme = "https://";
  if (address.substr(0, kScheme.size()) != kScheme) return false;
  const std::string_view rest = address.substr(kScheme.size());
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty() || host.front() == '.' || host.front() == ':') return false;
  const bool plain_host = std::all_of(host.begin(), host.end(),
                                      [](char c) { return text::is_alphanumeric(c) || c == '.' || c == '-' || c == ':'; });
  return plain_host && std::all_of(rest.begin(), rest.end(), [](char c) {
           return static_cast<unsigned char>(c) > ' ' && c != '\x7f' &&
                  std::string_view("<>\"`\\{}|^").find(c) == std::string_view::npos;
         });
}

std::string without_placeholders(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t brace = text.find('{');
    const std::size_t end = brace == std::string_view::npos ? brace : text.find('}', brace);
    if (end == std::string_view::npos) break;
    shown.append(text.substr(0, brace)).append("…");
    text.remove_prefix(end + 1);
  }
  return shown.append(text);
}

bool is_link_target(std::string_view target) {
  constexpr std::array<std::string_view, 7> kKinds = {"step", "term", "pitfall", "symptom", "rule", "decline", "code"};
  constexpr std::array<std::string_view, 4> kLists = {"checks", "problems", "declines", "code"};
  if (is_https_address(target)) return true;
  const std::size_t slash = target.find('/');
  if (slash == std::string_view::npos) return std::find(kLists.begin(), kLists.end(), target) != kLists.end();
  return std::find(kKinds.begin(), kKinds.end(), target.substr(0, slash)) != kKinds.end() &&
         is_kebab_case(target.substr(slash + 1));
}

}  // namespace portal_guide::content
