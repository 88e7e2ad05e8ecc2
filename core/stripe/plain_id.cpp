#include "core/stripe/plain_id.hpp"

#include <algorithm>

#include "core/stripe/observed.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::stripe {

bool is_plain_id(std::string_view id) {
  return !id.empty() && text::is_alphanumeric(id.front()) &&
         std::all_of(id.begin(), id.end(), [](char c) { return text::is_alphanumeric(c) || c == '_' || c == '-'; }) &&
         observed_text(id) == id;
}

}  // namespace portal_guide::stripe
