#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/json.hpp"
#include "wasm/app/messages.hpp"
#include "wasm/app/state.hpp"

namespace portal_guide::app {

/// One change of the state: what it works on, when it happens, and where it puts what the browser is to do about it.
/// Made for one event, action or edit. Each subject of this folder is a set of functions over it.
struct Change {
  State& state;
  Effects& effects;
  std::int64_t unix_ms = 0;
};

/// Tells the host page of an event of the element.
void emit(Change& change, std::string event, const Json& detail);
/// Says the interface's sentence `key` to screen readers.
void announce(Change& change, std::string_view key, const content::Arguments& arguments = {});
/// Says an error's sentence to screen readers at once, and tells the host page of it.
void tell_error(Change& change, const Error& error);

}  // namespace portal_guide::app
