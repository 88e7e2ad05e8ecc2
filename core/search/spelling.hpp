#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/search/tables.hpp"

namespace portal_guide::search {

/// The least number of letters to put in, take out, change or swap with their neighbour that makes one word of the other
/// (optimal string alignment); more than `at_most` where it takes more. Of bytes.
std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t at_most);

/// The words that one who wrote this may have meant: those of the documents or the synonyms that lie nearest, all of them
/// equally near, most used first. One edit from four letters on, two from eight; the first letter is rarely wrong, so a
/// word with another one must lie within a single edit. Empty where there is none, and for what holds digits.
std::vector<Form> near_forms(const Tables& tables, std::string_view word);

}  // namespace portal_guide::search
