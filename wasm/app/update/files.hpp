#pragma once

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// An account that was saved to files: a snapshot, or Stripe's own JSON.
namespace portal_guide::app {

void on(Change& change, const OpenFiles& wish);
void on(Change& change, const FilesRead& files);
void on(Change& change, const TrySample& wish);
void on(Change& change, const SampleFetched& fetched);

/// Says of the files that were chosen last why they cannot be read.
void refuse_files(Change& change, Error error);

}  // namespace portal_guide::app
