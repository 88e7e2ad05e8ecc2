#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/stripe/text_source.hpp"

/// Errors about a text that is read in pieces, with the line and column in the whole of it.
namespace portal_guide::stripe {

/// The error with the "line" and "column" of the byte at `offset`, counted from 1 in characters, as parse_json() counts them.
/// They replace what `arguments` say of line and column. Where the source cannot be read, its own error is returned.
Error error_at(std::string id, TextSource& source, std::uint64_t offset, std::map<std::string, std::string> arguments = {});

/// Where in `text` an error of parse_json() points to, in bytes; nothing where it points nowhere.
std::optional<std::size_t> offset_of(std::string_view text, const Error& error);

/// An error that parse_json() found in a text at `text_offset` of the source, with its place in the whole source.
Error in_source(const Error& error, std::string_view text, TextSource& source, std::uint64_t text_offset);

/// `json-too-large`: more than `limit` bytes.
Error too_large(std::size_t limit);

}  // namespace portal_guide::stripe
