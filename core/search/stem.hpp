#pragma once

#include <string>

namespace portal_guide::search {

/// Takes off the endings by which English tells one form of a word from another: "cancelled", "cancelling" and
/// "cancellation" are all "cancel". The rules are those of Martin Porter's second English stemmer
/// (https://snowballstem.org/algorithms/english/stemmer.html), with a few words of billing kept apart that it would take
/// for one ("customer" and "custom").
///
/// `word` is lower-case ASCII letters without apostrophes; anything else is left as it is. What remains is mostly no word,
/// and only ever compared with what remains of others. Total, and linear in the word's length.
void stem(std::string& word);

}  // namespace portal_guide::search
