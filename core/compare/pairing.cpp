#include "core/compare/pairing.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/compare/creation.hpp"
#include "core/compare/wording.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

using stripe::SectionName;

/// Why a price has no counterpart to rely on.
struct Doubt {
  Reason reason;
  /// Set where a part of the snapshot was not read; its sentence then says more than the reason's.
  std::optional<Gap> gap = std::nullopt;
  std::vector<std::string> candidates = {};
};

/// What was found out about one price.
struct Resolution {
  Supply supply = Supply::Unknown;
  /// The live price; null unless the supply is Existing.
  const Json* counterpart = nullptr;
  stripe::MatchedBy by = stripe::MatchedBy::Nothing;
  OrderedJson params = OrderedJson::object();
  std::vector<std::string> candidates = {};
  std::vector<Doubt> doubts = {};
};

Resolution not_read(Gap gap) { return {.doubts = {{.reason = Reason::NotRead, .gap = std::move(gap)}}}; }

Unmatched unmatched_price(const PriceSupply& price, const Doubt& doubt, const content::Content& content) {
  return {.mode = stripe::Mode::Test,
          .type = "price",
          .id = stripe::observed_text(price.test_id),
          .name = price.name,
          .reason = doubt.reason,
          .detail = doubt.gap ? describe(*doubt.gap, content)
                              : sentence(content, "compare.unmatched." + std::string(to_string(doubt.reason)),
                                         {{"name", price.name}}),
          .candidates = doubt.candidates};
}

compare::MatchedBy matched_by(stripe::MatchedBy by) {
  return by == stripe::MatchedBy::LookupKey ? compare::MatchedBy::LookupKey : compare::MatchedBy::Description;
}

Matched matched_ids(std::string type, std::string_view test_id, std::string_view live_id, compare::MatchedBy by) {
  return {.type = std::move(type), .test = stripe::observed_text(test_id), .live = stripe::observed_text(live_id), .by = by};
}

/// Takes live prices that are described like the price, and returns those that are also alike in what a description leaves out,
/// such as tiers. Where no price is that much alike, returns all of them.
std::vector<const Json*> most_alike(const Json& price, std::vector<const Json*> found) {
  const auto differs = [&](const Json* candidate) { return !unchangeable_differences(price, *candidate).empty(); };
  if (has_tiers(price)) {
    std::erase_if(found, [&](const Json* candidate) { return has_tiers(*candidate) && differs(candidate); });
  }
  if (!std::all_of(found.begin(), found.end(), differs)) std::erase_if(found, differs);
  return found;
}

struct Counterparts {
  stripe::MatchedBy by = stripe::MatchedBy::Nothing;
  /// Active ones before archived ones.
  std::vector<const Json*> prices;
  /// Whether a price that is deleted, or whose product is, would have matched as well.
  bool any_deleted = false;
};

Counterparts find_candidates(const Json& price, const stripe::PlanDescription& plan, const ModePlans& live) {
  const stripe::PlanMatch match = live.catalogue.counterparts(plan);
  Counterparts candidates{.by = match.by, .prices = {}};
  for (const std::size_t index : match.prices) {
    const Json* candidate = live.side.section(SectionName::Prices).items[index];
    const Json* product = live.catalogue.product(id_of(find(*candidate, stripe::price::kProduct)));
    if (is_deleted(*candidate) || (product != nullptr && is_deleted(*product))) {
      candidates.any_deleted = true;
    } else {
      candidates.prices.push_back(candidate);
    }
  }
  if (match.by == stripe::MatchedBy::Description) candidates.prices = most_alike(price, std::move(candidates.prices));
  return candidates;
}

