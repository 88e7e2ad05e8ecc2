#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/rules/switching.hpp"

/// What the configuration under test offers, together with the objects of the catalogue.
namespace portal_guide::rules {

struct PriceOnOffer {
  /// The product under which the configuration lists the price.
  std::string_view product_id;
  /// Where the configuration names the price.
  std::string pointer;
  Located price;
};

struct PricesOnOffer {
  Switching switching;
  /// The offered prices that the catalogue holds, each once, in the order in which they are offered.
  std::vector<PriceOnOffer> prices;
  /// Why an offered price could not be looked up: `partial`, or `covered` by price-missing.
  std::optional<Unanswered> unknown;
};

Known<PricesOnOffer> prices_on_offer(const Context& context);

struct ProductOnOffer {
  std::string_view id;
  /// Where the configuration names the product.
  std::string pointer;
  /// Nullopt where the catalogue does not hold it.
  std::optional<Located> product;
};

struct ProductsOnOffer {
  Switching switching;
  /// The offered products, each once, in the order in which they are offered.
  std::vector<ProductOnOffer> products;
};

Known<ProductsOnOffer> products_on_offer(const Context& context);

/// Why an offered object was not read: `partial`, or `covered` by the rule that finds it missing.
Unanswered offer_not_read(const Context& context, stripe::SectionName section, std::string_view rule_id);

/// The answer of a rule that may have judged only a part: what it found, or else why it cannot say that nothing is wrong.
Answer answer_of(std::vector<Observation> observations, const std::optional<Unanswered>& unknown);

/// The list without these prices, and without the products that have no other price. Nullopt where nothing would be left, or
/// where a call could not repeat the list faithfully.
std::optional<OrderedJson> list_without_prices(const Switching& switching, const std::set<std::string_view>& unwanted);

/// What a rule reports about an offered price that must leave the list. `wanted` is the list without all such prices.
Observation price_to_remove(const Context& context, const Switching& switching, std::string_view product_id,
                            std::string_view price_id, Sighting sighting, std::optional<OrderedJson> wanted);

/// Finds the offered prices for which `is_wrong` holds. The evidence is the member behind the path, and the call takes all of
/// them off the list.
Answer judge_prices_to_remove(const Context& context, stripe::MemberPath path, Known<bool> (*is_wrong)(const Located& price));

/// Whether the price is charged again and again. No answer where the type is one that we do not know.
Known<bool> is_recurring(const Located& price);

}  // namespace portal_guide::rules
