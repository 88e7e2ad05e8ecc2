#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace portal_guide::report {

/// JSON pointers (RFC 6901), and the line of each, counted from 1.
using PointerLines = std::map<std::string, std::size_t, std::less<>>;

/// Finds the lines of a JSON text on which the values begin that the pointers lead to. A pointer that leads nowhere gets the
/// line of the nearest value around it. Takes time linear in the text.
///
/// The text must be one that parse_json() accepts. With any other text the call ends as well, but the lines mean nothing.
PointerLines find_pointer_lines(std::string_view json, const std::set<std::string, std::less<>>& pointers);

}  // namespace portal_guide::report