/// Which of the candidates stands for the price. There must be one.
Resolution choose(const Json& price, const stripe::PlanDescription& plan, const Counterparts& candidates,
                  const std::set<std::string_view>& offered) {
  const std::vector<const Json*>& found = candidates.prices;
  Resolution resolution{.supply = Supply::Existing, .by = candidates.by};
  std::vector<std::string> ids;
  std::vector<const Json*> active;
  for (const Json* candidate : found) {
    const std::string_view id = id_of(candidate);
    if (resolution.counterpart == nullptr && offered.contains(id)) resolution.counterpart = candidate;
    if (!is_archived(*candidate)) active.push_back(candidate);
    ids.push_back(stripe::observed_text(id));
  }
  // Tiers that were not read may be the same or not.
  const bool tiers_unknown = candidates.by == stripe::MatchedBy::Description && plan.amount == "tiered" &&
                             (!has_tiers(price) || !has_tiers(*found.front()));
  if (tiers_unknown) resolution.doubts.push_back({.reason = Reason::Tiered, .candidates = ids});
  if (resolution.counterpart != nullptr) return resolution;

  if (is_archived(price)) {
    resolution.supply = Supply::Leave;
    resolution.doubts.push_back({.reason = Reason::ArchivedInTest, .candidates = ids});
    return resolution;
  }
  const std::vector<const Json*>& eligible = active.empty() ? found : active;
  if (tiers_unknown || eligible.size() > 1) {
    resolution.supply = Supply::Choose;
    resolution.candidates = ids;
    if (!tiers_unknown) resolution.doubts.push_back({.reason = Reason::Ambiguous, .candidates = ids});
    return resolution;
  }
  if (active.empty()) resolution.doubts.push_back({.reason = Reason::Archived, .candidates = ids});
  resolution.counterpart = eligible.front();
  return resolution;
}

/// A price for which live mode has no candidate.
Resolution without_candidates(const Json& price, const Json* product, const stripe::PlanDescription& plan, bool any_deleted,
                              const ModePlans& test, const ModePlans& live) {
  if (is_archived(price)) return {.supply = Supply::Leave, .doubts = {{.reason = Reason::ArchivedInTest}}};
  if (const auto gap = live.side.not_whole(SectionName::Prices)) return not_read(*gap);
  if (product == nullptr) {
    if (const auto gap = test.side.not_whole(SectionName::Products)) return not_read(*gap);
  }
  if (const auto gap = live.side.not_whole(SectionName::Products)) return not_read(*gap);
  if (plan.amount.empty()) return {.doubts = {{.reason = Reason::AmountUnknown}}};

  const auto params = product == nullptr ? std::nullopt : price_parameters(price);
  return {.supply = params ? Supply::Create : Supply::CreateByHand,
          .params = params.value_or(OrderedJson::object()),
          .doubts = {{.reason = any_deleted ? Reason::Deleted : Reason::NoCounterpart}}};
}

Resolution resolve(const Json* price, const Json* product, const ModePlans& test, const ModePlans& live,
                   const std::set<std::string_view>& offered) {
  if (price == nullptr) {
    if (const auto gap = test.side.not_whole(SectionName::Prices)) return not_read(*gap);
    return {.supply = Supply::Leave, .doubts = {{.reason = Reason::Missing}}};
  }
  if (const auto gap = live.side.unread(SectionName::Prices)) return not_read(*gap);
  const stripe::PlanDescription plan = stripe::describe_plan(*price, product);
  const Counterparts candidates = find_candidates(*price, plan, live);
  if (candidates.prices.empty()) return without_candidates(*price, product, plan, candidates.any_deleted, test, live);
  return choose(*price, plan, candidates, offered);
}

/// The price with what was found out about it.
PriceSupply supplied(PriceSupply price, Resolution resolution) {
  price.supply = resolution.supply;
  price.by = resolution.by;
  price.params = std::move(resolution.params);
  price.candidates = std::move(resolution.candidates);
  if (resolution.counterpart != nullptr) {
    price.live_id = id_of(resolution.counterpart);
    price.counterpart = price.live_id;
    price.live_product_id = id_of(find(*resolution.counterpart, stripe::price::kProduct));
  }
  return price;
}

