#pragma once

#include <cstdint>

#include "wasm/app/action.hpp"
#include "wasm/app/messages.hpp"
#include "wasm/app/state.hpp"

/// The state machine: each function changes the state and returns what the browser is to do about it, in order.
namespace portal_guide::app {

/// The state that the widget opens with; its first effects are appended. Fails where the content cannot be read.
Expected<State> open_state(const Start& start, Effects& effects);

/// Something happened outside. update/ holds what that changes, by subject.
Effects update(State& state, const Event& event, std::int64_t unix_ms);
/// The reader did something in a screen.
Effects apply(State& state, const Action& action, std::int64_t unix_ms);
/// Takes over what stands in the fields, where that is not what the state holds.
Effects take_drafts(State& state, const Drafts& drafts, std::int64_t unix_ms);

}  // namespace portal_guide::app
