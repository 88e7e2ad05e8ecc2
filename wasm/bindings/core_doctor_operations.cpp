#include <array>

#include "wasm/bindings/core_doctor.hpp"
#include "wasm/bindings/core_files.hpp"
#include "wasm/bindings/core_operations.hpp"

// The operations of doctor.wasm: the rules and the diagnosis, which the widget fetches when it has something to judge.
namespace portal_guide::bindings {
namespace {

constexpr std::array kOperations = {
    Operation{"doctor.address", judge_address}, Operation{"doctor.causes", judge_causes},
    Operation{"doctor.judge", judge_account},   Operation{"doctor.open", open_doctor},
    Operation{"files.read", read_files},
};

}  // namespace

std::span<const Operation> operations() { return kOperations; }

}  // namespace portal_guide::bindings
