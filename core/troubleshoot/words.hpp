#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portal_guide::troubleshoot {

/// The words of a text in their order, made alike: lower case, without apostrophes, without the endings by which English
/// tells one form of a word from another ("cancelled", "cancelling" and "cancellation" are one word). What separates words
/// is anything but letters and digits; a word of another script is kept as it is. Bytes that are no UTF-8 separate.
/// Total, and linear in the text's length.
std::vector<std::string> words_of(std::string_view text);

}  // namespace portal_guide::troubleshoot
