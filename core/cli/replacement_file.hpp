#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::cli {

/// A file that appears whole or not at all. It is written under another name in the same folder, readable by its owner only,
/// and takes the place of the one that was there when it is complete and on the disk. What is a device, a pipe or standard
/// output ("-") is written to as it goes.
///
/// Every failure is `file-unwritable` ("file", "reason") or `file-no-space` ("file"), and leaves what was there.
class ReplacementFile {
 public:
  static Expected<ReplacementFile> create(const std::string& path);

  ReplacementFile(ReplacementFile&& other) noexcept;
  ReplacementFile& operator=(ReplacementFile&&) = delete;
  ~ReplacementFile();

  /// Whether it has a place of its own in a folder, so that other files can lie beside it.
  bool is_regular() const { return is_regular_; }
  /// Where links lead to; the folder of it ends in a slash or is empty.
  const std::string& path() const { return path_; }

  Expected<void> write(std::string_view text);
  /// After the last write: it is complete, and on the disk.
  Expected<void> finish();
  /// After finish(): it takes its place.
  Expected<void> replace();

 private:
  ReplacementFile(std::string name, std::string path, std::string temporary_path, int descriptor);
  Expected<void> flush();

  /// As it was asked for.
  std::string name_;
  std::string path_;
  /// Empty once it has taken its place, and where there is none to take.
  std::string temporary_path_;
  bool is_regular_;
  int descriptor_;
  std::string pending_;
};

/// The part of a path up to its last slash, that included; empty where there is none.
std::string folder_of(const std::string& path);

/// Lines on the disk that nobody else sees, and that are gone with the program. Fails as ReplacementFile does.
class SpoolFile {
 public:
  /// In a folder as folder_of() gives it.
  static Expected<SpoolFile> create(const std::string& folder);

  SpoolFile(SpoolFile&& other) noexcept;
  SpoolFile& operator=(SpoolFile&&) = delete;
  ~SpoolFile();

  /// The line has no line break.
  Expected<void> append(std::string_view line);
  /// Copies everything that was appended, with `between` between two lines and a line break after the last.
  Expected<void> copy_to(ReplacementFile& file, std::string_view between = "\n");

 private:
  SpoolFile(std::string folder, int descriptor);
  Expected<void> flush();

  std::string folder_;
  int descriptor_;
  std::string pending_;
};

}  // namespace portal_guide::cli
