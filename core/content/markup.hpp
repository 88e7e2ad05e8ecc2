#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

/// The three marks a text of the content may hold: `**strong**`, `` `code` `` and `[words](target)`. They do not nest,
/// and everything else in a text stands for itself.
namespace portal_guide::content {

struct Span {
  enum class Kind { Plain, Strong, Code, Link };

  Kind kind = Kind::Plain;
  /// What is shown. Never empty, and never to be taken as HTML.
  std::string text;
  /// Of a Link only: what is_link_target() accepts.
  std::string target;

  bool operator==(const Span&) const = default;
};

/// Splits a text into spans in reading order. Total: a mark that is not closed, is empty, or leads to an unsafe target
/// is shown as it was written, so that nothing is lost and nothing unsafe becomes a link.
std::vector<Span> parse_markup(std::string_view text);

/// What parse_markup() would have to show as it was written: `content-mark` (arguments: "observed", the text from the
/// broken mark on), `content-target` (arguments: "observed", the refused target) or `content-html` (arguments:
/// "observed"; a tag outside of code). Nothing where the text is sound.
std::optional<Error> markup_fault(std::string_view text);

/// The text without its marks: a link leaves its words. For terminals, reports, titles and attributes.
std::string plain_text(std::string_view text);

/// The text with "…" in the place of each `{placeholder}`, for pages that speak of no account.
std::string without_placeholders(std::string_view text);

/// Where a link may lead: an https address with a host and without a user, or one of the guide's places that
/// link.hpp knows: `step/ID`, `term/ID`, `pitfall/ID`, `symptom/ID`, `rule/ID`, `decline/ID`, `code/ID`, `checks`, `problems`,
/// `declines` or `code`. Does not know which ids exist.
bool is_link_target(std::string_view target);
bool is_https_address(std::string_view address);

/// Lower-case words of letters and digits, joined by single hyphens.
bool is_kebab_case(std::string_view id);

}  // namespace portal_guide::content
