#pragma once

#include <cstddef>
#include <string_view>

namespace portal_guide::text {

/// Texts of more bytes than this are not compared by edit_distance(): they are no slip of the pen, and cost time.
constexpr std::size_t kLongestCompared = 128;

/// The least number of edits that turn one text into the other, where an edit inserts, removes or replaces one byte or swaps
/// two neighbours, and no byte is edited twice (the optimal string alignment distance).
///
/// Any number above `at_most` stands for "more than `at_most`", which is also the answer for two different texts of which one
/// is longer than kLongestCompared.
std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t at_most);

}  // namespace portal_guide::text
