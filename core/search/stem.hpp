#pragma once

#include <string>

namespace portal_guide::search {

/// Removes the endings that distinguish the forms of an English word: "cancelled", "cancelling" and "cancellation" all become
/// "cancel". The rules are those of Martin Porter's second English stemmer
/// (https://snowballstem.org/algorithms/english/stemmer.html). Its list of exceptions is longer here, to keep words of billing
/// apart that the rules would confuse, such as "customer" and "custom".
///
/// A word with anything but lower-case ASCII letters is left as it is. What remains is often not a word, and is only compared
/// with what remains of other words. Takes time linear in the word's length.
void stem(std::string& word);

}  // namespace portal_guide::search
