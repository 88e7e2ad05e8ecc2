#include "core/text/edit_distance.hpp"

#include <algorithm>
#include <array>

namespace portal_guide::text {

std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t at_most) {
  const std::size_t longer = std::max(one.size(), other.size());
  if (longer - std::min(one.size(), other.size()) > at_most) return at_most + 1;
  if (longer > kLongestCompared) return one == other ? 0 : at_most + 1;
  // Three rows of the table: the one before last is needed for swaps.
  using Row = std::array<std::size_t, kLongestCompared + 1>;
  Row rows[3];
  for (std::size_t column = 0; column <= other.size(); ++column)
    rows[0][column] = column;
  for (std::size_t line = 1; line <= one.size(); ++line) {
    const Row& above = rows[(line - 1) % 3];
    const Row& two_above = rows[(line + 1) % 3];
    Row& row = rows[line % 3];
    row[0] = line;
    std::size_t least = line;
    for (std::size_t column = 1; column <= other.size(); ++column) {
      const std::size_t change = above[column - 1] + (one[line - 1] == other[column - 1] ? 0 : 1);
      row[column] = std::min({above[column] + 1, row[column - 1] + 1, change});
      const bool swapped = line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1];
      if (swapped) row[column] = std::min(row[column], two_above[column - 2] + 1);
      least = std::min(least, row[column]);
    }
    if (least > at_most) return at_most + 1;
  }
  return rows[one.size() % 3][other.size()];
}

}  // namespace portal_guide::text
