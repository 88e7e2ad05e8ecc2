#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/error.hpp"

/// JSON from outside: bounded parsing and access that cannot fail loudly.
namespace portal_guide {

using Json = nlohmann::json;
/// For what we write: members keep the order in which they were added.
using OrderedJson = nlohmann::ordered_json;

struct JsonLimits {
  std::size_t max_bytes = std::size_t{64} << 20;
  std::size_t max_depth = 64;
  /// Values of any type, the root included. A value costs far more memory than the two bytes it may take as text.
  std::size_t max_values = 4'000'000;
};

/// Parses UTF-8 text as RFC 8259 defines JSON; a byte order mark before it is skipped. Never throws, never recurses by
/// the input's depth, and refuses what is too large before it looks at it. Fails with
/// - `json-too-large`: more bytes or values than the limits allow ("limit", "observed" and "unit": "bytes" or "values");
/// - `json-not-utf8` ("line", "column");
/// - `json-too-deep` ("line", "column", "limit");
/// - `json-incomplete`: the text ends before the value does, or is empty ("line", "column");
/// - `json-invalid` ("line", "column", and "observed", the one character that cannot stand there);
/// - `json-number-range`: a number beyond double precision, such as 1e999 ("line", "column");
/// - `json-duplicate-member`: an object names a member twice ("line", "column"). RFC 8259 leaves the meaning of such an
///   object open, so whatever we kept of it would be a guess.
/// Lines and columns count from 1; columns count characters, not bytes. No argument quotes more of the input than one
/// character: somebody may have pasted a key.
Expected<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// The member `key` of an object; null where `value` is no object or has no such member. Never inserts.
const Json* find(const Json& value, std::string_view key);

/// The value behind a dotted path of object members, such as "features.invoice_history.enabled"; null where any is missing.
const Json* find_path(const Json& value, std::string_view dotted_path);

/// Typed views; nullopt where the value is null, missing or of another type. Views live as long as the value.
std::optional<std::string_view> as_string(const Json* value);
std::optional<bool> as_bool(const Json* value);
std::optional<std::int64_t> as_integer(const Json* value);

/// The name JSON gives to the value's type: "null", "boolean", "number", "string", "array" or "object"; "nothing" where
/// `value` is null. For the "observed" and "expected" of errors.
std::string_view type_name(const Json* value);

/// One step of a JSON pointer: escapes `~` and `/` (RFC 6901) and appends "/token".
std::string pointer_append(std::string_view pointer, std::string_view token);
std::string pointer_append(std::string_view pointer, std::size_t index);

}  // namespace portal_guide
