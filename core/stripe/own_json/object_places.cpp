#include "core/stripe/own_json/object_places.hpp"

#include <charconv>
#include <utility>

#include "core/stripe/members.hpp"

namespace portal_guide::stripe::own_json {
namespace {

/// Consumes the pointer's first step, and returns it. No step of interest is written with escapes.
std::string_view take_step(std::string_view& pointer) {
  if (!pointer.starts_with('/')) return {};
  const std::size_t end = pointer.find('/', 1);
  const std::string_view step = pointer.substr(1, end == std::string_view::npos ? end : end - 1);
  pointer.remove_prefix(step.size() + 1);
  return step;
}

std::optional<SectionName> section_named(std::string_view name) {
  for (std::size_t index = 0; index < kSectionCount; ++index) {
    if (to_string(static_cast<SectionName>(index)) == name) return static_cast<SectionName>(index);
  }
  return std::nullopt;
}

}  // namespace

void ObjectPlaces::add(Mode mode, SectionName name, std::vector<Origin> origins) {
  origins_[mode == Mode::Live ? 1 : 0][static_cast<std::size_t>(name)] = std::move(origins);
}

std::optional<ObjectPlaces::Place> ObjectPlaces::find(std::string_view pointer) const {
  const std::string_view mode = take_step(pointer);
  if (mode != to_string(Mode::Live) && mode != to_string(Mode::Test)) return std::nullopt;
  const auto name = section_named(take_step(pointer));
  if (!name) return std::nullopt;
  const auto& origins = origins_[mode == to_string(Mode::Live) ? 1 : 0][static_cast<std::size_t>(*name)];
  if (origins.empty()) return std::nullopt;
  std::size_t index = 0;
  if (is_list(*name)) {
    if (take_step(pointer) != list_page::kData.name()) return Place{.object = &origins.front(), .inside = {}};
    const std::string_view step = take_step(pointer);
    const auto [end, fault] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (fault != std::errc() || end != step.data() + step.size() || index >= origins.size()) {
      return Place{.object = &origins.front(), .inside = {}};
    }
  }
  return Place{.object = &origins[index], .inside = origins[index].inside + std::string(pointer)};
}

}  // namespace portal_guide::stripe::own_json
