#include "core/search/spelling.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "core/search/words.hpp"

namespace portal_guide::search {
namespace {

constexpr std::size_t kLettersForOne = 4;
constexpr std::size_t kLettersForTwo = 8;
constexpr std::size_t kFormsAtMost = 4;

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t at_most) {
  const std::size_t longer = std::max(one.size(), other.size());
  if (longer - std::min(one.size(), other.size()) > at_most) return at_most + 1;
  if (longer > Words::kBytesAtMost) return one == other ? 0 : at_most + 1;
  // Three rows of the table: the one before last is needed for swaps.
  using Row = std::array<std::size_t, Words::kBytesAtMost + 1>;
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

std::vector<Form> near_forms(const Tables& tables, std::string_view word) {
  const bool has_digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (word.size() < kLettersForOne || has_digit) return {};
  std::size_t nearest = word.size() < kLettersForTwo ? 1 : 2;
  const std::uint32_t letters = letters_of(word);
  std::vector<Form> forms;
  for (Form form = 0; form < tables.forms.size(); ++form) {
    // An edit changes at most two letters of the set: one goes, one comes.
    if (static_cast<std::size_t>(std::popcount(letters ^ tables.letters_of_form[form])) > 2 * nearest) continue;
    const std::string_view other = tables.forms[form];
    const std::size_t at_most = other.front() == word.front() ? nearest : 1;
    if (!tables.is_known(form) || other.size() + at_most < word.size() || word.size() + at_most < other.size()) continue;
    const std::size_t distance = edit_distance(word, other, at_most);
    if (distance > at_most) continue;
    if (distance < nearest) forms.clear();
    nearest = distance;
    forms.push_back(form);
  }
  std::stable_sort(forms.begin(), forms.end(), [&](Form one, Form other) {
    const bool first_one = tables.forms[one].front() == word.front();
    const bool first_other = tables.forms[other].front() == word.front();
    if (first_one != first_other) return first_one;
    return tables.uses_of_form[one] > tables.uses_of_form[other];
  });
  if (forms.size() > kFormsAtMost) forms.resize(kFormsAtMost);
  return forms;
}

}  // namespace portal_guide::search
