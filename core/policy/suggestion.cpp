#include "core/policy/suggestion.hpp"

#include <algorithm>
#include <cstddef>

#include "core/text/edit_distance.hpp"

namespace portal_guide::policy {
namespace {

/// A longer word is not a slip of the pen, and comparing it costs time.
constexpr std::size_t kMaxLength = 100;

}  // namespace

std::optional<std::string_view> suggest(std::string_view word, std::span<const std::string_view> known) {
  if (word.size() > kMaxLength) return std::nullopt;
  const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
  std::optional<std::string_view> nearest;
  std::size_t least = limit + 1;
  for (const std::string_view candidate : known) {
    const std::size_t edits = text::edit_distance(word, candidate, least - 1);
    if (edits >= least) continue;
    least = edits;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace portal_guide::policy
