#include "wasm/bindings/core_check.hpp"

#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "wasm/bindings/core_snapshot_input.hpp"

namespace portal_guide::bindings {

Expected<std::string> check(std::string_view input) {
  const auto given = read_snapshot_input(input);
  if (!given) return fail(given.error());
  return report::to_json(rules::evaluate(given->snapshot, given->content));
}

}  // namespace portal_guide::bindings
