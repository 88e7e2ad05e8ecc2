#pragma once

#include <array>
#include <string>
#include <string_view>

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// What the rules say: of the snapshot that was read, of the reader's own return URL, of a symptom's causes.
namespace portal_guide::app {

void on(Change& change, const FilterFindings& filter);
void on(Change& change, const FilterMode& filter);
void on(Change& change, const FilterStep& filter);
void on(Change& change, const ToggleSteps& wish);
void on(Change& change, const ToggleFinding& toggle);
void on(Change& change, const SaveReport& wish);
void on(Change& change, const NameConfigurations& named);

/// What stands in the fields. A snapshot that was judged already is judged again with it.
void take_return_url(Change& change, const std::string& address);
void take_configurations(Change& change, const std::array<std::string, 2>& typed);

/// Puts into the fields of both modes what a host names. A text that names no configuration changes nothing.
void name_configurations(State& state, std::string_view text);

void on(Change& change, const DoctorAnswered& answered);

/// Has the doctor judge an account, as soon as the doctor is there. Until then the last report stays.
void judge(Change& change, Checked checked, Judging::Then then);
/// Has judged once more what was judged before, because a field has changed or the doctor has come.
void judge_again(Change& change);
/// Has the reader's own return URL judged alone.
void judge_address(Change& change);
/// Has the causes judged of the symptom that is shown. Does nothing where no symptom is shown or nothing was checked.
void judge_causes(Change& change);

}  // namespace portal_guide::app
