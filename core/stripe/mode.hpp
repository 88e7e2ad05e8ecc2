#pragma once

#include <string_view>

namespace portal_guide::stripe {

/// Stripe keeps test data and live data apart. A sandbox counts as test mode, because its keys and its `livemode` say test.
enum class Mode { Test, Live };

constexpr std::string_view to_string(Mode mode) { return mode == Mode::Live ? "live" : "test"; }
constexpr Mode other(Mode mode) { return mode == Mode::Live ? Mode::Test : Mode::Live; }

}  // namespace portal_guide::stripe
