#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// How far the reader has come through the steps: kept in the browser, and told to the host page.
namespace portal_guide::app {

/// What the browser keeps the progress under.
inline constexpr std::string_view kProgressKey = "progress";

void on(Change& change, const Loaded& loaded);
void on(Change& change, const Reset& wish);
void on(Change& change, const MoveStep& move);
void on(Change& change, const StartOver& wish);
void on(Change& change, const UndoStartOver& wish);
void on(Change& change, const UndoMove& wish);

/// Keeps the step that the reader is at.
void remember_step(Change& change, const std::string& id);

/// Keeps which steps the report of a check has confirmed.
void remember_confirmed(Change& change);

/// The state of each step, in the content's order.
std::vector<checklist::State> states_of_steps(const State& state);
/// Tells the host page of each step whose state is another than `before`. The last thing that a change does.
void tell_of_steps(Change& change, const std::vector<checklist::State>& before);

}  // namespace portal_guide::app
