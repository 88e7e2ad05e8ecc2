#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "core/json.hpp"

namespace portal_guide::compare {

/// The list of plans that a portal offers (`features.subscription_update.products`) as a call sends it: one entry for each
/// product, in the order in which the products are first added.
class OfferedList {
 public:
  /// Adds a price and, where its product has no entry yet, the product. `quantity` is what stripe::quantity_parameters() gives
  /// for the product; without it the entry does not say how many a customer may choose. Ids or what stands for them.
  void add(const std::string& product, const std::string& price, const std::optional<OrderedJson>& quantity);

  const OrderedJson& parameters() const { return list_; }

 private:
  OrderedJson list_ = OrderedJson::array();
  std::map<std::string, std::size_t> places_;
};

}  // namespace portal_guide::compare
