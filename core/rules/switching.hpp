#pragma once

#include <optional>
#include <set>
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
  /// The entry in the configuration's list: {"product", "prices", "adjustable_quantity"}.
  Located entry;
  std::vector<OfferedPrice> prices;
};

/// What the configuration under test lets customers switch to.
struct Switching {
  Located configuration;
  /// Where this is false, nothing is offered, whatever the list holds.
  bool enabled = false;
  std::vector<OfferedProduct> products;
};

/// Of the configuration under test. `not_expanded` where switching is on and the list of products was not read.
Known<Switching> switching(const Context& context);
/// The same for a configuration that is not the one under test.
Known<Switching> switching_of(const Located& configuration);
/// The same for rules about one kind of change, such as "quantity": nullopt where the configuration under test does not allow
/// it, and `covered` by update-without-products where it lists no product.
Known<std::optional<Switching>> switching_that_allows(const Context& context, std::string_view update);

/// Of all configurations that are judged in the mode, those with switching on. There is no answer where it was not read of one
/// of them, because what it offers may be what a rule misses.
Known<std::vector<Switching>> switchings_in_mode(const Context& context);

/// The ids of the offered prices, each once.
std::set<std::string_view> offered_price_ids(const Switching& switching);

/// What people call a product: its name where the catalogue was read, else its id. ProductNames is for many look-ups.
std::string product_name(const Context& context, std::string_view product_id);

/// What people call products. Views the snapshot.
class ProductNames {
 public:
  explicit ProductNames(const Context& context);
  /// The product's name where the catalogue was read, else its id.
  std::string of(std::string_view product_id) const;

 private:
  std::unordered_map<std::string_view, Located> products_;
};

/// The list for a call, which has to repeat it because Stripe replaces the whole list. Nullopt where it cannot be repeated
/// faithfully: an id may not stand in a call, or it was not read whether quantities can be changed.
std::optional<OrderedJson> list_of_products(const Switching& switching);

/// What a rule reports that wants another list, with the call that sets it. Somebody has to fill in the placeholders of the
/// list. There is no call where there is no list.
Observation wrong_products(const Switching& switching, std::vector<Sighting> evidence, std::optional<OrderedJson> wanted);

/// The parameters that turn switching on, with placeholders for a product and a price.
OrderedJson parameters_of_first_plan();

}  // namespace portal_guide::rules
