#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace portal_guide::report {

/// JSON pointer to line, counted from 1.
using JsonLines = std::map<std::string, std::size_t, std::less<>>;

/// The lines on which values begin in JSON text, which has to be one that parse_json() accepts; of other text the lines
/// mean nothing. A pointer that leads nowhere gets the line of the nearest value around it. Looks at each byte once.
JsonLines lines_of_pointers(std::string_view json, const std::set<std::string, std::less<>>& pointers);

}  // namespace portal_guide::report
