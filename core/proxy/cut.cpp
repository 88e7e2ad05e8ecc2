#include "core/proxy/cut.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "core/json.hpp"
#include "core/proxy/routes.hpp"
#include "core/stripe/api_key.hpp"
#include "core/stripe/object_fields.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::proxy {
namespace {

/// A page of a hundred objects takes a few hundred kilobytes.
constexpr JsonLimits kLimits = {.max_bytes = std::size_t{8} << 20U, .max_depth = 32};
constexpr std::size_t kMaxErrorText = 2000;

Failure<> malformed(std::string_view where) { return fail({.id = "stripe-answer-malformed", .where = std::string(where)}); }

bool is_object_of(const Json& value, std::string_view type) { return as_string(find(value, "object")) == type; }

Expected<Json> cut_list(const Json& list, const Route& route, const stripe::ObjectFields& fields) {
  const Json* elements = find(list, "data");
  const std::optional<bool> has_more = as_bool(find(list, "has_more"));
  if (!is_object_of(list, "list") || elements == nullptr || !elements->is_array() || !has_more) return malformed("");
  Json kept = Json::array();
  for (std::size_t index = 0; index < elements->size(); ++index) {
    const Json& element = (*elements)[index];
    if (!is_object_of(element, route.object_type)) return malformed(pointer_append("/data", index));
    kept.push_back(stripe::keep_fields(element, fields));
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

Expected<std::string> cut(const Answer& answer) {
  const Route* route = find_route(answer.path);
  if (route == nullptr) return fail({.id = "not-allowed", .arguments = {{"observed", "path"}}});
  const stripe::ObjectFields* fields = stripe::find_object_fields(route->object_type);
  if (fields == nullptr) return malformed("");
  // What is no JSON is null here, in which nothing is found of what an answer holds.
  const Json body = parse_json(answer.body, kLimits).value_or(Json());

  Expected<Json> kept = Json();
  if (answer.status >= 400) {
    kept = cut_error(body);
  } else if (route->is_list) {
    kept = cut_list(body, *route, *fields);
  } else if (is_object_of(body, route->object_type)) {
    kept = stripe::keep_fields(body, *fields);
  } else {
    kept = malformed("");
  }
  if (!kept) return propagate(kept);
  return kept->dump();
}

}  // namespace portal_guide::proxy
