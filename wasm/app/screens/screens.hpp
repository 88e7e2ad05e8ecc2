#pragma once

#include <optional>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

/// The screens: each draws one place of the guide and returns what the reader did there. A screen changes nothing but the
/// drafts that its fields write, and holds no sentence: all words come from the content.
namespace portal_guide::app {

/// The whole widget: head, navigation, and the screen of the current place.
std::optional<Action> draw_shell(const View& view, ui::Frame& frame);

std::optional<Action> draw_start(const View& view, ui::Frame& frame);
std::optional<Action> draw_step(const View& view, ui::Frame& frame, const content::Step& step);
/// What the reader can do with the step, at the view's lower edge.
std::optional<Action> draw_step_actions(const View& view, ui::Frame& frame, const content::Step& step);
std::optional<Action> draw_connect(const View& view, ui::Frame& frame);
std::optional<Action> draw_checks(const View& view, ui::Frame& frame);
std::optional<Action> draw_rule(const View& view, ui::Frame& frame, const content::RuleText& rule);
std::optional<Action> draw_glossary(const View& view, ui::Frame& frame);
std::optional<Action> draw_search(const View& view, ui::Frame& frame);
std::optional<Action> draw_problems(const View& view, ui::Frame& frame);
std::optional<Action> draw_symptom(const View& view, ui::Frame& frame);
std::optional<Action> draw_declines(const View& view, ui::Frame& frame);
std::optional<Action> draw_code(const View& view, ui::Frame& frame);
std::optional<Action> draw_pitfall(const View& view, ui::Frame& frame, const content::Pitfall& pitfall);

}  // namespace portal_guide::app
