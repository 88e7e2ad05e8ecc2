#include "core/compare/offered_list.hpp"

namespace portal_guide::compare {

void OfferedList::add(const std::string& product, const std::string& price, const std::optional<OrderedJson>& quantity) {
  const auto [place, added] = places_.emplace(product, list_.size());
  if (added) {
    list_.push_back({{"product", product}, {"prices", OrderedJson::array()}});
    if (quantity) list_.back()["adjustable_quantity"] = *quantity;
  }
  list_[place->second]["prices"].push_back(price);
}

}  // namespace portal_guide::compare
