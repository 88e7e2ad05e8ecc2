#pragma once

#include <string>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"

namespace portal_guide::cli {

enum class ComparisonFormat { Text, Json, Markdown };

struct CompareOptions {
  /// What sessions name, instead of what the snapshot says; empty for what it says.
  std::vector<std::string> configurations = {};
  ComparisonFormat format = ComparisonFormat::Text;
  report::TextStyle style = {};
};

struct Compared {
  /// Whether everything could be compared and nothing differs that should be the same.
  bool same = false;
  /// What goes to standard output.
  std::string text;
};

/// Compares the two modes of the text of a snapshot. Fails as Snapshot::parse(), configurations_named() and
/// compare::compare() do.
Expected<Compared> compare_modes(const std::string& snapshot_text, const content::Content& content,
                                 const CompareOptions& options);

}  // namespace portal_guide::cli
