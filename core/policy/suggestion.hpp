#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace portal_guide::policy {

/// The word of `known` that somebody who wrote `word` most likely meant: the one that takes the fewest insertions, deletions,
/// replacements and swaps of neighbours, but at most a third of the word's length. Where several words are equally near, the
/// first of them. Nullopt where no word is near enough.
std::optional<std::string_view> suggest(std::string_view word, std::span<const std::string_view> known);

}  // namespace portal_guide::policy
