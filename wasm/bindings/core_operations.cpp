#include "wasm/bindings/core_operations.hpp"

#include <array>
#include <optional>

#include "core/json.hpp"
#include "core/proxy/admission.hpp"
#include "core/proxy/cut.hpp"
#include "core/proxy/key_policy.hpp"
#include "core/stripe/mode.hpp"
#include "wasm/bindings/core_check.hpp"
#include "wasm/bindings/core_compare.hpp"
#include "wasm/bindings/core_export.hpp"
#include "wasm/bindings/core_files.hpp"
#include "wasm/bindings/core_search.hpp"

namespace portal_guide::bindings {
namespace {

/// A body of 8 MiB can take twice as much as a JSON string, and sometimes more.
constexpr JsonLimits kInputLimits = {.max_bytes = std::size_t{64} << 20U, .max_depth = 4};

Expected<std::string_view> text_member(const Json& input, std::string_view name) {
  const std::optional<std::string_view> text = as_string(find(input, name));
  if (!text) return fail({.id = "operation-input", .where = pointer_append("", name)});
  return *text;
}

Expected<std::string> classify_key(std::string_view input) {
  return proxy::accept_key(input).map([](stripe::Mode mode) { return Json{{"mode", stripe::to_string(mode)}}.dump(); });
}

Expected<std::string> admit(std::string_view input) {
  const Expected<Json> members = parse_json(input, kInputLimits);
  if (!members) return propagate(members);
  const Expected<std::string_view> method = text_member(*members, "method");
  if (!method) return propagate(method);
  const Expected<std::string_view> path = text_member(*members, "path");
  if (!path) return propagate(path);
  const Expected<std::string_view> query = text_member(*members, "query");
  if (!query) return propagate(query);
  return proxy::admit({.method = *method, .path = *path, .query = *query}).map([](const proxy::Admitted& admitted) {
    return Json{{"path", admitted.path}, {"query", admitted.query}}.dump();
  });
}

Expected<std::string> cut(std::string_view input) {
  const Expected<Json> members = parse_json(input, kInputLimits);
  if (!members) return propagate(members);
  const Expected<std::string_view> path = text_member(*members, "path");
  if (!path) return propagate(path);
  const Expected<std::string_view> body = text_member(*members, "body");
  if (!body) return propagate(body);
  const std::optional<std::int64_t> status = as_integer(find(*members, "status"));
  if (!status || *status < 100 || *status > 599) return fail({.id = "operation-input", .where = "/status"});
  return proxy::cut({.path = *path, .status = static_cast<int>(*status), .body = *body});
}

constexpr std::array kOperations = {
    Operation{"check", check},
    Operation{"check.text", check_text},
    Operation{"compare", compare},
    Operation{"export", export_configuration},
    Operation{"files.read", read_files},
    Operation{"key.classify", classify_key},
    Operation{"proxy.admit", admit},
    Operation{"proxy.cut", cut},
    Operation{"search", search},
    Operation{"search.documents", list_documents},
    Operation{"search.open", open_search},
    Operation{"snippets.fill", fill_snippet},
};

}  // namespace

std::span<const Operation> operations() { return kOperations; }

}  // namespace portal_guide::bindings
