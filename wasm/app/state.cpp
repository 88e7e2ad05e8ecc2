#include "wasm/app/state.hpp"

namespace portal_guide::app {

const content::Knowledge* knowledge_of(const State& state) {
  return state.library.phase == Library::Phase::Here ? &state.library.knowledge : nullptr;
}

std::vector<stripe::Mode> connected_modes(const State& state) {
  std::vector<stripe::Mode> modes;
  for (const auto mode : {stripe::Mode::Test, stripe::Mode::Live}) {
    if (state.connection(mode).phase == Connection::Phase::Connected) modes.push_back(mode);
  }
  return modes;
}

checklist::State state_of(const State& state, const content::Step& step) {
  return checklist::state_of(step, state.progress, state.report);
}

Drafts drafts_of(const State& state) {
  return {.return_url = state.return_url,
          .own_numbers = state.own_numbers,
          .configurations = state.configurations,
          .search = state.search,
          .list_filter = state.list_filter,
          .key_shapes = {state.connections[0].key_shape, state.connections[1].key_shape}};
}

}  // namespace portal_guide::app
