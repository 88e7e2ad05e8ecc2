#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace portal_guide::report {

/// A file that a report points into.
struct NamedFile {
  /// The path from the root of the checkout, such as "accounts/acme.json".
  std::string path;
  /// The path as a relative reference (RFC 3986).
  std::string uri;
};

/// A line of one of several files.
struct FilePlace {
  /// The file's place among them.
  std::size_t file = 0;
  /// Counted from 1.
  std::size_t line = 1;
};

/// Finds where the values stand that JSON pointers into the snapshot lead to. A pointer that leads nowhere may be left out.
using Pointers = std::set<std::string, std::less<>>;
using FilePlaces = std::map<std::string, FilePlace, std::less<>>;
using FindPlaces = std::function<FilePlaces(const Pointers& pointers)>;

/// The file that a report is about, for formats that point into files. The text is a view and must outlive this.
struct SnapshotFile {
  /// As of NamedFile. Empty where the snapshot did not come from a file.
  std::string path;
  std::string uri;
  /// The JSON text in the file.
  std::string_view text;
  /// Where the snapshot was put together from files of Stripe's own JSON: these files, and how to find a place in them. `path`,
  /// `uri` and `text` are empty then.
  std::vector<NamedFile> parts = {};
  FindPlaces find_places = {};
};

/// The files of the snapshot; none where it did not come from a file.
std::vector<NamedFile> files_of(const SnapshotFile& file);
/// Where the values stand that the pointers lead to.
FilePlaces places_in(const SnapshotFile& file, const Pointers& pointers);

}  // namespace portal_guide::report
