#pragma once

#include <optional>
#include <string_view>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// How a card shows a finding: whether its details stand open, and whether the reader is on the rule's page already, so that
/// no button leads there.
struct FindingCard {
  bool open = true;
  bool on_rule_page = false;
  int heading_level = 3;
};
/// A finding: how bad it is, what was seen, why it matters and how to mend it. `key` tells it from its siblings.
std::optional<Action> draw_finding(const View& view, ui::Frame& frame, std::string_view key, const report::Finding& finding,
                                   const FindingCard& options);

}  // namespace portal_guide::app
