#include "core/proxy/cut.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/json.hpp"
#include "core/proxy/fields.hpp"
#include "core/proxy/routes.hpp"
#include "core/stripe/api_key.hpp"
#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::proxy {
namespace {

/// A page of a hundred objects is a few hundred kilobytes.
constexpr JsonLimits kLimits = {.max_bytes = std::size_t{8} << 20U, .max_depth = 32};
/// An expanded object may hold another expanded object. Stripe expands at most four levels deep.
constexpr int kMaxExpansion = 4;
constexpr std::size_t kMaxWildcardName = 64;
constexpr std::size_t kMaxErrorText = 2000;

Failure<> malformed(std::string_view where) { return fail({.id = "stripe-answer-malformed", .where = std::string(where)}); }

bool is_wildcard_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxWildcardName && std::all_of(name.begin(), name.end(), [](char character) {
    return text::is_lower(character) || text::is_digit(character) || character == '_';
  });
}

Json cut_scalar(const Json& value) {
  const std::optional<std::string_view> text = as_string(&value);
  return text ? Json(stripe::redact_keys(*text)) : value;
}

Json cut_object(const Json& object, std::span<const std::string_view> paths, int expansion);

/// A value that a path names as a whole. Nullopt where no part of it may pass.
std::optional<Json> cut_leaf(const Json& value, int expansion) {
  if (value.is_primitive()) return cut_scalar(value);
  if (value.is_array()) {
    Json kept = Json::array();
    for (const Json& element : value) {
      std::optional<Json> cut_element = element.is_array() ? std::nullopt : cut_leaf(element, expansion);
      if (cut_element) kept.push_back(*std::move(cut_element));
    }
    return kept;
  }
  // This is an id that was expanded into its object.
  const std::optional<std::string_view> type = as_string(find(value, "object"));
  const ObjectFields* fields = type ? find_object_fields(*type) : nullptr;
  if (fields == nullptr || expansion >= kMaxExpansion) return std::nullopt;
  return cut_object(value, fields->paths, expansion + 1);
}

/// A value of which `paths` name parts. Nullopt where it has no parts. Null stays null, because it says that there is no value.
std::optional<Json> cut_branch(const Json& value, std::span<const std::string_view> paths, int expansion) {
  if (value.is_null()) return value;
  if (value.is_object()) return cut_object(value, paths, expansion);
  if (!value.is_array()) return std::nullopt;
  Json kept = Json::array();
  for (const Json& element : value) {
    if (element.is_object()) kept.push_back(cut_object(element, paths, expansion));
  }
  return kept;
}

Json cut_object(const Json& object, std::span<const std::string_view> paths, int expansion) {
  Json kept = Json::object();
  std::vector<std::string_view> tails;
  for (auto member = object.begin(); member != object.end(); ++member) {
    const std::string_view name = member.key();
    bool is_leaf = false;
    tails.clear();
    for (const std::string_view path : paths) {
      const std::size_t dot = path.find('.');
      const std::string_view head = path.substr(0, dot);
      if (head != name && !(head == "*" && is_wildcard_name(name))) continue;
      if (dot == std::string_view::npos) {
        is_leaf = true;
      } else {
        tails.push_back(path.substr(dot + 1));
      }
    }
    std::optional<Json> value;
    if (is_leaf) {
      value = cut_leaf(*member, expansion);
    } else if (!tails.empty()) {
      value = cut_branch(*member, tails, expansion);
    }
    if (value) kept.emplace(name, *std::move(value));
  }
  return kept;
}

bool is_object_of(const Json& value, std::string_view type) { return as_string(find(value, "object")) == type; }

Expected<Json> cut_list(const Json& list, const Route& route, const ObjectFields& fields) {
  const Json* elements = find(list, "data");
  const std::optional<bool> has_more = as_bool(find(list, "has_more"));
  if (!is_object_of(list, "list") || elements == nullptr || !elements->is_array() || !has_more) return malformed("");
  Json kept = Json::array();
  for (std::size_t index = 0; index < elements->size(); ++index) {
    const Json& element = (*elements)[index];
    if (!is_object_of(element, route.object_type)) return malformed(pointer_append("/data", index));
    kept.push_back(cut_object(element, fields.paths, 0));
  }
  return Json{{"object", "list"}, {"data", std::move(kept)}, {"has_more", *has_more}, {"url", route.path}};
}

std::string shortened(std::string_view text) {
  std::string redacted = stripe::redact_keys(text);
  redacted.resize(text::first_bytes(redacted, kMaxErrorText).size());
  return redacted;
}

Expected<Json> cut_error(const Json& body) {
  const Json* error = find(body, "error");
  if (error == nullptr || !error->is_object()) return malformed("");
  Json kept = Json::object();
  for (const std::string_view name : {"type", "code", "message", "param", "doc_url"}) {
    const std::optional<std::string_view> text = as_string(find(*error, name));
    if (!text) continue;
    if (name == "doc_url" && !text->starts_with("https://stripe.com/") && !text->starts_with("https://docs.stripe.com/")) {
      continue;
    }
    kept.emplace(name, shortened(*text));
  }
  return Json{{"error", std::move(kept)}};
}

}  // namespace

Json cut_object(const Json& object, const ObjectFields& fields) { return cut_object(object, fields.paths, 0); }

Expected<std::string> cut(const Answer& answer) {
  const Route* route = find_route(answer.path);
  if (route == nullptr) return fail({.id = "not-allowed", .arguments = {{"observed", "path"}}});
  const ObjectFields* fields = find_object_fields(route->object_type);
  if (fields == nullptr) return malformed("");
  const Expected<Json> body = parse_json(answer.body, kLimits);
  if (!body || !body->is_object()) return malformed("");

  Expected<Json> kept = Json();
  if (answer.status >= 400) {
    kept = cut_error(*body);
  } else if (route->is_list) {
    kept = cut_list(*body, *route, *fields);
  } else if (is_object_of(*body, route->object_type)) {
    kept = cut_object(*body, fields->paths, 0);
  } else {
    kept = malformed("");
  }
  if (!kept) return propagate(kept);
  return kept->dump();
}

}  // namespace portal_guide::proxy
