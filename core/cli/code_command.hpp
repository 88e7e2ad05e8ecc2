#pragma once

#include <string>
#include <vector>

#include "core/content/snippets.hpp"
#include "core/error.hpp"

namespace portal_guide::cli {

struct CodeOptions {
  /// The id of a snippet or its language as people write it, in any case: "node", "Node.js".
  std::string language;
  /// Where customers return to. Where it is empty, the code has an example's address.
  std::string return_url = {};
  /// The portal configuration that sessions name. Where it is empty, Stripe's default applies.
  std::string configuration = {};
};

/// The code that opens the portal, ready to paste and nothing else, so that it can go into a file. Fails with
/// `code-language` ("observed", "expected") or as content::fill_snippet() does.
Expected<std::string> code(const CodeOptions& options, const std::vector<content::Snippet>& snippets);

}  // namespace portal_guide::cli
