#pragma once

#include <string_view>

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// Where the reader is and goes: links and the address.
namespace portal_guide::app {

void on(Change& change, const Open& open);
void on(Change& change, const GoTo& wish);
void on(Change& change, const GoToSearch& wish);
void on(Change& change, const ChooseMode& choice);
void on(Change& change, const ChooseLanguage& language);

/// Goes where a link says, or to the start with a notice that says why not.
void follow(Change& change, std::string_view target_text, std::string_view note);

enum class Keep { Nothing, Note };
/// Shows a place. Closes the menus, and drops the note and the notice unless they are kept. The address stays.
void enter(Change& change, Place place, Keep keep = Keep::Nothing);
/// The reader goes somewhere: the address follows, and the heading takes the focus.
void go_to(Change& change, Place place);
/// The address follows to the place that is shown.
void navigate(Change& change);
/// The address says the same place in other words.
void correct_address(Change& change);
/// Shows the start, where a notice says that the guide has no such place.
void miss(Change& change, std::string_view target);

}  // namespace portal_guide::app
