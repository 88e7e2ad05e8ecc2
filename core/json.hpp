#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/error.hpp"

/// JSON from outside: parsing within limits, and access that never throws.
namespace portal_guide {

using Json = nlohmann::json;
/// For documents that we write. Members keep the order in which they were added.
using OrderedJson = nlohmann::ordered_json;

struct JsonLimits {
  std::size_t max_bytes = std::size_t{64} << 20;
  std::size_t max_depth = 64;
  /// Values of any type, the root included. A value takes far more memory than the two bytes that it may have as text.
  std::size_t max_values = 4'000'000;
};

/// Parses UTF-8 text as RFC 8259 defines JSON. A byte order mark before it is skipped. The parser never throws, does not
/// recurse with the depth of the input, and refuses a text that is too large before it looks at it. Fails with
/// - `json-too-large`: more bytes or values than the limits allow ("limit", "observed" and "unit": "bytes" or "values");
/// - `json-not-utf8` ("line", "column");
/// - `json-too-deep` ("line", "column", "limit");
/// - `json-incomplete`: the text ends before the value does, or is empty ("line", "column");
/// - `json-invalid` ("line", "column", and "observed", the one character that cannot stand there);
/// - `json-number-range`: a number beyond double precision, such as 1e999 ("line", "column");
/// - `json-duplicate-member`: an object names a member twice ("line", "column"). RFC 8259 leaves the meaning of such an
///   object open, so any choice between the two would be a guess.
/// Lines and columns are counted from 1, and columns in characters. No argument quotes more than one character of the input,
/// because somebody may have pasted a key.
Expected<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// The member `key` of an object. Null where `value` is not an object or has no such member. Never inserts a member.
const Json* find(const Json& value, std::string_view key);

/// The value behind a dotted path of object members, such as "features.invoice_history.enabled". Null where any of them is
/// missing.
const Json* find_path(const Json& value, std::string_view dotted_path);

/// The value as a C++ type. Nullopt where it is null, missing or of another type. A view lives as long as the value.
std::optional<std::string_view> as_string(const Json* value);
std::optional<bool> as_bool(const Json* value);
std::optional<std::int64_t> as_integer(const Json* value);

/// JSON's name for the type of the value: "null", "boolean", "number", "string", "array" or "object". "nothing" for a null
/// pointer. Errors say it in "observed" and "expected".
std::string_view type_name(const Json* value);

/// Appends one step to a JSON pointer: "/" and the token, in which `~` and `/` are escaped (RFC 6901).
std::string pointer_append(std::string_view pointer, std::string_view token);
std::string pointer_append(std::string_view pointer, std::size_t index);

}  // namespace portal_guide
