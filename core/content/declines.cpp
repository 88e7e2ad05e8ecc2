#include "core/content/declines.hpp"

#include <algorithm>

namespace portal_guide::content {

const DeclineCode* find_decline(const std::vector<DeclineCode>& declines, std::string_view id) {
  const auto found =
      std::find_if(declines.begin(), declines.end(), [id](const DeclineCode& decline) { return decline.id == id; });
  return found == declines.end() ? nullptr : &*found;
}

}  // namespace portal_guide::content
