#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/rules/switching.hpp"

/// What the configuration under test offers, joined with the catalogue.
namespace portal_guide::rules {

struct PriceOnOffer {
  /// The product in whose entry the price stands.
  std::string_view product_id;
  /// Where the configuration names the price.
  std::string pointer;
  Located price;
};

struct PricesOnOffer {
  Switching switching;
  /// Those that the catalogue holds, each once, in the order in which they are offered.
  std::vector<PriceOnOffer> prices;
  /// Why another one could not be looked up: `partial`, or `covered` by the rule on missing prices.
  std::optional<Unanswered> unknown;
};

Known<PricesOnOffer> prices_on_offer(const Context& context);

/// Why an offered object is not among what was read: `partial`, or `covered` by the rule that finds it missing.
Unanswered offer_not_read(const Context& context, stripe::SectionName section, std::string_view rule_id);

/// The answer of a rule that may have judged only a part: what it found; else why it cannot say that nothing is wrong.
Answer answer_of(std::vector<Observation> observations, const std::optional<Unanswered>& unknown);

/// The list without these prices, and without products that have no other; none where nothing would be left, or where it
/// could not be repeated faithfully.
std::optional<OrderedJson> list_without_prices(const Switching& switching, const std::set<std::string_view>& unwanted);

/// What a rule reports of an offered price that must leave the list: `wanted` is the list without all such prices.
Observation price_to_remove(const Context& context, const Switching& switching, std::string_view product_id,
                            std::string_view price_id, Sighting sighting, std::optional<OrderedJson> wanted);

/// Finds the offered prices that `is_wrong` holds for. The evidence is the member behind the dotted path, and the call takes
/// all of them off the list.
Answer judge_prices_to_remove(const Context& context, std::string_view dotted_path,
                              Known<bool> (*is_wrong)(const Located& price));

/// Whether the price is charged again and again; a type that we do not know is no answer.
Known<bool> is_recurring(const Located& price);

}  // namespace portal_guide::rules
