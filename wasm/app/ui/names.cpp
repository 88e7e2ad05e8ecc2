#include "wasm/app/ui/names.hpp"

#include <algorithm>
#include <cassert>

namespace portal_guide::ui {
namespace {

/// FNV-1a, continued from the scope's id.
Id hash(Id scope, std::string_view key) {
  std::uint32_t value = 2166136261u ^ scope;
  value *= 16777619u;
  for (const char character : key) {
    value ^= static_cast<unsigned char>(character);
    value *= 16777619u;
  }
  return value == 0 ? 1 : value;
}

Id hash(Id scope, char kind, std::uint32_t number) {
  const char bytes[] = {kind, static_cast<char>(number), static_cast<char>(number >> 8), static_cast<char>(number >> 16)};
  return hash(scope, {bytes, sizeof bytes});
}

}  // namespace

void Names::begin_pass() {
  counters_.clear();
#ifndef NDEBUG
  used_.clear();
#endif
}

Id Names::peek(Id scope, std::string_view key) { return hash(scope, key); }

Id Names::keyed(Id scope, std::string_view key) {
  const Id id = peek(scope, key);
#ifndef NDEBUG
  assert(used_.insert(id).second && "two siblings have the same key");
#endif
  return id;
}

Id Names::unkeyed(Id scope, Role role) {
  auto counter = std::find_if(counters_.rbegin(), counters_.rend(),
                              [&](const Counter& each) { return each.scope == scope && each.role == role; });
  if (counter == counters_.rend()) {
    counters_.push_back({scope, role, 0});
    counter = counters_.rbegin();
  }
  return hash(scope, static_cast<char>(static_cast<int>(role) + 1), counter->count++);
}

}  // namespace portal_guide::ui
