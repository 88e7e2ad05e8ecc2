#pragma once

namespace portal_guide::ui {

/// Time as the frames see it, and what moves with it.
class Motion {
 public:
  /// `reduced`: the reader wants nothing to move.
  void begin_frame(double time_ms, bool reduced);
  void begin_pass(bool first);

  /// Milliseconds since the widget started.
  double time_ms() const { return time_ms_; }
  /// Moves `value` towards `on` (1) or off (0) over 140 ms, and returns it eased out; at once where motion is reduced.
  float turn(float& value, bool on);
  /// How far a cycle of `length_ms` has come, 0 to 1; asks for another frame.
  float cycle(double length_ms);
  /// Something moves: another frame is wanted.
  void again() { again_ = true; }
  bool wants_frame() const { return again_; }

 private:
  double time_ms_ = 0;
  float step_ms_ = 0;
  bool reduced_ = false;
  bool first_pass_ = false;
  bool again_ = false;
};

}  // namespace portal_guide::ui
