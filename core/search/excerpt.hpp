#pragma once

#include <cstdint>
#include <span>

#include "core/search/index.hpp"
#include "core/search/tables.hpp"

namespace portal_guide::search {

/// Fills in `title`, `excerpt` and `excerpt_ranges` of a hit, whose document must be one of the tables'. `is_met` says for each
/// term whether the query asked for it.
void show_where(Hit& hit, const Tables& tables, std::span<const std::uint8_t> is_met);

}  // namespace portal_guide::search
