#include "wasm/app/update.hpp"

#include <utility>

#include "wasm/app/update/clipboard.hpp"
#include "wasm/app/update/connection.hpp"
#include "wasm/app/update/files.hpp"
#include "wasm/app/update/frame.hpp"
#include "wasm/app/update/inquiry.hpp"
#include "wasm/app/update/judging.hpp"
#include "wasm/app/update/knowledge.hpp"
#include "wasm/app/update/navigation.hpp"
#include "wasm/app/update/print.hpp"
#include "wasm/app/update/progress.hpp"
#include "wasm/app/update/run.hpp"

namespace portal_guide::app {
namespace {

void on(Change& change, const Failed& failed) {
  if (!connecting_failed(change, failed)) reading_failed(change, failed);
}

void on(Change& change, const Timer& timer) {
  if (end_toast(change, timer)) return;
  expire_by_timer(change, timer);
  tick(change, timer);
}

void on(Change& change, const NameSupport& named) { change.state.support_url = named.url; }

/// Makes one change by calling `make(change)`, then tells the host page of the steps that it moved.
template <class Make>
Effects change_state(State& state, std::int64_t unix_ms, const Make& make) {
  Effects effects;
  const auto before = states_of_steps(state);
  Change change{.state = state, .effects = effects, .unix_ms = unix_ms};
  make(change);
  tell_of_steps(change, before);
  return effects;
}

}  // namespace

Expected<State> open_state(const Start& start, Effects& effects) {
  auto content = content::parse_content(start.content);
  if (!content) return propagate(content);
  State state;
  state.content = std::move(*content);
  if (start.mode) state.mode = *start.mode;
  name_configurations(state, start.configurations);
  state.support_url = start.support_url;
  state.closable = start.closable;
  state.bare = start.bare;
  effects.emplace_back(Load{std::string(kProgressKey)});
  effects.emplace_back(Emit{.event = "ready", .detail_json = "{}"});
  // A link moves no step, so there is nothing to tell of the steps here.
  Change change{.state = state, .effects = effects, .unix_ms = start.unix_ms};
  follow(change, start.target, start.note);
  return state;
}

Effects update(State& state, const Event& event, std::int64_t unix_ms) {
  return change_state(state, unix_ms,
                      [&](Change& change) { std::visit([&](const auto& happened) { on(change, happened); }, event); });
}

Effects apply(State& state, const Action& action, std::int64_t unix_ms) {
  return change_state(state, unix_ms, [&](Change& change) { std::visit([&](const auto& done) { on(change, done); }, action); });
}

Effects take_drafts(State& state, const Drafts& drafts, std::int64_t unix_ms) {
  return change_state(state, unix_ms, [&](Change& change) {
    take_key_shapes(change, drafts.key_shapes);
    take_return_url(change, drafts.return_url);
    take_configurations(change, drafts.configurations);
    change.state.own_numbers = drafts.own_numbers;
    take_list_filter(change, drafts.list_filter);
    take_search(change, drafts.search);
  });
}

}  // namespace portal_guide::app
