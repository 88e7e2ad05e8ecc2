#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

/// Pieces of the content that several screens show alike.
namespace portal_guide::app {

/// Numbered instructions, each with its link into Stripe and its code.
std::optional<Action> draw_instructions(const View& view, ui::Frame& frame, std::string_view name,
                                        const std::vector<content::Instruction>& instructions);
/// A text to be passed on as it is, with a button that copies it.
std::optional<Action> draw_say(const View& view, ui::Frame& frame, const std::string& text);
/// Links to places of the guide, beside each other after a label. Draws nothing where there are none.
void draw_see(const View& view, ui::Frame& frame, std::string_view label, const std::vector<std::string>& targets);
/// A link to each source, with the day it was checked. Draws nothing where there are none.
void draw_sources(const View& view, ui::Frame& frame, const std::vector<content::Source>& sources);

}  // namespace portal_guide::app
