#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/error.hpp"

/// The operations of the core that code outside of C++ can call by name. Input and output are text, and JSON unless an
/// operation says otherwise.
namespace portal_guide::bindings {

struct Operation {
  std::string_view name;
  Expected<std::string> (*run)(std::string_view input);
};

/// Sorted by name:
/// - `check`: a snapshot and the words for its report -> portal-report/2 (core_check.hpp);
/// - `check.text`: the same with the texts as they are, for snapshots with many subscriptions (core_check.hpp);
/// - `compare`: the same input as `check` -> portal-comparison/1 (core_compare.hpp);
/// - `key.classify`: a key as plain text -> `{"mode": "test" | "live"}`; fails as proxy::accept_key() does;
/// - `proxy.admit`: `{"method", "path", "query"}` -> `{"path", "query"}`; fails as proxy::admit() does;
/// - `proxy.cut`: `{"path", "status", "body"}` -> the body cut to what the browser may see; fails as proxy::cut() does;
/// - `search.open`, `search`, `search.documents` and `snippets.fill`: the guide's search (core_search.hpp).
/// search.wasm has only the last four. doctor.wasm has `files.read` and those of core_doctor.hpp.
std::span<const Operation> operations();

/// Runs the operation. Fails with `operation-unknown`, with `operation-input` where the input is not what the operation expects
/// (`where` points at what is wrong), or as the operation does.
Expected<std::string> call(std::string_view name, std::string_view input);

/// An Error as JSON for the caller: `{"id", "where", "arguments"}`.
std::string to_json(const Error& error);

}  // namespace portal_guide::bindings
