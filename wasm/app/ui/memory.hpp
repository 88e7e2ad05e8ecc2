#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "wasm/app/ui/ui.hpp"

namespace portal_guide::ui {

/// What is remembered of a node or box from the frame before. Layout that depends on sizes known only afterwards takes them
/// from here, and the frame is laid out again until they hold.
struct Memory {
  float height = 0;
  /// Of a row: the height of each of its lines, and the width of what follows its spring.
  std::vector<float> line_heights;
  float spring_rest = 0;
  /// How far the look under the pointer has faded in, 0 to 1.
  float hover = 0;
  /// A disclosure's state, and whether it was ever shown.
  bool open = false, open_known = false;
  /// What a status line said.
  std::string said;
  /// The last pass that asked for this.
  std::uint64_t last_pass = 0;
};

/// The memories of all nodes, by id.
class Memories {
 public:
  void begin_pass() { ++pass_; }
  /// Makes one where there is none. The reference holds until forget_unused().
  Memory& of(Id id) {
    Memory& found = memories_[id];
    found.last_pass = pass_;
    return found;
  }
  /// Where there are many, forgets those that the last pass did not ask for, except for what the reader opened or shut.
  void forget_unused();

 private:
  std::unordered_map<Id, Memory> memories_;
  std::uint64_t pass_ = 0;
};

}  // namespace portal_guide::ui
