#include "core/cli/file_text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace portal_guide::cli {

Expected<FileText> FileText::open(const std::string& path) {
  // Opening a pipe that has no writer would wait for one.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0 && errno == ENOENT) return fail({.id = "file-missing"});
  struct stat opened = {};
  if (descriptor < 0 || ::fstat(descriptor, &opened) != 0) {
    if (descriptor >= 0) ::close(descriptor);
    return fail({.id = "file-unreadable", .arguments = {{"file", path}}});
  }
  FileText file(descriptor, path, opened);
  if (S_ISDIR(opened.st_mode)) return fail({.id = "file-directory"});
  return file;
}

FileText::FileText(FileText&& that) noexcept
    : descriptor_(std::exchange(that.descriptor_, -1)), path_(std::move(that.path_)), opened_(that.opened_) {}

FileText::~FileText() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Expected<std::size_t> FileText::read(std::uint64_t offset, char* to, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::pread(descriptor_, to + done, size - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail({.id = "file-unreadable", .arguments = {{"file", path_}}});
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

Expected<void> FileText::confirm() {
  struct stat now = {};
  const bool same = ::fstat(descriptor_, &now) == 0 && now.st_size == opened_.st_size &&
                    now.st_mtim.tv_sec == opened_.st_mtim.tv_sec && now.st_mtim.tv_nsec == opened_.st_mtim.tv_nsec;
  if (!same) return fail({.id = "file-changed", .arguments = {{"file", path_}}});
  return {};
}

}  // namespace portal_guide::cli
