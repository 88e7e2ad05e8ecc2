#pragma once

#include <string>
#include <vector>

#include "core/cli/check_command.hpp"
#include "core/content/content.hpp"
#include "core/content/files.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"

namespace portal_guide::cli {

/// The .json files of a folder, of the folders in it and of those in them, by their paths below it. Fails with `file-missing`
/// or `content-no-folder` ("file") where there is none, and with `file-unreadable` ("file").
Expected<content::Files> read_content_folder(const std::string& folder);

struct LintOutcome {
  std::string text;
  /// Whether there is anything to mend.
  bool found = false;
};

/// Faults as lint() gives them, each on lines of its own with file, pointer and remedy, and their number at the end; as JSON
/// `portal-content-lint/1`: {"format", "faults": [{"file", "pointer", "id", "message"}]}. Sentences are the content's.
LintOutcome describe_faults(const std::vector<Error>& faults, const content::Content& content, Format format,
                            const report::TextStyle& style);

}  // namespace portal_guide::cli
