#pragma once

#include <string>
#include <string_view>

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// What stands around the screens: the menu, the list of keys, the keys themselves, and the lines that say what was done.
namespace portal_guide::app {

void on(Change& change, const ToggleMenu& wish);
void on(Change& change, const ToggleNavigation& wish);
void on(Change& change, const ToggleShortcuts& wish);
void on(Change& change, const ClosePanel& wish);
void on(Change& change, const AskStartOver& wish);
void on(Change& change, const DismissNotice& wish);
void on(Change& change, const CloseGuide& wish);
void on(Change& change, const KeyPressed& pressed);

/// Shows what was done for a few seconds, and says it to screen readers.
void show_toast(Change& change, std::string_view key, const content::Arguments& arguments = {});
/// The same for what could not be done.
void show_failure(Change& change, std::string_view key);
/// The same with a way to undo the last move.
void show_undo(Change& change, std::string_view key, const content::Arguments& arguments);
/// True where the timer was the toast's, which is over then.
bool end_toast(Change& change, const Timer& timer);

}  // namespace portal_guide::app