/// Each price that test mode offers, resolved, and the products of all of them, not resolved yet.
Pairing pair_prices(const ModePlans& test, const ModePlans& live, const std::vector<std::set<std::string_view>>& beside,
                    const content::Content& content) {
  Pairing pairing;
  std::set<std::string_view> seen;
  std::map<std::string_view, std::size_t> place_of_product;
  for (std::size_t entry = 0; entry < test.offer.products.size(); ++entry) {
    for (const stripe::OfferedPrice& offered : test.offer.products[entry].prices) {
      if (!seen.insert(offered.id).second) continue;
      const Json* price = test.price(offered.id);
      std::string_view product_id = price == nullptr ? std::string_view{} : id_of(find(*price, stripe::price::kProduct));
      if (product_id.empty()) product_id = test.offer.products[entry].id;
      const Json* product = test.catalogue.product(product_id);
      const auto [place, added] = place_of_product.emplace(product_id, pairing.products.size());
      if (added) pairing.products.push_back({.test_id = product_id, .name = product_name(product, product_id)});

      Resolution resolution = resolve(price, product, test, live, beside[entry]);
      const std::vector<Doubt> doubts = std::move(resolution.doubts);
      pairing.prices.push_back(supplied({.test_id = offered.id,
                                         .price = price,
                                         .name = price_name(product, product_id, offered.id),
                                         .entry = entry,
                                         .product = place->second},
                                        std::move(resolution)));
      for (const Doubt& doubt : doubts) {
        pairing.unmatched.push_back(unmatched_price(pairing.prices.back(), doubt, content));
      }
    }
  }
  return pairing;
}

/// Gives each live price to one price of test mode only: to the one with the same lookup key, or else to the first.
void keep_counterparts_apart(Pairing& pairing, const content::Content& content) {
  std::set<std::string_view> taken;
  for (const bool keyed : {true, false}) {
    for (PriceSupply& price : pairing.prices) {
      if (price.supply != Supply::Existing || (price.by == stripe::MatchedBy::LookupKey) != keyed) continue;
      if (taken.insert(price.live_id).second) continue;
      const Doubt doubt{.reason = Reason::Ambiguous, .candidates = {stripe::observed_text(price.live_id)}};
      pairing.unmatched.push_back(unmatched_price(price, doubt, content));
      price.supply = Supply::Leave;
      price.live_id = {};
    }
  }
  for (const PriceSupply& price : pairing.prices) {
    if (price.supply == Supply::Existing) {
      pairing.matched.push_back(matched_ids("price", price.test_id, price.live_id, matched_by(price.by)));
    }
  }
}

/// What the prices of one product say about it.
struct PricesOfProduct {
  bool need_it = false;
  bool create_some = false;
  /// The products of their live counterparts.
  std::set<std::string_view> live_products = {};
  /// How the first counterpart was found.
  std::optional<compare::MatchedBy> by = std::nullopt;
};

PricesOfProduct prices_of_product(const std::vector<PriceSupply>& prices, std::size_t product) {
  PricesOfProduct result;
  for (const PriceSupply& price : prices) {
    if (price.product != product) continue;
    const bool exists = price.supply == Supply::Existing;
    const bool is_new = price.supply == Supply::Create || price.supply == Supply::CreateByHand;
    if (exists && !price.live_product_id.empty()) result.live_products.insert(price.live_product_id);
    if (exists && !result.by) result.by = matched_by(price.by);
    result.need_it |= exists || is_new;
    result.create_some |= is_new;
  }
  return result;
}

