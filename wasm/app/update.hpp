#pragma once

#include <cstdint>
#include <vector>

#include "wasm/app/action.hpp"
#include "wasm/app/messages.hpp"
#include "wasm/app/state.hpp"

/// The state machine: each function changes the state and returns what the browser is to do about it, in order.
namespace portal_guide::app {

using Effects = std::vector<Effect>;

/// The state the widget opens with, and its first effects.
Expected<State> open_state(const Start& start, Effects& effects);

/// Something happened outside.
Effects update(State& state, const Event& event, std::int64_t unix_ms);
/// The reader did something in a screen.
Effects apply(State& state, const Action& action, std::int64_t unix_ms);
/// The fields may hold something else than the state does.
Effects take_drafts(State& state, const Drafts& drafts, std::int64_t unix_ms);

}  // namespace portal_guide::app
