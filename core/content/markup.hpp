#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

/// The three marks that a text of the content may hold: `**strong**`, `` `code` `` and `[words](target)`. They do not nest, and
/// everything else in a text stands for itself.
namespace portal_guide::content {

struct Span {
  enum class Kind { Plain, Strong, Code, Link };

  Kind kind = Kind::Plain;
  /// What is shown. It is never empty and never HTML.
  std::string text;
  /// Where a Link leads, which is_link_target() accepts. Empty for the other kinds.
  std::string target;

  bool operator==(const Span&) const = default;
};

/// Splits a text into spans in reading order. A mark that is not closed, is empty, or leads to an unsafe target is shown as it
/// was written, so that nothing is lost and nothing unsafe becomes a link.
std::vector<Span> parse_markup(std::string_view text);

/// The first fault of the text, or nullopt where there is none:
/// - `content-mark`: a broken mark ("observed": the text from the mark on);
/// - `content-target`: a link to an unsafe target ("observed": the target);
/// - `content-html`: a tag outside of code ("observed").
std::optional<Error> markup_fault(std::string_view text);

/// The text without its marks. Of a link the words stay. For terminals, reports, titles and attributes.
std::string plain_text(std::string_view text);

/// The text with "…" in place of each `{placeholder}`, for pages that are not about an account.
std::string without_placeholders(std::string_view text);

/// Whether a link may lead there: to an https address with a host and without a user, or to one of the guide's own places:
/// `step/ID`, `term/ID`, `pitfall/ID`, `symptom/ID`, `rule/ID`, `decline/ID`, `code/ID`, `checks`, `problems`, `declines` or
/// `code`. Whether the id exists is not checked.
bool is_link_target(std::string_view target);
bool is_https_address(std::string_view address);

/// Lower-case words of letters and digits, joined by single hyphens.
bool is_kebab_case(std::string_view id);

}  // namespace portal_guide::content
