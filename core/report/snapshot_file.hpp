#pragma once

#include <string>
#include <string_view>

namespace portal_guide::report {

/// The file that a report speaks of, for formats that point into files. Views whoever made it.
struct SnapshotFile {
  /// As seen from the checkout, such as "accounts/acme.json"; empty where the snapshot came from no file.
  std::string path;
  /// The same as a relative reference (RFC 3986).
  std::string uri;
  /// The JSON in it.
  std::string_view text;
};

}  // namespace portal_guide::report
