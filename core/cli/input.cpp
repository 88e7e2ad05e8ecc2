#include "core/cli/input.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <istream>

#include "core/json.hpp"

namespace portal_guide::cli {
namespace {

constexpr std::size_t kLimitBytes = JsonLimits{}.max_bytes;

Error too_large(std::string observed) {
  return {.id = "json-too-large",
          .arguments = {{"limit", std::to_string(kLimitBytes)}, {"observed", std::move(observed)}, {"unit", "bytes"}}};
}

Expected<std::string> read_stream(std::istream& stream, const std::string& path) {
  std::string text;
  std::array<char, std::size_t{64} << 10U> piece = {};
  while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0) {
    text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
    if (text.size() > kLimitBytes) return fail(too_large("> " + std::to_string(kLimitBytes)));
  }
  if (stream.bad()) return fail({.id = "file-unreadable", .arguments = {{"file", path}}});
  return text;
}

}  // namespace

Expected<std::string> read_input(const std::string& path) {
  if (path == "-") return read_stream(std::cin, path);

  std::error_code failed;
  const std::filesystem::file_status status = std::filesystem::status(path, failed);
  if (!std::filesystem::exists(status)) return fail({.id = "file-missing"});
  if (std::filesystem::is_directory(status)) return fail({.id = "file-directory"});
  if (std::filesystem::is_regular_file(status)) {
    const std::uintmax_t size = std::filesystem::file_size(path, failed);
    if (!failed && size > kLimitBytes) return fail(too_large(std::to_string(size)));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail({.id = "file-unreadable", .arguments = {{"file", path}}});
  return read_stream(file, path);
}

}  // namespace portal_guide::cli
