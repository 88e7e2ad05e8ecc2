#include "core/content/faces.hpp"

#include <utility>
#include <vector>

#include "core/content/cursor.hpp"
#include "core/content/reading.hpp"

namespace portal_guide::content {

Faces read_faces(const Json& bundle, std::vector<Error>& faults) {
  Faces faces;
  const Json* ui = find(bundle, "ui");
  if (ui == nullptr || !ui->is_object()) return faces;
  for (const auto& [face, texts] : ui->get_ref<const Json::object_t&>()) {
    if (!texts.is_object()) continue;
    for (const auto& [key, text] : texts.get_ref<const Json::object_t&>()) {
      const auto [known, added] = faces.emplace(key, face);
      if (added) continue;
      faults.push_back({.id = "content-key-twice",
                        .where = pointer_append(pointer_append("/ui", face), key),
                        .arguments = {{"key", key}, {"face", known->second}}});
    }
  }
  return faces;
}

Expected<Faces> parse_faces(std::string_view bundle) {
  const auto document = parse_json(bundle, kBundleLimits);
  if (!document) return propagate(document);
  std::vector<Error> faults;
  Faces faces = read_faces(*document, faults);
  if (!faults.empty()) return fail(std::move(faults.front()));
  return faces;
}

}  // namespace portal_guide::content
