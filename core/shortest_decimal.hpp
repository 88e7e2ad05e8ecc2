#pragma once

#include <string>

namespace portal_guide {

/// A finite number in decimal, as JSON writes it: with the fewest digits that are read back as the same number, in nearly all
/// cases. Numbers from 0.0001 to below 10^15 are written as "0.1" or "12.0", all others with an exponent, such as "1e+21".
///
/// The algorithm is Grisu2 from Florian Loitsch's "Printing Floating-Point Numbers Quickly and Accurately with Integers"
/// (2010). In about one case of a thousand it writes a digit more than needed. nlohmann's dump() uses the same one, so both
/// write the same bytes; a general printf() or std::to_chars() would make the widget several kilobytes larger.
std::string shortest_decimal(double number);

}  // namespace portal_guide
