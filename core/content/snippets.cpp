#include "core/content/snippets.hpp"

#include <algorithm>
#include <cstddef>

#include "core/percent_encoding.hpp"
#include "core/stripe/url.hpp"
#include "core/text/ascii.hpp"
#include "core/text/trim.hpp"

namespace portal_guide::content {
namespace {

constexpr std::string_view kReturnUrl = "{return-url}";
constexpr std::string_view kConfiguration = "{configuration}";
/// The characters that an address may hold, except those that mean something in a string literal of one of the languages,
/// which are quotes, $, !, braces and backslashes.
constexpr std::string_view kKept = "%:/?#[]@&()*+,;=";
constexpr std::size_t kMaxAddressBytes = 2048;

bool is_configuration_id(std::string_view id) {
  constexpr std::string_view kPrefix = "bpc_";
  constexpr std::size_t kMaxBytes = 100;
  return id.size() > kPrefix.size() && id.size() <= kMaxBytes && id.substr(0, kPrefix.size()) == kPrefix &&
         std::all_of(id.begin() + kPrefix.size(), id.end(), [](char c) { return text::is_alphanumeric(c) || c == '_'; });
}

std::string with(std::string_view line, std::string_view placeholder, std::string_view value) {
  std::string filled;
  for (std::size_t at = line.find(placeholder); at != std::string_view::npos; at = line.find(placeholder)) {
    filled.append(line.substr(0, at)).append(value);
    line.remove_prefix(at + placeholder.size());
  }
  return filled.append(line);
}

}  // namespace

Expected<std::string> fill_snippet(const Snippet& snippet, std::string_view return_url, std::string_view configuration) {
  const std::string_view address = text::trimmed(return_url);
  const Expected<stripe::Url> url = stripe::parse_url(address);
  if (!url || url->has_credentials || address.size() > kMaxAddressBytes) return fail({.id = "snippet-return-url"});
  const std::string_view id = text::trimmed(configuration);
  if (!id.empty() && !is_configuration_id(id)) return fail({.id = "snippet-configuration"});

  const std::string inert = percent_encode(address, kKept);
  std::string filled;
  std::string_view rest = snippet.code;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (id.empty() && line.find(kConfiguration) != std::string_view::npos) continue;
    filled.append(with(with(line, kReturnUrl, inert), kConfiguration, id)).append("\n");
  }
  return filled;
}

const Snippet* find_snippet(const std::vector<Snippet>& snippets, std::string_view id) {
  const auto found = std::find_if(snippets.begin(), snippets.end(), [id](const Snippet& snippet) { return snippet.id == id; });
  return found == snippets.end() ? nullptr : &*found;
}

}  // namespace portal_guide::content
