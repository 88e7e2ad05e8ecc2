#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/side.hpp"
#include "core/stripe/offer.hpp"
#include "core/stripe/plan_match.hpp"

/// The plans that test mode offers, found again in live mode or not.
namespace portal_guide::compare {

/// How a product or a price of test mode is to be had in live mode.
enum class Supply {
  /// It is there. `params`, where not empty, are what an update has to change about it.
  Existing,
  /// `params` create it.
  Create,
  /// Somebody creates it: the snapshot does not hold enough of it.
  CreateByHand,
  /// Somebody chooses among the candidates.
  Choose,
  /// It is not to be copied.
  Leave,
  /// What would tell was not read.
  Unknown,
};

struct ProductSupply {
  Supply supply = Supply::Unknown;
  std::string_view test_id;
  /// What people call it: the name, else the id.
  std::string name;
  /// Of Existing only.
  std::string_view live_id;
  OrderedJson params = OrderedJson::object();
  std::vector<std::string> candidates;
};

struct PriceSupply {
  Supply supply = Supply::Unknown;
  std::string_view test_id;
  const Json* price = nullptr;
  /// "Basic (price_1)".
  std::string name;
  /// Of Existing only, and its product.
  std::string_view live_id;
  std::string_view live_product_id;
  /// Of what there is so far, also where it is to be replaced; empty where live has none.
  std::string_view counterpart;
  /// Place among the test offer's products, and in Plans::products.
  std::size_t entry = 0;
  std::size_t product = 0;
  /// Without `product` where it is to be created.
  OrderedJson params = OrderedJson::object();
  std::vector<std::string> candidates;
  /// A new price takes the lookup key over from the one it replaces.
  bool replaces = false;
};

struct Plans {
  /// What test mode offers; nothing where it is off or could not be read.
  stripe::Offer test;
  stripe::Offer live;
  /// Whether live's list is to be set, as far as prices are supplied.
  bool list_differs = false;
  /// Whether every plan that test mode offers is supplied somehow, so that a list can be sent: Stripe replaces the whole list.
  bool list_known = false;
  std::vector<ProductSupply> products;
  /// Each price once, in the order in which test mode offers them.
  std::vector<PriceSupply> prices;

  /// Differences of products, of prices, and of the list.
  std::vector<Difference> product_differences;
  std::vector<Difference> price_differences;
  std::vector<Difference> list_differences;
  /// Of the differences of products and prices: the test id they belong to, in the same order.
  std::vector<std::string_view> product_of_difference;
  std::vector<std::string_view> price_of_difference;
  std::vector<Matched> matched;
  std::vector<Unmatched> unmatched;
  std::vector<NotCompared> not_compared;
};

/// Both configurations' plans. `live` may be without a configuration: then it offers nothing yet.
Plans compare_plans(const Side& test, const Side& live, const content::Content& content);

}  // namespace portal_guide::compare
