#include "core/cli/address_digest.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/random.h>

#include <array>
#include <cstddef>
#include <string>

namespace portal_guide::cli {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kDigestBytes = 16;

using Key = std::array<unsigned char, kKeyBytes>;

std::string digest(const Key& key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes = {};
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
       bytes.data(), &size);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string result;
  for (std::size_t index = 0; index < kDigestBytes; ++index) {
    result += kDigits[bytes[index] >> 4U];
    result += kDigits[bytes[index] & 0xFU];
  }
  return result;
}

}  // namespace

Expected<redaction::Digest> make_address_digest() {
  Key key = {};
  if (::getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size())) return fail({.id = "randomness-missing"});
  return redaction::Digest([key](std::string_view text) { return digest(key, text); });
}

}  // namespace portal_guide::cli
