#include "core/cli/snapshot_text.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/cli/account_reading.hpp"
#include "core/cli/file_text.hpp"
#include "core/cli/input.hpp"
#include "core/report/pointer_lines.hpp"
#include "core/stripe/own_json/input_kind.hpp"

namespace portal_guide::cli {
namespace {

namespace own_json = stripe::own_json;

constexpr std::int64_t kMsPerSecond = 1000;

Failure<> fail_about(const std::string& path, Error error) {
  error.arguments.emplace(own_json::kFile, path);
  return fail(std::move(error));
}

/// Counts the lines of a text, on the way from one place to a later one.
class LineCounter {
 public:
  explicit LineCounter(stripe::TextSource& source) : source_(source) {}

  /// The line of the byte at `offset`, counted from 1.
  std::size_t line_at(std::uint64_t offset) {
    std::string piece(std::size_t{64} << 10U, '\0');
    while (counted_ < offset) {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), offset - counted_));
      const std::size_t read = source_.read(counted_, piece.data(), wanted).value_or(0);
      if (read == 0) break;
      line_ += static_cast<std::size_t>(std::count(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(read), '\n'));
      counted_ += read;
    }
    return line_;
  }

 private:
  stripe::TextSource& source_;
  std::uint64_t counted_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

Expected<SnapshotText::Source> SnapshotText::open_source(const std::string& path) {
  Source source{.path = path, .kept = nullptr, .text = nullptr};
  std::error_code failed;
  // Something other than a file, such as a pipe, can be read only once.
  if (path == "-" || (std::filesystem::exists(path, failed) && !std::filesystem::is_regular_file(path, failed))) {
    auto kept = read_input(path);
    if (!kept) return propagate(std::move(kept));
    source.kept = std::make_unique<std::string>(*std::move(kept));
    source.text = std::make_unique<stripe::TextInMemory>(*source.kept);
    source.written_unix_seconds = unix_ms_now() / kMsPerSecond;
    return source;
  }
  auto file = FileText::open(path);
  if (!file) return propagate(std::move(file));
  source.written_unix_seconds = file->written_unix_seconds();
  source.text = std::make_unique<FileText>(*std::move(file));
  return source;
}

Expected<SnapshotText> SnapshotText::open(const std::vector<std::string>& paths, std::optional<stripe::Mode> mode) {
  if (std::count(paths.begin(), paths.end(), "-") > 1) return fail({.id = "input-twice"});
  SnapshotText text;
  text.path_ = paths.front();
  std::vector<Source> sources;
  for (const std::string& path : paths) {
    auto source = open_source(path);
    if (!source) return fail_about(path, std::move(source).error());
    const auto kind = own_json::kind_of(*source->text);
    if (!kind) return fail_about(path, kind.error());
    if (*kind == own_json::InputKind::Snapshot && paths.size() > 1) {
      return fail_about(path, own_json::fault_among_files(*source->text));
    }
    if (*kind == own_json::InputKind::Snapshot) {
      text.kept_ = std::move(source->kept);
      text.text_ = std::move(source->text);
      if (const auto looked = text.look_beside(); !looked) return propagate(looked);
      return text;
    }
    sources.push_back(*std::move(source));
  }
  if (const auto assembled = text.assemble(std::move(sources), mode); !assembled) return propagate(assembled);
  return text;
}

Expected<void> SnapshotText::look_beside() {
  if (kept_ != nullptr) return {};
  std::error_code failed;
  const std::filesystem::path beside = std::filesystem::path(path_).parent_path() / "subscriptions.jsonl";
  if (!std::filesystem::exists(beside, failed) || std::filesystem::equivalent(beside, path_, failed)) return {};
  lines_path_ = beside.string();
  auto lines = FileText::open(lines_path_);
  if (!lines) return propagate(std::move(lines));
  lines_ = std::make_unique<FileText>(*std::move(lines));
  return {};
}

Expected<void> SnapshotText::assemble(std::vector<Source> sources, std::optional<stripe::Mode> mode) {
  std::vector<own_json::ObjectFile> files;
  own_json::AssemblyOptions options{.mode = mode};
  for (const Source& source : sources) {
    files.push_back({.name = source.path, .text = source.text.get()});
    options.taken_at_unix_seconds = std::max(options.taken_at_unix_seconds, source.written_unix_seconds);
  }
  auto assembled = own_json::assemble(files, options);
  for (const Source& source : sources) {
    // What a file is taken for while it changes, being cut off say, is no help to anybody.
    if (auto same = source.text->confirm(); !same) return fail_about(source.path, std::move(same).error());
  }
  if (!assembled) return propagate(std::move(assembled));
  kept_ = std::make_unique<std::string>(std::move(assembled->snapshot));
  text_ = std::make_unique<stripe::TextInMemory>(*kept_);
  places_ = std::move(assembled->places);
  unread_ = std::move(assembled->unread);
  sources_ = std::move(sources);
  return {};
}

Expected<std::string> SnapshotText::whole() const {
  if (kept_ != nullptr) return *kept_;
  return read_input(path_);
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

report::FilePlaces SnapshotText::find_places(const report::Pointers& pointers) const {
  struct Wanted {
    const own_json::Origin* object;
    std::string inside;
    const std::string* pointer;
  };
  std::vector<Wanted> wanted;
  for (const std::string& pointer : pointers) {
    if (auto place = places_.find(pointer)) wanted.push_back({place->object, std::move(place->inside), &pointer});
  }
  std::sort(wanted.begin(), wanted.end(), [](const Wanted& one, const Wanted& other) {
    if (one.object->file != other.object->file) return one.object->file < other.object->file;
    return one.object->span.offset < other.object->span.offset;
  });
  std::vector<LineCounter> counters;
  for (const Source& source : sources_) {
    counters.emplace_back(*source.text);
  }
  report::FilePlaces places;
  for (const Wanted& one : wanted) {
    const own_json::Origin& object = *one.object;
    std::string text(static_cast<std::size_t>(object.span.size), ' ');
    text.resize(sources_[object.file].text->read(object.span.offset, text.data(), text.size()).value_or(0));
    const auto lines = report::find_pointer_lines(text, {one.inside});
    const std::size_t line = counters[object.file].line_at(object.span.offset) + lines.begin()->second - 1;
    places.emplace(*one.pointer, report::FilePlace{.file = object.file, .line = line});
  }
  return places;
}

std::string place_of(const Error& error, const std::vector<std::string>& paths) {
  const auto file = error.arguments.find(own_json::kFile);
  return file == error.arguments.end() ? paths.front() : file->second;
}

}  // namespace portal_guide::cli
