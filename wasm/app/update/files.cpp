#include "wasm/app/update/files.hpp"

#include <utility>

#include "wasm/app/update/judging.hpp"

namespace portal_guide::app {
namespace {

std::vector<UnreadFile> unread_files(const Json& read) {
  std::vector<UnreadFile> files;
  const Json* list = find(read, "unread");
  if (list == nullptr || !list->is_array()) return files;
  for (const Json& file : *list) {
    files.push_back({.name = std::string(as_string(find(file, "name")).value_or("")),
                     .observed = std::string(as_string(find(file, "observed")).value_or(""))});
  }
  return files;
}

}  // namespace

void refuse_files(Change& change, Error error) {
  auto& opened = change.state.opened_files;
  const auto file = error.arguments.find("file");
  opened.at_fault = file == error.arguments.end() ? opened.names : file->second;
  opened.unread.clear();
  tell_error(change, error);
  opened.failure = std::move(error);
}

void on(Change& change, const OpenFiles& /*wish*/) { change.effects.emplace_back(ChooseFiles{.mode = change.state.mode}); }

void on(Change& change, const FilesRead& files) {
  if (files.names.empty()) return;
  auto& state = change.state;
  state.opened_files = {};
  for (const std::string& name : files.names) {
    state.opened_files.names.append(state.opened_files.names.empty() ? "" : ", ").append(name);
  }
  if (!files.read) return refuse_files(change, files.failure);
  auto read = parse_json(*files.read);
  if (!read) return refuse_files(change, std::move(read).error());
  const Json* snapshot = find(*read, "snapshot");
  if (snapshot == nullptr) return refuse_files(change, {.id = "file-unreadable"});
  state.opened_files.unread = unread_files(*read);
  judge(change, {.document = *snapshot}, Judging::Then::Open);
}

void on(Change& change, const TrySample& /*wish*/) {
  auto& sample = change.state.sample;
  if (sample == Library::Phase::Fetching) return;
  sample = Library::Phase::Fetching;
  change.effects.emplace_back(FetchSample{});
}

void on(Change& change, const SampleFetched& fetched) {
  auto& state = change.state;
  if (state.sample != Library::Phase::Fetching) return;
  const auto snapshot = fetched.snapshot ? parse_json(*fetched.snapshot) : fail({.id = "sample-unreachable"});
  state.sample = snapshot ? Library::Phase::Absent : Library::Phase::Failed;
  if (!snapshot) return tell_error(change, {.id = "sample-unreachable"});
  state.opened_files = {.names = content::text(state.content, "files.sample")};
  judge(change, {.document = *snapshot}, Judging::Then::Open);
}

}  // namespace portal_guide::app
