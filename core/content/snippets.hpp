#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"

/// Code that creates a portal session, with the reader's own values in it.
namespace portal_guide::content {

struct Snippet {
  /// The id of the language, for links: "node".
  std::string id;
  /// The language's name as its users write it: "Node.js".
  std::string language;
  /// The command that installs Stripe's library. Empty where there is nothing to install.
  std::string install;
  /// Lines joined by line feeds. `{return-url}` stands within a string literal. A line with `{configuration}` is left out where
  /// the reader has no configuration.
  std::string code;
  std::vector<Source> sources;
};

/// The code with the return URL and the configuration's id filled in. Characters of the address that mean something in a string
/// literal of any of the languages are percent-encoded, so that it stays the same address and cannot end its literal. With an
/// empty configuration, its lines are left out. Fails with
/// - `snippet-return-url`: Stripe could not send customers to this address, which must be http or https, without credentials
///   and at most 2048 bytes long;
/// - `snippet-configuration`: this is not the id of a configuration.
/// Neither error repeats the value, because it may hold anything.
Expected<std::string> fill_snippet(const Snippet& snippet, std::string_view return_url, std::string_view configuration = "");

/// The snippet with that id, or null where there is none. It lives as long as the snippets.
const Snippet* find_snippet(const std::vector<Snippet>& snippets, std::string_view id);

}  // namespace portal_guide::content
