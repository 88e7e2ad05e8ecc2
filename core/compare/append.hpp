#pragma once

#include <iterator>
#include <vector>

namespace portal_guide::compare {

/// Adds the entries of `from` behind those of `to`.
template <class Entry>
void append(std::vector<Entry>& to, std::vector<Entry> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace portal_guide::compare
