#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/plans.hpp"
#include "core/compare/side.hpp"
#include "core/stripe/offer.hpp"
#include "core/stripe/plan_match.hpp"

/// Finds the live price and product that stand for each plan of test mode.
namespace portal_guide::compare {

/// Everything that one mode sells, and what its portal offers of it. Views live as long as the side and its snapshot.
struct ModePlans {
  const Side& side;
  const stripe::Offer& offer;
  stripe::PlanCatalogue catalogue;
  std::unordered_map<std::string_view, const Json*> prices;
  /// The ids of the prices that the portal offers.
  std::set<std::string_view> offered;

  /// The price with this id; null where the snapshot does not hold it.
  const Json* price(std::string_view id) const;
};

ModePlans index_plans(const Side& side, const stripe::Offer& offer);
/// The ids of the prices that the offer holds.
std::set<std::string_view> offered_prices(const stripe::Offer& offer);

/// What people call a product: its name, or the id where `product` is null or has no name.
std::string product_name(const Json* product, std::string_view id);
/// The product's name and the price's id, such as "Basic (price_1)".
std::string price_name(const Json* product, std::string_view product_id, std::string_view price_id);

/// A product of test mode that has no counterpart to rely on.
Unmatched unmatched_product(const ProductSupply& product, Reason reason, const content::Content& content);

struct Pairing {
  std::vector<ProductSupply> products;
  std::vector<PriceSupply> prices;
  std::vector<Matched> matched;
  std::vector<Unmatched> unmatched;
};

/// Every price that test mode offers, each once and in that order, with its product. No live price stands for two of them.
/// `beside`: for each entry of test mode's offer, the prices that live mode's counterpart offers. They come before others.
Pairing pair_plans(const ModePlans& test, const ModePlans& live, const std::vector<std::set<std::string_view>>& beside,
                   const content::Content& content);

}  // namespace portal_guide::compare
