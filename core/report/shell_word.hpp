#pragma once

#include <string>
#include <string_view>

namespace portal_guide::report {

/// The text as one word of a POSIX shell. It is put into double quotes where they are safe, as in Stripe's own examples.
std::string shell_word(std::string_view word);

}  // namespace portal_guide::report
