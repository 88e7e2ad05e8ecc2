#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/stripe/mode.hpp"
#include "core/stripe/own_json/object_store.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::stripe::own_json {

/// Where the objects of a snapshot stand in the files that it was put together from.
class ObjectPlaces {
 public:
  /// A place in a file.
  struct Place {
    /// Of the object around it.
    const Origin* object = nullptr;
    /// JSON pointer from the origin's value.
    std::string inside;
  };

  /// The objects of a section in the snapshot's order.
  void add(Mode mode, SectionName name, std::vector<Origin> origins);

  /// What a JSON pointer into the snapshot leads to. A pointer to a section as a whole leads to its first object. Nothing where
  /// it leads to neither.
  std::optional<Place> find(std::string_view pointer) const;

 private:
  std::array<std::array<std::vector<Origin>, kSectionCount>, 2> origins_ = {};
};

}  // namespace portal_guide::stripe::own_json
