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
  /// Its entry in the list: {"product", "prices", "adjustable_quantity"}.
  Located entry;
  std::vector<OfferedPrice> prices;
};

/// What the configuration under test lets customers switch to.
struct Switching {
  Located configuration;
  /// Where this is false nothing is offered, whatever the list holds.
  bool enabled = false;
  std::vector<OfferedProduct> products;
};

/// Dotted path of the conditions under which a change waits for the end of the period.
inline constexpr std::string_view kPeriodEndConditions = "features.subscription_update.schedule_at_period_end.conditions";
/// Dotted paths in a product's entry.
inline constexpr std::string_view kQuantityEnabled = "adjustable_quantity.enabled";
inline constexpr std::string_view kQuantityMaximum = "adjustable_quantity.maximum";

/// `not_expanded` where switching is on and the list of products was not read.
Known<Switching> switching(const Context& context);
/// The same for a configuration that is not the one under test.
Known<Switching> switching_of(const Located& configuration);

/// The ids of the offered prices, each once.
std::set<std::string_view> offered_price_ids(const Switching& switching);

/// One look-up; ProductNames is for many.
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

/// The list as a call repeats it: Stripe replaces the whole list by what is sent. None where it could not be repeated
/// faithfully: an id is not plain, or whether quantities can be changed was not read.
std::optional<OrderedJson> list_of_products(const Switching& switching);

/// What a rule reports that wants another list, with the call that sets it, once somebody has put in what its placeholders
/// stand for; no call where there is no list.
Observation wrong_products(const Switching& switching, std::vector<Sighting> evidence, std::optional<OrderedJson> wanted);

/// The parameters that turn plan switching on, with a product and a price to put in.
OrderedJson parameters_of_first_plan();

}  // namespace portal_guide::rules
