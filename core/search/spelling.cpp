#include "core/search/spelling.hpp"

#include <algorithm>
#include <bit>

#include "core/text/ascii.hpp"
#include "core/text/edit_distance.hpp"

namespace portal_guide::search {
namespace {

/// From these lengths on, a word may have one misspelling, or two.
constexpr std::size_t kLettersForOne = 4;
constexpr std::size_t kLettersForTwo = 8;
constexpr std::size_t kFormsAtMost = 4;

}  // namespace

std::vector<Form> near_forms(const Tables& tables, std::string_view word) {
  const bool has_digit = std::any_of(word.begin(), word.end(), text::is_digit);
  if (word.size() < kLettersForOne || has_digit) return {};
  std::size_t nearest = word.size() < kLettersForTwo ? 1 : 2;
  const std::uint32_t letters = letters_of(word);
  std::vector<Form> forms;
  for (Form form = 0; form < tables.forms.size(); ++form) {
    // An edit changes the set of letters by two at most: one letter goes and another comes.
    if (static_cast<std::size_t>(std::popcount(letters ^ tables.letters_of_form[form])) > 2 * nearest) continue;
    const std::string_view other = tables.forms[form];
    const std::size_t at_most = other.front() == word.front() ? nearest : 1;
    if (!tables.is_known(form) || other.size() + at_most < word.size() || word.size() + at_most < other.size()) continue;
    const std::size_t distance = text::edit_distance(word, other, at_most);
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
