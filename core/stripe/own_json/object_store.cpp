#include "core/stripe/own_json/object_store.hpp"

#include <utility>

namespace portal_guide::stripe::own_json {
namespace {

/// Whether the later object takes the place of the earlier one with its id.
bool replaces(const FoundObject& later, const FoundObject& earlier) {
  if (later.standing != earlier.standing) return later.standing == Standing::Own;
  const bool are_events = later.event_unix_seconds && earlier.event_unix_seconds && later.origin.file == earlier.origin.file;
  return !are_events || *later.event_unix_seconds >= *earlier.event_unix_seconds;
}

}  // namespace

void FoundSection::add(FoundObject object) {
  if (!object.id.empty()) {
    const auto [known, is_new] = index_by_id_.emplace(object.id, objects_.size());
    if (!is_new) {
      FoundObject& earlier = objects_[known->second];
      if (replaces(object, earlier)) earlier = std::move(object);
      return;
    }
  }
  objects_.push_back(std::move(object));
}

std::optional<Mode> ObjectStore::only_mode() const {
  if (has(Mode::Live) == has(Mode::Test)) return std::nullopt;
  return has(Mode::Live) ? Mode::Live : Mode::Test;
}

}  // namespace portal_guide::stripe::own_json
