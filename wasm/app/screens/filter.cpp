#include "wasm/app/screens/filter.hpp"

#include <algorithm>
#include <string>

namespace portal_guide::app {
namespace {

std::string lower(std::string_view text) {
  std::string made(text);
  for (auto& letter : made) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return made;
}

}  // namespace

bool holds_words(std::string_view filter, std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const auto text : texts) {
    all.append(lower(text)).append("\n");
  }
  const auto wanted = lower(filter);
  for (std::size_t at = 0; at < wanted.size();) {
    const auto end = std::min(wanted.find(' ', at), wanted.size());
    if (all.find(wanted.substr(at, end - at)) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace portal_guide::app
