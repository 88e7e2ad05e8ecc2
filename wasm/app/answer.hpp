#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/app/ui/ui.hpp"

/// What the search answered. The search is a module of its own (search.wasm), which is fetched with the knowledge, so that the
/// widget opens without it.
namespace portal_guide::app {

struct Hit {
  /// As `portal-search/1` has them (docs/search.md).
  std::string kind;
  std::string id;
  std::string target;
  /// Empty where there is none.
  std::string catalogue;
  std::string title;
  std::string excerpt;
  std::string matched_by;
  /// What the question asked for, in bytes of the title and of the excerpt.
  std::vector<ui::TextRange> title_ranges;
  std::vector<ui::TextRange> excerpt_ranges;
};

struct Answer {
  std::string words;
  /// Empty where there is nothing to put right.
  std::string did_you_mean;
  bool fits = false;
  /// How many were found; `hits` are the best of them.
  std::size_t total = 0;
  std::vector<Hit> hits;
};

/// Reads `portal-search/1`. Nullopt where it is none.
std::optional<Answer> parse_answer(std::string_view json);

}  // namespace portal_guide::app
