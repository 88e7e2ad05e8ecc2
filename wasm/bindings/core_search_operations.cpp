#include <array>

#include "wasm/bindings/core_operations.hpp"
#include "wasm/bindings/core_search.hpp"

// The operations of search.wasm: the part of the core that the page needs before anybody connects an account, and that
// the widget fetches when the reader looks something up.
namespace portal_guide::bindings {
namespace {

constexpr std::array kOperations = {
    Operation{"search", search},
    Operation{"search.documents", list_documents},
    Operation{"search.open", open_search},
    Operation{"snippets.fill", fill_snippet},
};

}  // namespace

std::span<const Operation> operations() { return kOperations; }

}  // namespace portal_guide::bindings
