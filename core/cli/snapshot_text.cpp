#include "core/cli/snapshot_text.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <utility>

#include "core/cli/file_text.hpp"
#include "core/cli/input.hpp"

namespace portal_guide::cli {

Expected<SnapshotText> SnapshotText::open(const std::string& path) {
  SnapshotText text;
  text.path_ = path;
  std::error_code failed;
  // Something other than a file, such as a pipe, can be read only once.
  if (path == "-" || (std::filesystem::exists(path, failed) && !std::filesystem::is_regular_file(path, failed))) {
    auto kept = read_input(path);
    if (!kept) return propagate(std::move(kept));
    text.kept_ = std::make_unique<std::string>(*std::move(kept));
    text.text_ = std::make_unique<stripe::TextInMemory>(*text.kept_);
    return text;
  }
  auto file = FileText::open(path);
  if (!file) return propagate(std::move(file));
  text.text_ = std::make_unique<FileText>(*std::move(file));

  const std::filesystem::path beside = std::filesystem::path(path).parent_path() / "subscriptions.jsonl";
  if (!std::filesystem::exists(beside, failed) || std::filesystem::equivalent(beside, path, failed)) return text;
  text.lines_path_ = beside.string();
  auto lines = FileText::open(text.lines_path_);
  if (!lines) return propagate(std::move(lines));
  text.lines_ = std::make_unique<FileText>(*std::move(lines));
  return text;
}

Error SnapshotText::explain(Error error) {
  for (stripe::TextSource* const source : {text_.get(), lines_.get()}) {
    if (source == nullptr) continue;
    if (auto same = source->confirm(); !same) return std::move(same).error();
  }
  return error;
}

std::string SnapshotText::place_of(const Error& error) const {
  return error.arguments.contains(std::string(stripe::kInLines)) ? lines_path_ : path_;
}

}  // namespace portal_guide::cli
