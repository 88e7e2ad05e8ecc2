#pragma once

namespace portal_guide::cli {

/// While it lives, ctrl-C and its like (SIGINT, SIGTERM, SIGHUP) are asked about instead of ending the program, and a broken
/// pipe or a file that is too large is an error of write() instead of a signal. One at a time.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  static bool is_requested();
};

}  // namespace portal_guide::cli
