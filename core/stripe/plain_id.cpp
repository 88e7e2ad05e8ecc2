#include "core/stripe/plain_id.hpp"

#include <algorithm>

#include "core/stripe/observed.hpp"

namespace portal_guide::stripe {

bool is_plain_id(std::string_view id) {
  const auto is_alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !id.empty() && is_alphanumeric(id.front()) &&
         std::all_of(id.begin(), id.end(), [&](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; }) &&
         observed_text(id) == id;
}

}  // namespace portal_guide::stripe
