#pragma once

#include <string>
#include <string_view>

namespace portal_guide::report {

/// The file that a report is about, for formats that point into files. The text is a view and must outlive this.
struct SnapshotFile {
  /// The path from the root of the checkout, such as "accounts/acme.json". Empty where the snapshot did not come from a file.
  std::string path;
  /// The path as a relative reference (RFC 3986).
  std::string uri;
  /// The JSON text in the file.
  std::string_view text;
};

}  // namespace portal_guide::report
