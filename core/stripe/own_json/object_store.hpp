#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/own_json/object_scanner.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::stripe::own_json {

/// Where an object was found.
struct Origin {
  /// The file's place among those that were given.
  std::uint32_t file = 0;
  /// The value around the object, in the file.
  TextSpan span = {};
  /// JSON pointer from that value to the object; empty where it is the value itself.
  std::string inside = {};
};

enum class Standing : std::uint8_t {
  /// It stood in place of its id in another object.
  Expanded,
  /// It was answered or sent by itself.
  Own,
};

struct FoundObject {
  /// As it goes into the snapshot.
  std::string text;
  std::string id;
  Origin origin;
  Standing standing = Standing::Own;
  /// Of the event that brought it.
  std::optional<std::int64_t> event_unix_seconds = std::nullopt;
  /// Whether an event says that it was deleted.
  bool is_gone = false;
};

/// The objects of one section of one mode, each id once.
class FoundSection {
 public:
  /// An object that stands by itself is taken before an expanded one; of two in a file of events, the newer; else the later.
  void add(FoundObject object);
  /// Notes a list of the section, and whether the list goes on.
  void note_list(bool is_whole) { is_whole_ = is_whole; }

  bool is_known() const { return is_whole_.has_value() || !objects_.empty(); }
  /// Whether the last list of the section came to its end. Objects alone say nothing of others.
  bool is_whole() const { return is_whole_.value_or(false); }
  std::vector<FoundObject>& objects() { return objects_; }
  const std::vector<FoundObject>& objects() const { return objects_; }

 private:
  std::vector<FoundObject> objects_;
  std::unordered_map<std::string, std::size_t> index_by_id_;
  std::optional<bool> is_whole_;
};

/// Every section of both modes.
class ObjectStore {
 public:
  FoundSection& section(Mode mode, SectionName name) { return sections_[mode_index(mode)][static_cast<std::size_t>(name)]; }
  const FoundSection& section(Mode mode, SectionName name) const {
    return sections_[mode_index(mode)][static_cast<std::size_t>(name)];
  }
  /// Whether anything was found of this mode.
  bool has(Mode mode) const { return present_[mode_index(mode)]; }
  void note(Mode mode) { present_[mode_index(mode)] = true; }
  /// The mode of everything that was found; nothing where there is more than one, or none.
  std::optional<Mode> only_mode() const;

 private:
  static std::size_t mode_index(Mode mode) { return mode == Mode::Live ? 1 : 0; }

  std::array<std::array<FoundSection, kSectionCount>, 2> sections_ = {};
  std::array<bool, 2> present_ = {};
};

}  // namespace portal_guide::stripe::own_json