/// Pairs a product whose prices do not decide. Prices that are to be created need a product, and they are only created where
/// all of live mode's products were read.
void pair_by_name(ProductSupply& product, const ModePlans& test, const ModePlans& live, const content::Content& content,
                  Pairing& pairing) {
  const Json* in_test = test.catalogue.product(product.test_id);
  const std::string_view name = in_test == nullptr ? std::string_view{} : text_of(*in_test, stripe::product::kName);
  std::vector<const Json*> named = live.catalogue.products_named(name);
  std::erase_if(named, [](const Json* candidate) { return is_deleted(*candidate); });
  const auto active = std::count_if(named.begin(), named.end(), [](const Json* candidate) { return !is_archived(*candidate); });
  if (active == 1 || named.size() == 1) {
    product.supply = Supply::Existing;
    product.live_id = id_of(named.front());
    pairing.matched.push_back(matched_ids("product", product.test_id, product.live_id, compare::MatchedBy::Name));
    if (active > 0) return;
    product.candidates = {stripe::observed_text(product.live_id)};
    pairing.unmatched.push_back(unmatched_product(product, Reason::Archived, content));
  } else if (!named.empty()) {
    for (const Json* candidate : named) {
      product.candidates.push_back(stripe::observed_text(id_of(candidate)));
    }
    product.supply = Supply::Choose;
    pairing.unmatched.push_back(unmatched_product(product, Reason::Ambiguous, content));
  } else {
    const auto params = in_test == nullptr ? std::nullopt : product_parameters(*in_test);
    product.supply = params ? Supply::Create : Supply::CreateByHand;
    if (params) product.params = *params;
    pairing.unmatched.push_back(unmatched_product(product, Reason::NoCounterpart, content));
  }
}

void pair_products(const ModePlans& test, const ModePlans& live, const content::Content& content, Pairing& pairing) {
  for (std::size_t index = 0; index < pairing.products.size(); ++index) {
    ProductSupply& product = pairing.products[index];
    const PricesOfProduct prices = prices_of_product(pairing.prices, index);
    if (!prices.need_it) {
      product.supply = Supply::Leave;
    } else if (prices.live_products.size() == 1 || (!prices.create_some && !prices.live_products.empty())) {
      product.supply = Supply::Existing;
      product.live_id = *prices.live_products.begin();
      pairing.matched.push_back(
          matched_ids("product", product.test_id, product.live_id, prices.by.value_or(compare::MatchedBy::Description)));
    } else {
      pair_by_name(product, test, live, content, pairing);
    }
  }
}

}  // namespace

const Json* ModePlans::price(std::string_view id) const {
  const auto found = prices.find(id);
  return found == prices.end() ? nullptr : found->second;
}

ModePlans index_plans(const Side& side, const stripe::Offer& offer) {
  const stripe::Section& prices = side.section(SectionName::Prices);
  ModePlans plans{.side = side,
                  .offer = offer,
                  .catalogue = stripe::PlanCatalogue(side.section(SectionName::Products), prices),
                  .prices = {},
                  .offered = offered_prices(offer)};
  for (const Json* price : prices.items) {
    plans.prices.emplace(id_of(price), price);
  }
  return plans;
}

std::set<std::string_view> offered_prices(const stripe::Offer& offer) {
  std::set<std::string_view> ids;
  for (const stripe::OfferedProduct& product : offer.products) {
    for (const stripe::OfferedPrice& price : product.prices) {
      ids.insert(price.id);
    }
  }
  return ids;
}

std::string product_name(const Json* product, std::string_view id) {
  const std::string_view name = product == nullptr ? std::string_view{} : text_of(*product, stripe::product::kName);
  return stripe::observed_text(name.empty() ? id : name);
}

std::string price_name(const Json* product, std::string_view product_id, std::string_view price_id) {
  return product_name(product, product_id) + " (" + stripe::observed_text(price_id) + ")";
}

Unmatched unmatched_product(const ProductSupply& product, Reason reason, const content::Content& content) {
  return {.mode = stripe::Mode::Test,
          .type = "product",
          .id = stripe::observed_text(product.test_id),
          .name = product.name,
          .reason = reason,
          .detail = sentence(content, "compare.unmatched.product-" + std::string(to_string(reason)), {{"name", product.name}}),
          .candidates = product.candidates};
}

Pairing pair_plans(const ModePlans& test, const ModePlans& live, const std::vector<std::set<std::string_view>>& beside,
                   const content::Content& content) {
  Pairing pairing = pair_prices(test, live, beside, content);
  keep_counterparts_apart(pairing, content);
  pair_products(test, live, content, pairing);
  return pairing;
}

}  // namespace portal_guide::compare
