#pragma once

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// What the reader copies.
namespace portal_guide::app {

void on(Change& change, const CopyText& copy);
void on(Change& change, const CopyPlaceLink& copy);
void on(Change& change, const Copied& copied);

}  // namespace portal_guide::app
