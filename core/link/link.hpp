#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"

/// What a shared link says: docs/links.md. Everything is in the URL's fragment, so nothing reaches a server.
namespace portal_guide::link {

enum class TargetKind {
  Start,
  Step,
  Term,
  Pitfall,
  Symptom,
  Rule,
  Decline,
  Snippet,
  Search,
  Checks,
  Problems,
  Declines,
  Snippets,
  Report
};

struct Target {
  TargetKind kind = TargetKind::Start;
  /// What was asked for, of Search: any text of 1 to 200 bytes. Empty for Start and for what there is one of.
  std::string id = {};

  bool operator==(const Target&) const = default;
};

struct Link {
  Target target = {};
  std::optional<stripe::Mode> mode = std::nullopt;
  std::string lang = {};
  /// Plain text of whoever made the link, at most 280 characters (code points).
  std::string note = {};

  bool operator==(const Link&) const = default;
};

/// Reads "step/return-url", "search/link expired", "checks"; an empty text is Start. "code" is Snippets, "code/node" a Snippet.
/// Fails with `link-target` (arguments: "observed"). Does not know which ids exist.
Expected<Target> parse_target(std::string_view text);
std::string to_string(const Target& target);

/// Reads a whole address, or just its fragment with or without '#'. A link without `guide=` is Start; members, modes and
/// languages that nobody knows are ignored, and the last of two members of one name counts. Fails with `link-target`,
/// `link-encoding` (percent-encoding that is broken or no UTF-8; "observed") or `link-note-too-long` ("limit").
Expected<Link> decode(std::string_view address);
/// The fragment without '#', percent-encoded: "guide=step/return-url&mode=live".
std::string encode(const Link& link);

}  // namespace portal_guide::link
