#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/check_command.hpp"
#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/subscription_source.hpp"

namespace portal_guide::cli {

struct ExplainOptions {
  std::string customer;
  /// The mode to look in; nullopt for each mode that holds the customer.
  std::optional<stripe::Mode> mode = std::nullopt;
  /// What sessions name, instead of what the snapshot says; empty for what it says.
  std::vector<std::string> configurations = {};
  Format format = Format::Text;
  report::TextStyle style = {};
};

/// What one customer of the snapshot can do in the portal, and why not. Fails as Snapshot::parse() and
/// subscribers::explain() do, and as configurations_named() does.
Expected<std::string> explain(std::string_view snapshot_text, const content::Content& content, const ExplainOptions& options);
/// The same where the subscriptions are read one after the other.
Expected<std::string> explain(const stripe::SubscriptionSource& source, const content::Content& content,
                              const ExplainOptions& options);

}  // namespace portal_guide::cli
