#pragma once

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// What the reader takes along on paper.
namespace portal_guide::app {

void on(Change& change, const PrintSteps& wish);
void on(Change& change, const PrintReport& wish);

}  // namespace portal_guide::app
