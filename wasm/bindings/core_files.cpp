#include "wasm/bindings/core_files.hpp"

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "core/json.hpp"
#include "core/json_writer.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/own_json/assembly.hpp"
#include "core/stripe/own_json/input_kind.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::bindings {
namespace {

namespace own_json = stripe::own_json;

/// What the browser's side reads at most of all files together.
constexpr std::uint64_t kMostBytes = std::uint64_t{24} << 20U;
constexpr JsonLimits kFilesLimits = {.max_bytes = std::size_t{64} << 20U, .max_depth = 4};

struct GivenFile {
  std::string_view name;
  std::uint64_t bytes = 0;
  std::optional<std::string_view> text;
};

Failure<> fail_about(std::string_view file, Error error) {
  error.arguments.emplace(own_json::kFile, std::string(file));
  return fail(std::move(error));
}

/// Why a file has no text: together the files may be too large.
Error unread(const std::vector<GivenFile>& files) {
  std::uint64_t bytes = 0;
  for (const GivenFile& file : files) {
    bytes += file.bytes;
  }
  if (bytes <= kMostBytes) return {.id = "file-unreadable"};
  return {.id = "json-too-large",
          .arguments = {{"limit", std::to_string(kMostBytes)}, {"observed", std::to_string(bytes)}, {"unit", "bytes"}}};
}

/// The text of a snapshot, as the files have it or as it is put together from them.
Expected<own_json::Assembled> snapshot_of(const std::vector<GivenFile>& files, const own_json::AssemblyOptions& options) {
  std::deque<stripe::TextInMemory> texts;
  std::vector<own_json::ObjectFile> objects;
  for (const GivenFile& file : files) {
    if (!file.text) return fail_about(file.name, unread(files));
    texts.emplace_back(*file.text);
    const auto kind = own_json::kind_of(texts.back());
    if (!kind) return fail_about(file.name, kind.error());
    if (*kind == own_json::InputKind::Snapshot) {
      // What is no JSON at all passes for a snapshot until it is read.
      const auto document = parse_json(*file.text);
      if (!document) return fail_about(file.name, document.error());
      if (files.size() > 1) return fail_about(file.name, own_json::fault_among_files(texts.back()));
      return own_json::Assembled{.snapshot = std::string(*file.text), .places = {}, .unread = {}};
    }
    objects.push_back({.name = std::string(file.name), .text = &texts.back()});
  }
  return own_json::assemble(objects, options);
}

std::vector<GivenFile> given_files(const Json& list) {
  std::vector<GivenFile> files;
  for (const Json& file : list) {
    files.push_back({.name = as_string(find(file, "name")).value_or(std::string_view{}),
                     .bytes = static_cast<std::uint64_t>(as_integer(find(file, "bytes")).value_or(0)),
                     .text = as_string(find(file, "text"))});
  }
  return files;
}

}  // namespace

Expected<std::string> read_files(std::string_view input) {
  const Expected<Json> question = parse_json(input, kFilesLimits);
  if (!question) return propagate(question);
  const Json* list = find(*question, "files");
  if (list == nullptr || !list->is_array()) return fail({.id = "operation-input", .where = "/files"});
  const auto mode = as_string(find(*question, "mode"));
  const auto read =
      snapshot_of(given_files(*list), {.mode = mode == std::string_view("live") ? stripe::Mode::Live : stripe::Mode::Test,
                                       .taken_at_unix_seconds = as_integer(find(*question, "now")).value_or(0)});
  if (!read) return propagate(read);
  JsonWriter json;
  json.begin_object().name("snapshot").raw(read->snapshot).name("unread").begin_array();
  for (const own_json::UnreadFile& file : read->unread) {
    json.begin_object().member("name", file.name).member("observed", file.observed).end_object();
  }
  return std::move(json.end_array().end_object()).text();
}

}  // namespace portal_guide::bindings
