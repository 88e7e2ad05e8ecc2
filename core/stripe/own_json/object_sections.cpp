#include "core/stripe/own_json/object_sections.hpp"

#include <array>
#include <cstddef>
#include <string>

#include "core/stripe/object_type.hpp"
#include "core/stripe/read_plan.hpp"

namespace portal_guide::stripe::own_json {
namespace {

constexpr std::array kScopes = {ReadScope::Snapshot, ReadScope::Subscribers};

std::optional<SectionName> section_at(std::string_view path) {
  for (const ReadScope scope : kScopes) {
    for (const PlannedRead& read : read_plan(scope)) {
      if (read.path == path) return read.section;
    }
  }
  return std::nullopt;
}

std::string list_types() {
  std::string types = "billing_portal.session";
  for (std::size_t index = 0; index < kSectionCount; ++index) {
    types.append(", ").append(object_type(static_cast<SectionName>(index)));
  }
  return types;
}

}  // namespace

std::optional<SectionName> section_of_type(std::string_view object_type) {
  for (std::size_t index = 0; index < kSectionCount; ++index) {
    const auto name = static_cast<SectionName>(index);
    if (stripe::object_type(name) == object_type) return name;
  }
  return std::nullopt;
}

ListAddress address_of_list(std::string_view url) {
  url = url.substr(0, url.find('?'));
  if (const auto section = section_at(url)) return {.section = section, .holds_all = true};
  // A plan is a price that repeats, and there are others.
  if (url == "/v1/plans") return {.section = SectionName::Prices};
  const std::size_t slash = url.rfind('/');
  if (url.starts_with("/v1/") && slash != std::string_view::npos && slash > 3) {
    return {.section = section_at("/v1" + std::string(url.substr(slash)))};
  }
  return {};
}

std::string_view types_read() {
  static const std::string kTypes = list_types();
  return kTypes;
}

}  // namespace portal_guide::stripe::own_json
