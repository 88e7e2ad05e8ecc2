#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/policy/policy.hpp"
#include "core/report/report.hpp"
#include "core/report/snapshot_file.hpp"
#include "core/report/text.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/subscription_source.hpp"

namespace portal_guide::cli {

enum class Format { Text, Json };
/// What a report can be written as.
enum class ReportFormat { Text, Json, Markdown, Sarif, Junit, Github };

struct CheckOptions {
  ReportFormat format = ReportFormat::Text;
  /// The mode to judge; nullopt for both.
  std::optional<stripe::Mode> mode = std::nullopt;
  report::TextStyle style = {};
  /// The name by which the snapshot was given, for formats that point into it; "-" where it has no name.
  std::string snapshot_path = "-";
  /// Where the snapshot was put together from Stripe's own JSON: the names of its files, and how to find a place in them.
  std::vector<std::string> object_paths = {};
  report::FindPlaces find_places = {};
  std::string tool_version = {};
  /// What sessions name, instead of what the snapshot says; empty for what it says.
  std::vector<std::string> configurations = {};
  /// Null where no policy applies. Must live until the call returns.
  const policy::Policy* policy = nullptr;
};

struct Checked {
  report::Report report;
  /// What goes to standard output.
  std::string text;
};

/// Judges the text of a snapshot. Fails as Snapshot::parse() does.
Expected<Checked> check(const std::string& snapshot_text, const content::Content& content, const CheckOptions& options);

/// The same where the subscriptions are read one after the other. `snapshot_text` may be empty unless the format points into
/// it; where it is, lines are left out. Fails as SubscriptionSource::visit() and configurations_named() do.
Expected<Checked> check(const stripe::SubscriptionSource& source, const std::string& snapshot_text,
                        const content::Content& content, const CheckOptions& options);
bool points_into_text(ReportFormat format);

/// Whether the report holds a finding of this severity or a worse one.
bool reaches(const report::Report& report, report::Severity severity);

}  // namespace portal_guide::cli
