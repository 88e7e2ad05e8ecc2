#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cli/check_command.hpp"
#include "core/content/content.hpp"
#include "core/content/symptoms.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"
#include "core/search/index.hpp"

namespace portal_guide::cli {

struct DiagnoseOptions {
  Format format = Format::Text;
  report::TextStyle style = {};
  /// The index of the guide that the symptoms are part of. Null: one of the symptoms alone is made.
  const search::Index* index = nullptr;
};

struct Diagnosed {
  bool found = false;
  /// What goes to standard output.
  std::string text;
};

/// What may be behind what somebody says, judged by the snapshot's text where there is one. Fails as Snapshot::parse() and
/// troubleshoot::diagnose() do.
Expected<Diagnosed> diagnose(const std::string& words, const std::optional<std::string>& snapshot_text,
                             const std::vector<content::Symptom>& symptoms, const content::Content& content,
                             const DiagnoseOptions& options);

}  // namespace portal_guide::cli
