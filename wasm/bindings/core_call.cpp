#include <algorithm>

#include "core/json.hpp"
#include "wasm/bindings/core_operations.hpp"

namespace portal_guide::bindings {

Expected<std::string> call(std::string_view name, std::string_view input) {
  const std::span<const Operation> known = operations();
  const auto operation =
      std::lower_bound(known.begin(), known.end(), name,
                       [](const Operation& candidate, std::string_view wanted) { return candidate.name < wanted; });
  if (operation == known.end() || operation->name != name) return fail({.id = "operation-unknown"});
  return operation->run(input);
}

std::string to_json(const Error& error) {
  return Json{{"id", error.id}, {"where", error.where}, {"arguments", error.arguments}}.dump(-1, ' ', false,
                                                                                             Json::error_handler_t::replace);
}

}  // namespace portal_guide::bindings
