#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::cli {

/// A file that is read piece by piece, however large it is, and that must stay the same in the meantime.
class FileText final : public stripe::TextSource {
 public:
  /// Fails with `file-missing`, `file-directory` or `file-unreadable` ("file").
  static Expected<FileText> open(const std::string& path);
  FileText(FileText&& that) noexcept;
  FileText& operator=(FileText&&) = delete;
  ~FileText() override;

  /// Fails with `file-unreadable`.
  Expected<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) override;
  /// Fails with `file-changed` ("file") where its size or the time of its last change is not what it was when it was opened.
  Expected<void> confirm() override;

  /// When it was changed last.
  std::int64_t written_unix_seconds() const { return static_cast<std::int64_t>(opened_.st_mtim.tv_sec); }
  std::uint64_t size_bytes() const { return static_cast<std::uint64_t>(opened_.st_size); }

 private:
  FileText(int descriptor, std::string path, struct stat opened)
      : descriptor_(descriptor), path_(std::move(path)), opened_(opened) {}

  int descriptor_;
  std::string path_;
  struct stat opened_;
};

}  // namespace portal_guide::cli
