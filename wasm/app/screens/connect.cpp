#include "core/stripe/read_plan.hpp"
#include "core/stripe/typed_configurations.hpp"
#include "wasm/app/screens/files.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

std::string advice_words(const View& view, KeyAdvice advice, stripe::Mode mode) {
  return words(view, "connect.key." + std::string(to_string(advice)),
               {{"mode", mode_in_sentence(view, mode)},
                {"observed", mode_in_sentence(view, stripe::other(mode))},
                {"prefix", restricted_prefix(mode)}});
}

/// Where the key is entered, and what became of the last one.
std::optional<Action> draw_entry(const View& view, ui::Frame& frame, stripe::Mode mode) {
  std::optional<Action> action;
  const auto& connection = view.state.connection(mode);
  const auto advice = advise(connection.key_shape, mode);
  const bool connecting = connection.phase == Connection::Phase::Connecting;
  const bool sendable = may_connect(advice);
  const content::Arguments arguments = {{"mode", mode_in_sentence(view, mode)}, {"prefix", restricted_prefix(mode)}};

  if (connection.phase == Connection::Phase::Expired) {
    ui::status(frame, "expired", words(view, "connect.expired", arguments),
               {.tone = ui::Tone::Warning, .icon = ui::Icon::Triangle});
  }
  std::string error;
  if (advice != KeyAdvice::None && !sendable) {
    error = advice_words(view, advice, mode);
  } else if (connection.phase == Connection::Phase::Failed && connection.failure) {
    error = content::describe(view.state.content, *connection.failure);
  }
  const auto field = ui::secret_field(frame, "key", view.drafts.key_shape(mode),
                                      {.label = words(view, "connect.field", arguments),
                                       .hint = words(view, "connect.field-hint", arguments),
                                       .error = error,
                                       .placeholder = restricted_prefix(mode) + "…",
                                       .disabled = connecting,
                                       .monospace = true});
  const bool praised = error.empty() && sendable && !connecting;
  ui::status(frame, "advice", praised ? advice_words(view, advice, mode) : std::string(),
             {.tone = advice == KeyAdvice::Good ? ui::Tone::Success : ui::Tone::Warning,
              .icon = !praised                    ? ui::Icon::None
                      : advice == KeyAdvice::Good ? ui::Icon::CircleTick
                                                  : ui::Icon::Triangle});
  if (connecting) ui::status(frame, "connecting", words(view, "connect.connecting"), {.busy = true});

  const auto buttons = ui::row(frame, {.gap = ui::kSpace16});
  const bool leading = mode == view.state.mode && connected_modes(view.state).empty();
  const bool pressed = ui::button(frame, "connect",
                                  {.text = words(view, "connect.submit", arguments),
                                   .look = leading ? ui::Look::Primary : ui::Look::Secondary,
                                   .disabled = !sendable,
                                   .busy = connecting,
                                   .hint = sendable ? std::string() : words(view, "connect.submit-hint")});
  // Enter may come in the same frame as the last letter, of which the state knows nothing yet.
  const bool ready = may_connect(advise(view.drafts.key_shape(mode), mode));
  if ((pressed || field.submitted) && ready && !connecting) action = SubmitKey{.mode = mode, .field = field.id};
  ui::link(frame, "create",
           {.text = words(view, "connect.create-key", arguments),
            .target = content::link_url(view.state.content, "create-restricted-key", mode)});
  return action;
}

std::optional<Action> draw_connected(const View& view, ui::Frame& frame, stripe::Mode mode) {
  const auto& connection = view.state.connection(mode);
  const content::Arguments arguments = {{"mode", mode_in_sentence(view, mode)}, {"account", connection.account}};
  ui::status(frame, "connected",
             words(view, connection.account.empty() ? "connect.connected" : "connect.connected-account", arguments),
             {.tone = ui::Tone::Success, .icon = ui::Icon::CircleTick});
  const auto left = connection.expires_at_unix_seconds - view.unix_ms / 1000;
  ui::text(frame, words(view, "connect.expires", {{"time", duration_words(view, left)}}),
           {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  if (ui::button(frame, "disconnect", {.text = words(view, "connect.disconnect", arguments), .small = true})) {
    return ForgetKey{mode};
  }
  return std::nullopt;
}

/// What is wrong with what stands in a mode's field; empty where nothing is.
std::string fault_of(const View& view, stripe::Mode mode) {
  const auto typed = stripe::typed_configurations(view.state.configuration(mode));
  if (!typed) return content::describe(view.state.content, typed.error());
  if (typed->test.empty() && typed->live.empty()) return {};
  return words(view, "connect.configuration-mode", {{"mode", mode_in_sentence(view, mode)}});
}

/// Which configurations the reader's app names for the sessions of this mode.
void draw_configuration(const View& view, ui::Frame& frame, stripe::Mode mode) {
  ui::text_field(frame, "configuration", view.drafts.configuration(mode),
                 {.label = words(view, "connect.configuration", {{"mode", mode_in_sentence(view, mode)}}),
                  .hint = words(view, "connect.configuration-hint"),
                  .error = fault_of(view, mode),
                  .placeholder = "bpc_…",
                  .monospace = true});
}

std::optional<Action> draw_mode(const View& view, ui::Frame& frame, stripe::Mode mode) {
  const auto title = mode_words(view, mode);
  const auto card = ui::card(frame, stripe::to_string(mode), {.role = ui::CardRole::Section, .name = title});
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading, .icon = ui::Icon::Lock});
  const bool connected = view.state.connection(mode).phase == Connection::Phase::Connected;
  auto action = connected ? draw_connected(view, frame, mode) : draw_entry(view, frame, mode);
  draw_configuration(view, frame, mode);
  return action;
}

void draw_explanation(const View& view, ui::Frame& frame) {
  const Part part(frame, "key", words(view, "connect.key-title"));
  // What the checks read. The key needs permission to read each of it.
  std::string permissions;
  for (const auto& read : stripe::read_plan()) {
    const auto name = words(view, "connect.permission." + std::string(stripe::to_string(read.section)));
    permissions.append(permissions.empty() ? "" : ", ").append(name);
  }
  ui::paragraph(frame, words(view, "connect.key-why"));
  ui::paragraph(frame, words(view, "connect.permissions", {{"permissions", permissions}}));
  ui::paragraph(frame, words(view, "connect.both"));
}

}  // namespace

std::optional<Action> draw_connect(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  screen_introduction(view, frame, words(view, "connect.title"), words(view, "connect.lead"));
  draw_explanation(view, frame);
  for (const auto mode : {stripe::Mode::Test, stripe::Mode::Live}) {
    if (auto chosen = draw_mode(view, frame, mode)) action = std::move(chosen);
  }
  if (!connected_modes(view.state).empty()) {
    const auto buttons = ui::row(frame);
    if (view.state.run && view.state.run->can_resume()) {
      if (ui::button(frame, "resume", {.text = words(view, "connect.resume"), .look = ui::Look::Primary})) {
        action = ResumeChecks{};
      }
    } else if (ui::button(frame, "run", {.text = words(view, "connect.run"), .look = ui::Look::Primary})) {
      action = RunChecks{};
    }
  }
  if (auto chosen = draw_open_files(view, frame)) action = std::move(chosen);
  return action;
}

}  // namespace portal_guide::app
