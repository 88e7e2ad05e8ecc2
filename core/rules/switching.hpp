#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/json.hpp"
#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

struct OfferedPrice {
  std::string_view id;
  std::string pointer;
};

struct OfferedProduct {
  std::string_view id;
  std::string pointer;
  std::vector<OfferedPrice> prices;
};

/// What the configuration under test lets customers switch to.
struct Switching {
  Located configuration;
  /// Where this is false nothing is offered, whatever the list holds.
  bool enabled = false;
  std::vector<OfferedProduct> products;
};

/// `not_expanded` where switching is on and the list of products was not read.
Known<Switching> switching(const Context& context);

/// What people call products. Views the snapshot.
class ProductNames {
 public:
  explicit ProductNames(const Context& context);
  /// The product's name where the catalogue was read, else its id.
  std::string of(std::string_view product_id) const;

 private:
  std::unordered_map<std::string_view, Located> products_;
};

/// The parameters that turn plan switching on, with a product and a price to put in.
OrderedJson parameters_of_first_plan();

}  // namespace portal_guide::rules
