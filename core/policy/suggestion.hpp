#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace portal_guide::policy {

/// The one of `known` that somebody who wrote `word` most likely meant: fewest insertions, deletions, replacements and swaps
/// of neighbours, at most a third of the word's length. The first of several that are as near; nullopt where none is near.
std::optional<std::string_view> suggest(std::string_view word, std::span<const std::string_view> known);

}  // namespace portal_guide::policy
