#include "core/cli/code_command.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string_view>

#include "core/report/paragraph.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::cli {
namespace {

/// RFC 2606 reserves the name, so no customers are ever sent there.
constexpr std::string_view kExampleReturnUrl = "https://example.com/account";
/// No language has a longer name.
constexpr std::size_t kObservedBytes = 60;

}  // namespace

Expected<std::string> code(const CodeOptions& options, const std::vector<content::Snippet>& snippets) {
  const auto snippet = std::find_if(snippets.begin(), snippets.end(), [&options](const content::Snippet& candidate) {
    return text::equal_without_case(candidate.id, options.language) ||
           text::equal_without_case(candidate.language, options.language);
  });
  if (snippet == snippets.end()) {
    std::string known;
    for (const content::Snippet& one : snippets) {
      known += (known.empty() ? "" : ", ") + one.id;
    }
    return fail(
        {.id = "code-language",
         .arguments = {{"observed", report::printable(options.language.substr(0, kObservedBytes))}, {"expected", known}}});
  }
  return content::fill_snippet(*snippet, options.return_url.empty() ? kExampleReturnUrl : std::string_view(options.return_url),
                               options.configuration);
}

}  // namespace portal_guide::cli
