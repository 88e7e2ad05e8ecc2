#include "core/cli/code_command.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string_view>

#include "core/report/paragraph.hpp"

namespace portal_guide::cli {
namespace {

/// RFC 2606 keeps the name free, so nobody's customers end up there.
constexpr std::string_view kExampleReturnUrl = "https://example.com/account";
/// Longer than any language's name.
constexpr std::size_t kObservedBytes = 60;

bool same_word(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

}  // namespace

Expected<std::string> code(const CodeOptions& options, const std::vector<content::Snippet>& snippets) {
  const auto snippet = std::find_if(snippets.begin(), snippets.end(), [&options](const content::Snippet& candidate) {
    return same_word(candidate.id, options.language) || same_word(candidate.language, options.language);
  });
  if (snippet == snippets.end()) {
    std::string known;
    for (const content::Snippet& one : snippets)
      known += (known.empty() ? "" : ", ") + one.id;
    return fail(
        {.id = "code-language",
         .arguments = {{"observed", report::printable(options.language.substr(0, kObservedBytes))}, {"expected", known}}});
  }
  return content::fill_snippet(*snippet, options.return_url.empty() ? kExampleReturnUrl : std::string_view(options.return_url),
                               options.configuration);
}

}  // namespace portal_guide::cli
