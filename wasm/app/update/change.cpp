#include "wasm/app/update/change.hpp"

#include <utility>

#include "core/json_writer.hpp"

namespace portal_guide::app {

void emit(Change& change, std::string event, const Json& detail) {
  change.effects.emplace_back(Emit{.event = std::move(event), .detail_json = to_text(detail)});
}

void announce(Change& change, std::string_view key, const content::Arguments& arguments) {
  change.effects.emplace_back(Announce{.text = content::text(change.state.content, key, arguments)});
}

void tell_error(Change& change, const Error& error) {
  const auto message = content::describe(change.state.content, error);
  change.effects.emplace_back(Announce{.text = message, .assertive = true});
  emit(change, "error", {{"code", error.id}, {"message", message}});
}

}  // namespace portal_guide::app
