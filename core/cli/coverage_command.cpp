#include "core/cli/coverage_command.hpp"

#include "core/cli/configuration_option.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/subscribers/coverage.hpp"

namespace portal_guide::cli {

Expected<std::string> coverage(std::string_view snapshot_text, const content::Content& content,
                               const CoverageOptions& options) {
  const auto snapshot = stripe::Snapshot::parse(snapshot_text);
  if (!snapshot) return propagate(snapshot);
  return coverage(stripe::SubscriptionsInMemory(*snapshot), content, options);
}

Expected<std::string> coverage(const stripe::SubscriptionSource& source, const content::Content& content,
                               const CoverageOptions& options) {
  const auto counted = with_configurations(source, options.configurations, [&options](const stripe::SubscriptionSource& named) {
    return subscribers::coverage(named, options.mode);
  });
  if (!counted) return propagate(counted);
  return options.format == Format::Json ? subscribers::to_json(*counted)
                                        : subscribers::to_text(*counted, content, options.style);
}

}  // namespace portal_guide::cli
