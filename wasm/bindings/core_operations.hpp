#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/error.hpp"

/// What the core can be asked for by name, from outside C++. Text in, text out: JSON unless said otherwise.
namespace portal_guide::bindings {

struct Operation {
  std::string_view name;
  Expected<std::string> (*run)(std::string_view input);
};

/// Sorted by name:
/// - `check`: a snapshot and the words to report on it -> portal-report/1 (core_check.hpp);
/// - `check.text`: the same with the texts as they are, for many subscriptions (core_check.hpp);
/// - `compare`: the same input as `check` -> portal-comparison/1 (core_compare.hpp);
/// - `key.classify`: a key as plain text -> `{"mode": "test" | "live"}`; fails as proxy::accept_key() does;
/// - `proxy.admit`: `{"method", "path", "query"}` -> `{"path", "query"}`; fails as proxy::admit() does;
/// - `proxy.cut`: `{"path", "status", "body"}` -> the body cut to what may be seen; fails as proxy::cut() does;
/// - `search.open`, `search`, `search.documents` and `snippets.fill`: the guide's search (core_search.hpp).
/// search.wasm has the last four alone.
std::span<const Operation> operations();

/// Fails with `operation-unknown`, `operation-input` (the input is no such object; `where` says what), or as the
/// operation does.
Expected<std::string> call(std::string_view name, std::string_view input);

/// An Error for the other side: `{"id", "where", "arguments"}`.
std::string to_json(const Error& error);

}  // namespace portal_guide::bindings
