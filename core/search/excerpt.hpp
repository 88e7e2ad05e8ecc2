#pragma once

#include <cstdint>
#include <span>

#include "core/search/index.hpp"
#include "core/search/tables.hpp"

namespace portal_guide::search {

/// Fills in title, excerpt and excerpt_ranges of a hit. `is_met` says of each term whether the words asked for it.
void show_where(Hit& hit, const Tables& tables, std::span<const std::uint8_t> is_met);

}  // namespace portal_guide::search
