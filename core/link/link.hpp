#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"

/// What a shared link says (docs/links.md). Everything is in the fragment of the URL, so none of it reaches a server.
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
  /// The id of the entry that the link opens. For Search, the words to search for: any text of 1 to 200 bytes. For Report, the
  /// compressed report. Empty for the other kinds, of which there is only one place each.
  std::string id = {};

  bool operator==(const Target&) const = default;
};

struct Link {
  Target target = {};
  std::optional<stripe::Mode> mode = std::nullopt;
  std::string lang = {};
  /// A note from the person who made the link: plain text of at most 280 characters (code points).
  std::string note = {};

  bool operator==(const Link&) const = default;
};

/// Reads a target such as "step/return-url", "search/link expired" or "checks". An empty text is Start, "code" is Snippets and
/// "code/node" is a Snippet. Whether the id exists is not checked. Fails with `link-target` ("observed").
Expected<Target> parse_target(std::string_view text);
std::string to_string(const Target& target);

/// Reads a whole address, or only its fragment with or without '#'. A link without `guide=` leads to Start. Unknown members,
/// modes and languages are ignored, and the last of two members with the same name counts. Fails with
/// - `link-target`: see parse_target();
/// - `link-encoding`: the percent-encoding is broken, or what it encodes is not UTF-8 ("observed");
/// - `link-note-too-long` ("limit").
Expected<Link> decode(std::string_view address);
/// The fragment without '#', percent-encoded: "guide=step/return-url&mode=live".
std::string encode(const Link& link);

}  // namespace portal_guide::link
