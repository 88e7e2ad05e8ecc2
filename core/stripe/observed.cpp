#include "core/stripe/observed.hpp"

#include <algorithm>

#include "core/stripe/api_key.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::stripe {
namespace {

constexpr std::size_t kMaxMembers = 20;
constexpr std::size_t kMaxBytes = 200;
constexpr std::string_view kHidden = "…";

/// Whether the character ends a word: no e-mail address holds it without quotes.
bool separates_words(char c) { return std::string_view{" \t\r\n/?#&=,;:<>()[]\"'"}.find(c) != std::string_view::npos; }

std::string without_addresses(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const auto end = std::find_if(text.begin(), text.end(), separates_words);
    const std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    kept += word.find('@') == std::string_view::npos && word.find("%40") == std::string_view::npos ? word : kHidden;
    text.remove_prefix(word.size());
    if (text.empty()) break;
    kept += text.front();
    text.remove_prefix(1);
  }
  return kept;
}

/// Cuts at a character's end: the text is UTF-8.
std::string shortened(std::string text) {
  if (text.size() <= kMaxBytes) return text;
  text.resize(text::boundary_before(text, kMaxBytes));
  return text += kHidden;
}

}  // namespace

Json observed(const Json* value) {
  if (value == nullptr) return nullptr;
  if (value->is_string()) return observed_text(value->get_ref<const std::string&>());
  if (value->is_array()) {
    Json members = Json::array();
    for (const Json& member : *value) {
      if (members.size() == kMaxMembers) break;
      members.push_back(observed(&member));
    }
    return members;
  }
  if (value->is_object()) {
    Json members = Json::object();
    for (const auto& [key, member] : value->items()) {
      if (members.size() == kMaxMembers) break;
      members[observed_text(key)] = observed(&member);
    }
    return members;
  }
  return *value;
}

std::string observed_url(std::string_view url) {
  std::string shown;
  std::string_view rest = url;
  // The authority begins behind the scheme and any slashes. Browsers read backslashes as slashes.
  const std::size_t colon = rest.find(':');
  if (colon != std::string_view::npos) {
    const std::size_t authority = std::min(rest.find_first_not_of("/\\", colon + 1), rest.size());
    const std::size_t authority_end = std::min(rest.find_first_of("/\\?#", authority), rest.size());
    const std::size_t at = rest.substr(0, authority_end).rfind('@');
    if (at != std::string_view::npos && at >= authority) {
      shown = std::string(rest.substr(0, authority)) + std::string(kHidden) + "@";
      rest.remove_prefix(at + 1);
    }
  }
  const std::size_t query = std::min(rest.find_first_of("?#"), rest.size());
  const std::string_view tail = rest.substr(query);
  // What stands before is the scheme, or is hidden already. Only the rest may still name somebody.
  shown += without_addresses(rest.substr(0, query));
  if (tail.size() == 1) shown += tail;
  if (tail.size() > 1) shown += std::string(1, tail.front()) + std::string(kHidden);
  return shortened(redact_keys(shown));
}

std::string observed_text(std::string_view text) {
  // Of a web address, only user name, password, query and fragment are hidden.
  if (text.find("://") != std::string_view::npos) return observed_url(text);
  return shortened(redact_keys(without_addresses(text)));
}

std::string observed_excerpt(std::string_view text, std::size_t max_characters) {
  // A sentence may hold a web address, but it is none as a whole.
  const bool is_address = text.find("://") != std::string_view::npos && text.find(' ') == std::string_view::npos;
  return redact_excerpt(is_address ? observed_url(text) : without_addresses(text), max_characters);
}

}  // namespace portal_guide::stripe
