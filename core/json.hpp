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
};

/// Parses UTF-8 text. Fails with `json-too-large`, `json-too-deep`, `json-invalid` (arguments: "line", "column",
/// "observed") or `json-not-utf8`; never throws, never recurses by the input's depth.
Expected<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// The member `key` of an object; null where `value` is no object or has no such member. Never inserts.
const Json* find(const Json& value, std::string_view key);

/// The value behind a dotted path of object members, such as "features.invoice_history.enabled"; null where any is missing.
const Json* find_path(const Json& value, std::string_view dotted_path);

/// Typed views; nullopt where the value is null, missing or of another type. Views live as long as the value.
std::optional<std::string_view> as_string(const Json* value);
std::optional<bool> as_bool(const Json* value);
std::optional<std::int64_t> as_integer(const Json* value);

/// One step of a JSON pointer: escapes `~` and `/` (RFC 6901) and appends "/token".
std::string pointer_append(std::string_view pointer, std::string_view token);
std::string pointer_append(std::string_view pointer, std::size_t index);

}  // namespace portal_guide
