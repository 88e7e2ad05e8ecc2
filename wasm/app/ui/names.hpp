#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "wasm/app/ui/semantics.hpp"

namespace portal_guide::ui {

/// Gives nodes their ids, each from the scope it stands in: the same keys in the same scopes give the same ids in every
/// frame.
class Names {
 public:
  void begin_pass();

  /// The id of a key in a scope. Asserts that it is asked for once in a pass.
  Id keyed(Id scope, std::string_view key);
  /// The same, any number of times.
  static Id peek(Id scope, std::string_view key);
  /// For what has no key: told apart by its order among those of its role.
  Id unkeyed(Id scope, Role role);

 private:
  struct Counter {
    Id scope;
    Role role;
    std::uint32_t count;
  };
  std::vector<Counter> counters_;
#ifndef NDEBUG
  std::unordered_set<Id> used_;
#endif
};

}  // namespace portal_guide::ui
