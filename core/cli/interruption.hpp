#pragma once

namespace portal_guide::cli {

/// While an object of this class lives, ctrl-C and similar signals (SIGINT, SIGTERM, SIGHUP) do not end the program, which asks
/// is_requested() instead. A broken pipe or a file that is too large is then an error of write() and not a signal. Only one
/// object may live at a time.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  static bool is_requested();
};

}  // namespace portal_guide::cli
