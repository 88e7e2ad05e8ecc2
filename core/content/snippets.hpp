#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"

/// Code that creates a portal session, with the reader's own addresses in it.
namespace portal_guide::content {

struct Snippet {
  /// Of the language, for links: "node".
  std::string id;
  /// As its users write it: "Node.js".
  std::string language;
  /// The command that installs Stripe's library; empty where there is nothing to install.
  std::string install;
  /// Lines joined by line feeds. `{return-url}` stands within a string literal; a line that holds `{configuration}` is left
  /// out where there is none.
  std::string code;
  std::vector<Source> sources;
};

/// The code with both filled in. The address is percent-encoded as far as it would mean something to any of the languages: it
/// stays the same address and cannot end its literal. An empty configuration leaves its lines out. Fails with
/// `snippet-return-url` where the address is none that Stripe could send customers to (http or https, at most 2048 bytes,
/// without credentials) or `snippet-configuration` where the id is none; "observed" is not given, for either may hold anything.
Expected<std::string> fill_snippet(const Snippet& snippet, std::string_view return_url, std::string_view configuration = "");

/// Null where there is none. Lives as long as the snippets.
const Snippet* find_snippet(const std::vector<Snippet>& snippets, std::string_view id);

}  // namespace portal_guide::content
