#include "core/cli/compare_command.hpp"

#include <utility>

#include "core/cli/configuration_option.hpp"
#include "core/compare/compare.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::cli {
namespace {

std::string write(const compare::Comparison& comparison, const content::Content& content, const CompareOptions& options) {
  switch (options.format) {
    case ComparisonFormat::Json:
      return compare::to_json(comparison);
    case ComparisonFormat::Markdown:
      return compare::to_markdown(comparison, content);
    case ComparisonFormat::Text:
      break;
  }
  return compare::to_text(comparison, content, options.style);
}

}  // namespace

Expected<Compared> compare_modes(const std::string& snapshot_text, const content::Content& content,
                                 const CompareOptions& options) {
  auto snapshot = stripe::Snapshot::parse(snapshot_text);
  if (!snapshot) return propagate(std::move(snapshot));
  if (!options.configurations.empty()) {
    auto named = configurations_named(options.configurations, *snapshot);
    if (!named) return propagate(std::move(named));
    snapshot = snapshot->with_session_configurations(*std::move(named));
  }
  const auto comparison = compare::compare(*snapshot, content);
  if (!comparison) return propagate(comparison);
  return Compared{.same = compare::is_same(*comparison), .text = write(*comparison, content, options)};
}

}  // namespace portal_guide::cli
