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

struct CoverageOptions {
  /// The mode to count; nullopt for every mode of the snapshot.
  std::optional<stripe::Mode> mode = std::nullopt;
  /// What sessions name, instead of what the snapshot says; empty for what it says.
  std::vector<std::string> configurations = {};
  Format format = Format::Text;
  report::TextStyle style = {};
};

/// How many subscribers of the snapshot can do what in the portal. Fails as Snapshot::parse(),
/// subscribers::coverage() and configurations_named() do.
Expected<std::string> coverage(std::string_view snapshot_text, const content::Content& content, const CoverageOptions& options);
/// The same where the subscriptions are read one after the other.
Expected<std::string> coverage(const stripe::SubscriptionSource& source, const content::Content& content,
                               const CoverageOptions& options);

}  // namespace portal_guide::cli
