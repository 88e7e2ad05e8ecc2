#include "wasm/app/ui/motion.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace portal_guide::ui {

void Motion::begin_frame(double time_ms, bool reduced) {
  const double step = time_ms - std::exchange(time_ms_, time_ms);
  // After a rest, motion starts with one usual step.
  step_ms_ = step > 0 && step < 100 ? static_cast<float>(step) : 16.0f;
  reduced_ = reduced;
}

void Motion::begin_pass(bool first) {
  first_pass_ = first;
  again_ = false;
}

float Motion::turn(float& value, bool on) {
  constexpr float kTurnMs = 140;
  const float target = on ? 1.0f : 0.0f;
  if (reduced_) value = target;
  if (value != target && first_pass_) {
    const float step = step_ms_ / kTurnMs;
    value = on ? std::min(value + step, 1.0f) : std::max(value - step, 0.0f);
  }
  if (value != target) again_ = true;
  return 1 - (1 - value) * (1 - value);
}

float Motion::cycle(double length_ms) {
  again_ = true;
  return static_cast<float>(std::fmod(time_ms_ / length_ms, 1.0));
}

}  // namespace portal_guide::ui
