#include "wasm/app/screens/filter.hpp"

#include <algorithm>
#include <string>

#include "core/text/ascii.hpp"

namespace portal_guide::app {
bool holds_words(std::string_view filter, std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const auto text : texts) {
    all.append(text::in_lower_case(text)).append("\n");
  }
  const auto wanted = text::in_lower_case(filter);
  for (std::size_t at = 0; at < wanted.size();) {
    const auto end = std::min(wanted.find(' ', at), wanted.size());
    if (all.find(wanted.substr(at, end - at)) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace portal_guide::app
