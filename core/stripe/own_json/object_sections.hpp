#pragma once

#include <optional>
#include <string_view>

#include "core/stripe/snapshot.hpp"

namespace portal_guide::stripe::own_json {

/// The section that holds objects of this type; nothing where a snapshot has none for them.
std::optional<SectionName> section_of_type(std::string_view object_type);

/// What the `url` of a list says.
struct ListAddress {
  std::optional<SectionName> section = std::nullopt;
  /// False for a part that an address picks out, such as the subscriptions of one customer.
  bool holds_all = false;
};

/// `url`: such as "/v1/products".
ListAddress address_of_list(std::string_view url);

/// The types that a snapshot has a section for, such as "product, price", for errors.
std::string_view types_read();

}  // namespace portal_guide::stripe::own_json
