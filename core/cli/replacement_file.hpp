#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::cli {

/// A file that appears whole or not at all. It is written under another name in the same folder, readable by its owner only,
/// and replaces the old file once it is complete and on the disk. A device, a pipe and standard output ("-") are written to
/// directly.
///
/// Every failure is `file-unwritable` ("file", "reason") or `file-no-space` ("file"), and leaves the old file as it was.
class ReplacementFile {
 public:
  static Expected<ReplacementFile> create(const std::string& path);

  ReplacementFile(ReplacementFile&& other) noexcept;
  ReplacementFile& operator=(ReplacementFile&&) = delete;
  ~ReplacementFile();

  /// False for a device, a pipe and standard output, beside which no other files can lie.
  bool is_regular() const { return is_regular_; }
  /// The path after symbolic links are followed.
  const std::string& path() const { return path_; }

  Expected<void> write(std::string_view text);
  /// Puts everything that was written on the disk. To be called after the last write().
  Expected<void> finish();
  /// Puts the file in its place. To be called after finish().
  Expected<void> replace();

 private:
  ReplacementFile(std::string name, std::string path, std::string temporary_path, int descriptor);
  Expected<void> flush();

  /// The path as it was given.
  std::string name_;
  std::string path_;
  /// Where the file is until it replaces the old one. Empty afterwards, and where it is written to directly.
  std::string temporary_path_;
  bool is_regular_;
  int descriptor_;
  std::string pending_;
};

/// The part of a path up to and including its last slash; empty where it has no slash.
std::string folder_of(const std::string& path);

/// Lines in a file that no other program can open by a name, and that is gone when the program ends. Fails as ReplacementFile
/// does.
class SpoolFile {
 public:
  /// `folder` is what folder_of() returns.
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
