#include "wasm/app/update/connection.hpp"

#include <algorithm>
#include <utility>

#include "wasm/app/update/run.hpp"

namespace portal_guide::app {
namespace {

constexpr std::int64_t kLongestTimerMs = 24LL * 60 * 60 * 1000;

void fail_connection(Change& change, Connection& connection, const Error& error) {
  connection.phase = Connection::Phase::Failed;
  connection.failure = error;
  tell_error(change, error);
}

void take_connection(Change& change, Connection& connection, std::int64_t expires_at_unix_seconds) {
  connection = {
      .phase = Connection::Phase::Connected, .id = change.state.next_id++, .expires_at_unix_seconds = expires_at_unix_seconds};
  const auto left_ms = std::clamp<std::int64_t>(expires_at_unix_seconds * 1000 - change.unix_ms, 1, kLongestTimerMs);
  change.effects.emplace_back(Delay{.id = connection.id, .ms = static_cast<int>(left_ms)});
}

void expire(Change& change, Mode mode) {
  end_connection(change, mode);
  interrupt_run(change, mode, {.id = "token-expired"});
}

}  // namespace

void on(Change& change, const SubmitKey& submit) {
  auto& connection = change.state.connection(submit.mode);
  connection.phase = Connection::Phase::Connecting;
  connection.failure.reset();
  connection.id = change.state.next_id++;
  change.effects.emplace_back(Connect{.id = connection.id, .field = submit.field, .mode = submit.mode});
}

void on(Change& change, const ForgetKey& forget) {
  auto& state = change.state;
  state.connection(forget.mode) = {};
  change.effects.emplace_back(Disconnect{forget.mode});
  const auto mode = content::text(state.content, "mode." + std::string(stripe::to_string(forget.mode)));
  announce(change, "connect.disconnected", {{"mode", mode}});
  interrupt_run(change, forget.mode, {.id = "token-missing"});
}

void on(Change& change, const Connected& connected) {
  for (const auto mode : {Mode::Test, Mode::Live}) {
    auto& connection = change.state.connection(mode);
    if (connection.phase != Connection::Phase::Connecting || connection.id != connected.id) continue;
    if (!connected.ok) {
      fail_connection(change, connection, problem_error(change.state.content, connected.code, connected.status));
    } else if (connected.mode != mode) {
      change.effects.emplace_back(Disconnect{connected.mode});
      fail_connection(change, connection, {.id = "key-wrong-mode"});
    } else {
      take_connection(change, connection, connected.expires_at_unix_seconds);
    }
    return;
  }
}

void take_key_shapes(Change& change, const std::array<std::string, 2>& shapes) {
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    auto& connection = change.state.connections[i];
    if (connection.key_shape == shapes[i]) continue;
    connection.key_shape = shapes[i];
    // What was wrong with the last key says nothing about this one.
    if (connection.phase == Connection::Phase::Failed) connection.phase = Connection::Phase::None;
    connection.failure.reset();
  }
}

bool connecting_failed(Change& change, const Failed& failed) {
  for (auto& connection : change.state.connections) {
    if (connection.phase != Connection::Phase::Connecting || connection.id != failed.id) continue;
    const bool timeout = failed.reason == Failed::Reason::Timeout;
    fail_connection(change, connection, {.id = timeout ? "stripe-timeout" : "proxy-unreachable"});
    return true;
  }
  return false;
}

void expire_by_timer(Change& change, const Timer& timer) {
  for (const auto mode : {Mode::Test, Mode::Live}) {
    const auto& connection = change.state.connection(mode);
    if (connection.phase == Connection::Phase::Connected && connection.id == timer.id) expire(change, mode);
  }
}

void expire_overdue(Change& change) {
  for (const auto mode : {Mode::Test, Mode::Live}) {
    const auto& connection = change.state.connection(mode);
    if (connection.phase != Connection::Phase::Connected) continue;
    if (connection.expires_at_unix_seconds * 1000 <= change.unix_ms) expire(change, mode);
  }
}

void end_connection(Change& change, Mode mode) {
  auto& connection = change.state.connection(mode);
  connection = {.phase = Connection::Phase::Expired, .account = std::move(connection.account)};
  change.effects.emplace_back(Disconnect{mode});
}

}  // namespace portal_guide::app
