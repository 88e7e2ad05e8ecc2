#include "core/proxy/admission.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/percent_encoding.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::proxy {
namespace {

constexpr std::size_t kMaxQueryLength = 4096;
/// How often a name may be repeated: `ids[]` takes as many ids as a page has objects.
constexpr std::size_t kMaxRepetitions = 100;
constexpr std::size_t kMaxFreeIdLength = 255;
constexpr std::string_view kExpand = "expand[]";

bool is_printable(char character) { return character >= '!' && character <= '~'; }

/// Decodes percent-encoding. Nullopt where a percent sign is not followed by two digits, or where a byte should have been
/// encoded.
std::optional<std::string> decode_strictly(std::string_view text) {
  const bool is_plain =
      std::all_of(text.begin(), text.end(), [](char character) { return is_printable(character) && character != '+'; });
  return is_plain ? percent_decode(text) : std::nullopt;
}

bool is_among(std::string_view value, std::string_view choices) {
  while (!choices.empty()) {
    const std::size_t end = std::min(choices.find(' '), choices.size());
    if (choices.substr(0, end) == value) return true;
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return false;
}

bool has_shape(std::string_view value, const Parameter& parameter) {
  switch (parameter.shape) {
    case ValueShape::Boolean:
      return value == "true" || value == "false";
    case ValueShape::PageSize:
      return value == "100" || ((value.size() == 1 || value.size() == 2) && value.front() != '0' &&
                                std::all_of(value.begin(), value.end(), text::is_digit));
    case ValueShape::UnixSeconds:
      return !value.empty() && value.size() <= 12 && std::all_of(value.begin(), value.end(), text::is_digit);
    case ValueShape::PrefixedId:
      return value.size() > parameter.choices.size() && value.size() <= kMaxFreeIdLength &&
             value.starts_with(parameter.choices) && std::all_of(value.begin(), value.end(), [](char character) {
               return text::is_alphanumeric(character) || character == '_';
             });
    case ValueShape::FreeId:
      return !value.empty() && value.size() <= kMaxFreeIdLength && std::all_of(value.begin(), value.end(), is_printable);
    case ValueShape::Choice:
      return is_among(value, parameter.choices);
    case ValueShape::Currency:
      return value.size() == 3 && std::all_of(value.begin(), value.end(), text::is_lower);
  }
  return false;
}

Failure<> refuse(std::string_view part) { return fail({.id = "not-allowed", .arguments = {{"observed", std::string(part)}}}); }

}  // namespace

Expected<Admitted> admit(const Request& request) {
  if (request.method != "GET") return refuse("method");
  const Route* route = find_route(request.path);
  if (route == nullptr) return refuse("path");
  if (request.query.size() > kMaxQueryLength) return refuse("query");

  Admitted admitted{.path = std::string(request.path), .query = {}};
  std::vector<std::string> seen;
  std::string_view rest = request.query;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    const bool is_last = end == rest.size();
    rest.remove_prefix(is_last ? end : end + 1);
    if (!is_last && rest.empty()) return refuse("query");

    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return refuse("query");
    const std::optional<std::string> name = decode_strictly(pair.substr(0, equals));
    const std::optional<std::string> value = decode_strictly(pair.substr(equals + 1));
    if (!name || !value) return refuse("query");

    if (*name == kExpand) {
      if (std::find(route->expansions.begin(), route->expansions.end(), *value) == route->expansions.end()) {
        return refuse("expand");
      }
    } else {
      const auto parameter = std::find_if(route->parameters.begin(), route->parameters.end(),
                                          [&name](const Parameter& candidate) { return candidate.name == *name; });
      if (parameter == route->parameters.end()) return refuse("parameter");
      if (!has_shape(*value, *parameter)) return refuse("value");
    }

    const auto repetitions = static_cast<std::size_t>(std::count(seen.begin(), seen.end(), *name));
    if (repetitions >= (name->ends_with("[]") ? kMaxRepetitions : 1)) return refuse("duplicate");
    seen.push_back(*name);

    if (!admitted.query.empty()) admitted.query.push_back('&');
    admitted.query += percent_encode(*name) + "=" + percent_encode(*value);
  }
  return admitted;
}

}  // namespace portal_guide::proxy
