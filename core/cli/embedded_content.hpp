#pragma once

#include <string_view>

namespace portal_guide::cli {

/// The bundle of content/en as it was at build time, for parse_content(). Written by content-bundle; link
/// portal_guide_embedded_content.
std::string_view embedded_content();

/// content/examples.json as it was at build time, for RuleExamples::parse().
std::string_view embedded_examples();

}  // namespace portal_guide::cli
