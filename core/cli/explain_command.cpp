#include "core/cli/explain_command.hpp"

#include "core/cli/configuration_option.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/subscribers/explain.hpp"

namespace portal_guide::cli {

Expected<std::string> explain(std::string_view snapshot_text, const content::Content& content, const ExplainOptions& options) {
  const auto snapshot = stripe::Snapshot::parse(snapshot_text);
  if (!snapshot) return propagate(snapshot);
  return explain(stripe::SubscriptionsInMemory(*snapshot), content, options);
}

Expected<std::string> explain(const stripe::SubscriptionSource& source, const content::Content& content,
                              const ExplainOptions& options) {
  const auto explanations =
      with_configurations(source, options.configurations, [&options](const stripe::SubscriptionSource& named) {
        return subscribers::explain(named, options.customer, options.mode);
      });
  if (!explanations) return propagate(explanations);
  return options.format == Format::Json ? subscribers::to_json(*explanations)
                                        : subscribers::to_text(*explanations, content, options.style);
}

}  // namespace portal_guide::cli
