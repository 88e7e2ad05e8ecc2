#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/side.hpp"
#include "core/stripe/offer.hpp"
#include "core/stripe/plan_match.hpp"

/// The plans that test mode offers, and what live mode has of them. Three stages make it: pairing.hpp finds each plan's
/// counterpart, plan_differences.hpp compares the two, and plan_list.hpp compares the lists that the portal offers. The first
/// two are made once for all configurations, so that no plan is created twice.
namespace portal_guide::compare {

/// How live mode gets a product or a price of test mode.
enum class Supply {
  /// Live mode has it. `params`, unless empty, are what an update has to change about it.
  Existing,
  /// A call with `params` creates it.
  Create,
  /// A person creates it, because the snapshot does not say enough for a call.
  CreateByHand,
  /// A person chooses among the candidates.
  Choose,
  /// It is not copied.
  Leave,
  /// The part of the snapshot that would tell was not read.
  Unknown,
};

/// One product of test mode. Views live as long as the snapshot.
struct ProductSupply {
  Supply supply = Supply::Unknown;
  std::string_view test_id;
  /// What people call it: its name, or its id where it has no name.
  std::string name;
  /// Set only for Existing.
  std::string_view live_id = {};
  OrderedJson params = OrderedJson::object();
  /// The ids in live mode between which nothing decides, or the id of an archived one.
  std::vector<std::string> candidates = {};
  /// How live mode's product differs. Empty unless Existing.
  std::vector<Difference> differences = {};
  /// The order of the step that creates or changes it. 0 until the plan is made, and where no step is needed.
  std::size_t step = 0;
};

/// One price that test mode offers. Views live as long as the snapshot.
struct PriceSupply {
  Supply supply = Supply::Unknown;
  std::string_view test_id;
  /// The price in test mode; null where the snapshot does not hold it.
  const Json* price = nullptr;
  /// Such as "Basic (price_1)".
  std::string name;
  /// The place of its entry among the products of test mode's offer; in ComparedPlans, of all offers together.
  std::size_t entry = 0;
  /// The place of its product in Plans::products.
  std::size_t product = 0;
  /// Live mode's price and its product. Set only for Existing.
  std::string_view live_id = {};
  std::string_view live_product_id = {};
  /// The live price that was found for it, kept also where that price is to be replaced. Empty where none was found.
  std::string_view counterpart = {};
  /// How the counterpart was found.
  stripe::MatchedBy by = stripe::MatchedBy::Nothing;
  /// For Create, everything but `product`.
  OrderedJson params = OrderedJson::object();
  /// The ids in live mode between which nothing decides.
  std::vector<std::string> candidates = {};
  /// How the counterpart differs. Empty where there is none.
  std::vector<Difference> differences = {};
  /// The order of the step that creates or changes it. 0 until the plan is made, and where no step is needed.
  std::size_t step = 0;
};

/// Whether live mode has the price or will have it.
bool is_supplied(const PriceSupply& price);

/// Live mode's list of plans beside test mode's.
struct ListOfPlans {
  /// Whether live mode's list has to be set.
  bool differs = false;
  /// Whether live mode's whole list can be written down. Stripe replaces the list as a whole, so a part of it cannot be sent.
  bool known = false;
  std::vector<Difference> differences = {};
};

/// The plans of one pair of configurations.
struct Plans {
  /// What test mode offers; nothing where plan switching is off or its list could not be read.
  stripe::Offer test;
  stripe::Offer live;
  /// Those of ComparedPlans, whether this pair offers them or not.
  std::vector<ProductSupply> products;
  /// Each price once, in the order in which test mode offers them.
  std::vector<PriceSupply> prices;
  ListOfPlans list;

  /// What belongs to this pair alone.
  std::vector<Unmatched> unmatched;
  std::vector<NotCompared> not_compared;
};

/// The plans of all pairs.
struct ComparedPlans {
  std::vector<ProductSupply> products;
  /// Each price once, in the order in which test mode's configurations offer them.
  std::vector<PriceSupply> prices;
  /// In the order of the pairs that are compared.
  std::vector<Plans> of_pairs;

  std::vector<Matched> matched;
  std::vector<Unmatched> unmatched;
  std::vector<NotCompared> not_compared;
};

/// Compares the plans of each pair. Test mode's side must have a configuration; live mode's may be without one, and then it
/// offers nothing yet.
ComparedPlans compare_plans(const std::vector<Sides>& pairs, const content::Content& content);

/// Notes for each pair which steps bring its products and prices, once `plans.products` and `plans.prices` know it.
void hand_steps_down(ComparedPlans& plans);

}  // namespace portal_guide::compare
