#include "wasm/bindings/core_compare.hpp"

#include "core/compare/compare.hpp"
#include "wasm/bindings/core_snapshot_input.hpp"

namespace portal_guide::bindings {

Expected<std::string> compare(std::string_view input) {
  const auto given = read_snapshot_input(input);
  if (!given) return propagate(given);
  return portal_guide::compare::compare(given->snapshot, given->content).map(portal_guide::compare::to_json);
}

}  // namespace portal_guide::bindings
