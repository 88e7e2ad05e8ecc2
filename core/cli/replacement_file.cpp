#include "core/cli/replacement_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace portal_guide::cli {
namespace {

constexpr std::size_t kPendingBytes = std::size_t{64} << 10U;
constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

Failure<> unwritable(const std::string& file, int reason) {
  if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG) {
    return fail({.id = "file-no-space", .arguments = {{"file", file}}});
  }
  return fail({.id = "file-unwritable", .arguments = {{"file", file}, {"reason", std::strerror(reason)}}});
}

Expected<void> write_all(int descriptor, std::string_view text, const std::string& file) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return unwritable(file, errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// The path after symbolic links are followed; the name itself where nothing exists there yet.
std::string resolve(const std::string& path) {
  char* const resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string result(resolved);
  std::free(resolved);
  return result;
}

/// A new file in the folder, and its name.
std::pair<int, std::string> make_temporary(const std::string& folder, const std::string& name) {
  std::string path = folder + "." + name + ".XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  return {descriptor, path};
}

}  // namespace

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

ReplacementFile::ReplacementFile(std::string name, std::string path, std::string temporary_path, int descriptor)
    : name_(std::move(name)),
      path_(std::move(path)),
      temporary_path_(std::move(temporary_path)),
      is_regular_(!temporary_path_.empty()),
      descriptor_(descriptor) {}

ReplacementFile::ReplacementFile(ReplacementFile&& other) noexcept
    : name_(std::move(other.name_)),
      path_(std::move(other.path_)),
      temporary_path_(std::exchange(other.temporary_path_, {})),
      is_regular_(other.is_regular_),
      descriptor_(std::exchange(other.descriptor_, -1)),
      pending_(std::move(other.pending_)) {}

ReplacementFile::~ReplacementFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_path_.empty()) ::unlink(temporary_path_.c_str());
}

Expected<ReplacementFile> ReplacementFile::create(const std::string& path) {
  if (path == "-") {
    const int descriptor = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (descriptor < 0) return unwritable(path, errno);
    return ReplacementFile(path, path, "", descriptor);
  }
  const std::string place = resolve(path);
  struct stat status = {};
  const bool exists = ::stat(place.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return unwritable(path, EISDIR);
  if (place.empty() || place.back() == '/') return unwritable(path, place.empty() ? ENOENT : EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    const int descriptor = ::open(place.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return unwritable(path, errno);
    return ReplacementFile(path, place, "", descriptor);
  }
  const std::string folder = folder_of(place);
  const auto [descriptor, temporary_path] = make_temporary(folder, place.substr(folder.size()));
  if (descriptor < 0) return unwritable(path, errno);
  ReplacementFile file(path, place, temporary_path, descriptor);
  if (::fchmod(descriptor, kOwnerOnly) != 0) return unwritable(path, errno);
  return file;
}

Expected<void> ReplacementFile::write(std::string_view text) {
  pending_ += text;
  return pending_.size() < kPendingBytes ? Expected<void>() : flush();
}

Expected<void> ReplacementFile::flush() {
  const std::string text = std::exchange(pending_, {});
  return write_all(descriptor_, text, name_);
}

Expected<void> ReplacementFile::finish() {
  if (auto flushed = flush(); !flushed) return flushed;
  if (is_regular() && ::fsync(descriptor_) != 0) return unwritable(name_, errno);
  // Some file systems report only now that there was not enough space.
  if (::close(std::exchange(descriptor_, -1)) != 0) return unwritable(name_, errno);
  return {};
}

Expected<void> ReplacementFile::replace() {
  if (!is_regular()) return {};
  if (std::rename(temporary_path_.c_str(), path_.c_str()) != 0) return unwritable(name_, errno);
  temporary_path_.clear();
  const std::string folder = folder_of(path_);
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return {};
  // The file is whole and in its place. Where the folder cannot be synchronised, only a power cut could still lose it.
  ::fsync(descriptor);
  ::close(descriptor);
  return {};
}

SpoolFile::SpoolFile(std::string folder, int descriptor) : folder_(std::move(folder)), descriptor_(descriptor) {}

SpoolFile::SpoolFile(SpoolFile&& other) noexcept
    : folder_(std::move(other.folder_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      pending_(std::move(other.pending_)) {}

SpoolFile::~SpoolFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Expected<SpoolFile> SpoolFile::create(const std::string& folder) {
  const std::string name = folder.empty() ? "./" : folder;
  const auto [descriptor, path] = make_temporary(folder, "portal-guide");
  if (descriptor < 0) return unwritable(name, errno);
  ::unlink(path.c_str());
  return SpoolFile(name, descriptor);
}

Expected<void> SpoolFile::append(std::string_view line) {
  pending_.append(line).append("\n");
  return pending_.size() < kPendingBytes ? Expected<void>() : flush();
}

Expected<void> SpoolFile::flush() {
  const std::string text = std::exchange(pending_, {});
  return write_all(descriptor_, text, folder_);
}

Expected<void> SpoolFile::copy_to(ReplacementFile& file, std::string_view between) {
  if (auto flushed = flush(); !flushed) return flushed;
  std::array<char, kPendingBytes> piece = {};
  off_t offset = 0;
  bool after_line = false;
  for (;;) {
    const ssize_t count = ::pread(descriptor_, piece.data(), piece.size(), offset);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unwritable(folder_, errno);
    if (count == 0) return after_line ? file.write("\n") : Expected<void>();
    offset += count;
    std::string_view rest(piece.data(), static_cast<std::size_t>(count));
    while (!rest.empty()) {
      if (std::exchange(after_line, false)) {
        if (auto written = file.write(between); !written) return written;
      }
      const std::size_t end = rest.find('\n');
      if (auto written = file.write(rest.substr(0, end)); !written) return written;
      after_line = end != std::string_view::npos;
      rest.remove_prefix(after_line ? end + 1 : rest.size());
    }
  }
}

}  // namespace portal_guide::cli
