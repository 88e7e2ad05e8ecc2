#include "core/proxy/key_policy.hpp"

#include <algorithm>

#include "core/stripe/api_key.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::proxy {
namespace {

/// Whether the key can stand in a header as it is. classify_key() forgives blanks around it, which a header must not hold.
bool is_bare(std::string_view key) {
  constexpr std::size_t kLongestKey = 255;
  return key.size() <= kLongestKey && std::all_of(key.begin(), key.end(), [](char character) {
           return text::is_alphanumeric(character) || character == '_';
         });
}

}  // namespace

Expected<stripe::Mode> accept_key(std::string_view key) {
  using enum stripe::KeyKind;
  const stripe::KeyClass known = stripe::classify_key(key);
  if (known.kind == Publishable) return fail({.id = "key-publishable"});
  // These kinds are refused even where a part of the key is missing, because nobody should paste one at all.
  const bool is_live_secret = known.kind == Secret && known.mode == stripe::Mode::Live;
  if (is_live_secret || known.kind == Organization) return fail({.id = "key-secret-refused"});
  const bool is_wanted = known.kind == Restricted || known.kind == Secret;
  if (!is_wanted || known.fault != stripe::KeyFault::None || !known.mode || !is_bare(key)) return fail({.id = "key-malformed"});
  return *known.mode;
}

}  // namespace portal_guide::proxy
