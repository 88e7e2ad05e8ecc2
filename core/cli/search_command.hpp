#pragma once

#include <cstddef>
#include <string>

#include "core/cli/check_command.hpp"
#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"

namespace portal_guide::cli {

struct SearchOptions {
  std::size_t limit = 10;
  std::string locale = "en";
  Format format = Format::Text;
  report::TextStyle style = {};
};

struct Searched {
  bool found = false;
  /// The text for the standard output.
  std::string text;
};

/// Searches the whole guide: the hits as a list for people, or as portal-search/1. Fails with `search-locale` where the guide
/// is not in that language.
Expected<Searched> search(const std::string& words, const content::Content& content, const content::Knowledge& knowledge,
                          const SearchOptions& options);

}  // namespace portal_guide::cli
