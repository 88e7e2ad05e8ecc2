#pragma once

#include <string_view>
#include <vector>

#include "core/search/tables.hpp"

namespace portal_guide::search {

/// The words that somebody who wrote `word` may have meant: the nearest words of the documents and the synonyms, counted in
/// edits. They are all equally near and at most four; those that are used most come first.
///
/// A word of four letters or more may be one edit away, a word of eight or more two. People rarely get the first letter wrong,
/// so a word with another first letter may only be one edit away. The result is empty where nothing is near enough, and for a
/// word with digits.
std::vector<Form> near_forms(const Tables& tables, std::string_view word);

}  // namespace portal_guide::search
