#include "core/report/snapshot_file.hpp"

#include "core/report/pointer_lines.hpp"

namespace portal_guide::report {

std::vector<NamedFile> files_of(const SnapshotFile& file) {
  if (!file.parts.empty()) return file.parts;
  if (file.path.empty()) return {};
  return {{.path = file.path, .uri = file.uri}};
}

FilePlaces places_in(const SnapshotFile& file, const Pointers& pointers) {
  if (!file.parts.empty()) return file.find_places ? file.find_places(pointers) : FilePlaces{};
  FilePlaces places;
  if (file.path.empty()) return places;
  for (const auto& [pointer, line] : find_pointer_lines(file.text, pointers)) {
    places.emplace(pointer, FilePlace{.file = 0, .line = line});
  }
  return places;
}

}  // namespace portal_guide::report
