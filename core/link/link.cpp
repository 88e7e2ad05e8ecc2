#include "core/link/link.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/json.hpp"
#include "core/percent_encoding.hpp"
#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::link {
namespace {

struct Kind {
  TargetKind kind;
  std::string_view name;
  bool has_id;
};

constexpr std::array kKinds = {
    Kind{TargetKind::Step, "step", true},          Kind{TargetKind::Term, "term", true},
    Kind{TargetKind::Pitfall, "pitfall", true},    Kind{TargetKind::Symptom, "symptom", true},
    Kind{TargetKind::Rule, "rule", true},          Kind{TargetKind::Decline, "decline", true},
    Kind{TargetKind::Snippet, "code", true},       Kind{TargetKind::Search, "search", true},
    Kind{TargetKind::Checks, "checks", false},     Kind{TargetKind::Problems, "problems", false},
    Kind{TargetKind::Declines, "declines", false}, Kind{TargetKind::Snippets, "code", false},
    Kind{TargetKind::Report, "report", true},
};

constexpr std::size_t kMaxNoteCharacters = 280;
/// docs/links.md: a longer report cannot be in a link.
constexpr std::size_t kMaxReportBytes = std::size_t{32} << 10U;
constexpr std::size_t kMaxIdBytes = 100;
constexpr std::size_t kMaxWordsBytes = 200;
/// The BCP 47 tags of languages in use are far shorter.
constexpr std::size_t kMaxLangBytes = 35;
/// The slash of a target is not encoded, because it is easier to read so. No application that passes the link on cuts it there.
constexpr std::string_view kKept = "/";
/// How much of a wrong text an error shows.
constexpr std::size_t kMaxShownBytes = 60;

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= kMaxIdBytes &&
         std::all_of(id.begin(), id.end(), [](char c) { return text::is_alphanumeric(c) || c == '-'; });
}

/// Whether the text is base64url (RFC 4648, section 5), in which a compressed report is written.
bool is_report(std::string_view text) {
  return !text.empty() && text.size() <= kMaxReportBytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return text::is_alphanumeric(c) || c == '-' || c == '_'; });
}

bool is_id_of(TargetKind kind, std::string_view id) {
  if (kind == TargetKind::Report) return is_report(id);
  if (kind == TargetKind::Search) return !id.empty() && id.size() <= kMaxWordsBytes;
  return is_id(id);
}

bool is_lang(std::string_view lang) {
  return lang.size() <= kMaxLangBytes &&
         std::all_of(lang.begin(), lang.end(), [](char c) { return text::is_alphanumeric(c) || c == '-'; });
}

/// The beginning of a wrong text in printable ASCII. The text may hold anything.
std::string excerpt(std::string_view text) {
  std::string shown(text.substr(0, kMaxShownBytes));
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
  return shown;
}

Error wrong_target(std::string_view observed) { return {.id = "link-target", .arguments = {{"observed", excerpt(observed)}}}; }

std::string_view fragment_of(std::string_view address) {
  const std::size_t hash = address.find('#');
  if (hash != std::string_view::npos) return address.substr(hash + 1);
  // An address without a fragment has nothing to read. Any other text is taken for the fragment itself.
  return address.find("://") == std::string_view::npos ? address : std::string_view{};
}

/// Removes the first `name=value` from the fragment and returns it.
std::pair<std::string_view, std::string_view> take_member(std::string_view& fragment) {
  const std::size_t end = std::min(fragment.find('&'), fragment.size());
  const std::string_view member = fragment.substr(0, end);
  fragment.remove_prefix(std::min(end + 1, fragment.size()));
  const std::size_t equals = std::min(member.find('='), member.size());
  return {member.substr(0, equals), member.substr(std::min(equals + 1, member.size()))};
}

}  // namespace

Expected<Target> parse_target(std::string_view text) {
  if (text.empty()) return Target{};
  const std::size_t slash = text.find('/');
  const std::string_view name = text.substr(0, slash);
  const bool has_id = slash != std::string_view::npos;
  const auto* const kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& it) { return it.name == name && it.has_id == has_id; });
  if (kind == kKinds.end()) return fail(wrong_target(text));
  const std::string_view id = has_id ? text.substr(slash + 1) : std::string_view{};
  if (has_id && !is_id_of(kind->kind, id)) return fail(wrong_target(text));
  return Target{.kind = kind->kind, .id = std::string(id)};
}

std::string to_string(const Target& target) {
  for (const Kind& kind : kKinds) {
    if (kind.kind == target.kind) return std::string(kind.name) + (kind.has_id ? "/" + target.id : "");
  }
  return {};
}

Expected<Link> decode(std::string_view address) {
  Link link;
  std::string_view fragment = fragment_of(address);
  while (!fragment.empty()) {
    const auto [name, encoded] = take_member(fragment);
    const auto value = percent_decode(encoded);
    if (!value || !text::is_utf8(*value)) return fail({.id = "link-encoding", .arguments = {{"observed", excerpt(encoded)}}});
    if (name == "guide") {
      auto target = parse_target(*value);
      if (!target) return propagate(target);
      link.target = *std::move(target);
    } else if (name == "mode") {
      // An unknown mode is ignored, so that the link still leads somewhere.
      if (*value == "test") link.mode = stripe::Mode::Test;
      if (*value == "live") link.mode = stripe::Mode::Live;
    } else if (name == "lang") {
      if (is_lang(*value)) link.lang = *value;
    } else if (name == "note") {
      if (text::count_characters(*value) > kMaxNoteCharacters) {
        return fail({.id = "link-note-too-long", .arguments = {{"limit", std::to_string(kMaxNoteCharacters)}}});
      }
      link.note = *value;
    }
  }
  return link;
}

std::string encode(const Link& link) {
  std::string fragment;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!fragment.empty()) fragment += '&';
    fragment += std::string(name) + "=" + percent_encode(value, kKept);
  };
  add("guide", to_string(link.target));
  if (link.mode) add("mode", stripe::to_string(*link.mode));
  add("lang", link.lang);
  add("note", link.note);
  return fragment;
}

}  // namespace portal_guide::link
