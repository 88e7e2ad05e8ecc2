#include "core/compare/plan_list.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/compare/wording.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

using stripe::SectionName;

constexpr std::string_view kList = stripe::configuration::kFeaturesSubscriptionUpdateProducts.dotted();

Action action_for(const PriceSupply& price) {
  if (price.supply == Supply::Choose) return Action::Decide;
  return price.supply == Supply::CreateByHand ? Action::Manual : Action::Set;
}

Difference list_difference(std::string about, Json test, Json live, Action action) {
  return {.path = std::string(kList),
          .about = std::move(about),
          .test = std::move(test),
          .live = std::move(live),
          .action = action};
}

/// The bounds as JSON. Where no minimum is given, Stripe's own is 1 (docs/stripe.md, fact 8).
Json bounds(const OrderedJson& quantity) {
  Json bounds = Json::parse(quantity.dump(), nullptr, false);
  if (bounds.value("enabled", false) && !bounds.contains("minimum")) bounds["minimum"] = 1;
  return bounds;
}

/// The live products that stand for the entry's product.
std::set<std::string_view> live_products_of(std::size_t entry, const std::vector<PriceSupply>& prices) {
  std::set<std::string_view> ids;
  for (const PriceSupply& price : prices) {
    if (price.entry == entry && price.supply == Supply::Existing) ids.insert(price.live_product_id);
  }
  return ids;
}

/// How many of a plan customers may choose.
void compare_quantities(const ModePlans& test, const ModePlans& live, const std::vector<PriceSupply>& prices,
                        const content::Content& content, ComparedLists& result) {
  for (std::size_t entry = 0; entry < test.offer.products.size(); ++entry) {
    const stripe::OfferedProduct& in_test = test.offer.products[entry];
    const std::string path = std::string(kList) + "." + std::to_string(entry) + ".adjustable_quantity";
    const auto cannot = [&](const stripe::OfferedProduct& product) {
      result.not_compared.push_back(not_compared_at(
          path, absent_at(pointer_append(product.pointer, stripe::offered_product::kAdjustableQuantity)), content));
    };
    const auto wanted = stripe::quantity_parameters(*in_test.entry);
    if (!wanted) {
      cannot(in_test);
      result.list.known = false;
      continue;
    }
    const std::set<std::string_view> counterparts = live_products_of(entry, prices);
    for (const stripe::OfferedProduct& in_live : live.offer.products) {
      if (!counterparts.contains(in_live.id)) continue;
      const auto present = stripe::quantity_parameters(*in_live.entry);
      if (!present) {
        cannot(in_live);
      } else if (bounds(*wanted) != bounds(*present)) {
        result.list.differences.push_back({.path = path,
                                           .about = product_name(test.catalogue.product(in_test.id), in_test.id),
                                           .test = bounds(*wanted),
                                           .live = bounds(*present)});
      }
    }
  }
}

/// The live plans that stand for one of test mode, or that another price is to replace.
std::set<std::string_view> accounted_for(const std::vector<PriceSupply>& prices) {
  std::set<std::string_view> ids;
  for (const PriceSupply& price : prices) {
    if (!price.live_id.empty()) ids.insert(price.live_id);
    if (price.live_id.empty() && price.supply != Supply::Leave) ids.insert(price.counterpart);
  }
  return ids;
}

/// Plans that live mode offers and test mode does not.
void find_extra_plans(const ModePlans& live, const std::vector<PriceSupply>& prices, const content::Content& content,
                      ComparedLists& result) {
  // A plan of test mode that was not found yet may turn out to be any of them.
  const bool is_open = std::any_of(prices.begin(), prices.end(), [](const PriceSupply& price) {
    return price.supply == Supply::Unknown || price.supply == Supply::Choose;
  });
  const std::set<std::string_view> known = accounted_for(prices);
  for (const stripe::OfferedProduct& product : live.offer.products) {
    for (const stripe::OfferedPrice& offered : product.prices) {
      if (known.contains(offered.id)) continue;
      const std::string name = price_name(live.catalogue.product(product.id), product.id, offered.id);
      const bool is_missing = live.price(offered.id) == nullptr && !live.side.not_whole(SectionName::Prices);
      const Reason reason = is_open ? Reason::NotRead : is_missing ? Reason::Missing : Reason::NoCounterpart;
      result.unmatched.push_back(
          {.mode = stripe::Mode::Live,
           .type = "price",
           .id = stripe::observed_text(offered.id),
           .name = name,
           .reason = reason,
           .detail = sentence(content, "compare.unmatched.live-" + std::string(to_string(reason)), {{"name", name}})});
      if (is_open) continue;
      result.list.differences.push_back(list_difference(name, nullptr, stripe::observed_text(offered.id), Action::Set));
    }
  }
}

}  // namespace

ComparedLists compare_lists(const ModePlans& test, const ModePlans& live, const std::vector<PriceSupply>& prices,
                            const content::Content& content) {
  ComparedLists result;
  result.list.known =
      std::any_of(prices.begin(), prices.end(), is_supplied) &&
      std::none_of(prices.begin(), prices.end(), [](const PriceSupply& price) { return price.supply == Supply::Unknown; });
  for (const PriceSupply& price : prices) {
    if (!is_supplied(price) || live.offered.contains(price.live_id)) continue;
    result.list.differences.push_back(
        list_difference(price.name, stripe::observed_text(price.test_id), text_or_null(price.counterpart), action_for(price)));
  }
  compare_quantities(test, live, prices, content, result);
  find_extra_plans(live, prices, content, result);
  if (!result.list.known) give_up(result.list);
  result.list.differs = !result.list.differences.empty() || !live.offer.enabled;
  return result;
}

NotCompared lists_not_compared(const Gap& gap, const content::Content& content) {
  return not_compared_at(std::string(kList), gap, content);
}

void give_up(ListOfPlans& list) {
  list.known = false;
  for (Difference& difference : list.differences) {
    difference.action = Action::Manual;
  }
}

}  // namespace portal_guide::compare
