#pragma once

#include <string>

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// What the rules say: of the snapshot that was read, of the reader's own return URL, of a symptom's causes.
namespace portal_guide::app {

void on(Change& change, const FilterFindings& filter);
void on(Change& change, const SaveReport& wish);

/// What stands in the fields. A snapshot that was judged already is judged again with it.
void take_return_url(Change& change, const std::string& address);
void take_configuration(Change& change, const std::string& id);

/// Judges a snapshot and keeps the report. False where the document is not a snapshot: then the error is told and the last
/// report stays.
bool judge(Change& change, Checked checked);
/// Judges once more what was judged before, because the content or a field has changed.
void judge_again(Change& change);
/// Judges the reader's own return URL alone.
void judge_address(Change& change);
/// Judges the causes of the symptom that is shown. `snapshot` is what the last report was made from; without one it is made
/// anew. Does nothing where no symptom is shown or nothing was checked.
void judge_causes(Change& change, const stripe::Snapshot* snapshot = nullptr);
/// Tells the reader and the host page what a new report says.
void show_report(Change& change);

}  // namespace portal_guide::app
