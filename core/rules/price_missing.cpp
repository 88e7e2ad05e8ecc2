#include <set>
#include <utility>

#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::price_missing {
namespace {

using stripe::Section;
using stripe::SectionName;

struct MissingPrice {
  std::string_view product_id;
  const OfferedPrice* price = nullptr;
};

/// Whether the account is known to lack the product, so that its prices are missing for that reason.
bool is_product_missing(const Section& products, std::string_view id) {
  return products.state == Section::State::Read && products.complete && !find_item(products, id);
}

/// A price on the configuration's list that the catalogue does not have cannot be chosen by any customer, and may make Stripe
/// refuse the next change to the list.
Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (offered_price_ids(*plans).empty()) return {};
  const auto section = require_section(context, SectionName::Prices);
  if (!section) return propagate(section);
  const auto catalogue = items_by_id(**section);

  std::vector<MissingPrice> missing;
  std::set<std::string_view> unwanted;
  std::optional<Unanswered> unknown;
  for (const OfferedProduct& product : plans->products) {
    for (const OfferedPrice& price : product.prices) {
      if (catalogue.contains(price.id) || !unwanted.insert(price.id).second) continue;
      if (!(*section)->complete) {
        unknown = partly_read(context, SectionName::Prices);
      } else if (is_product_missing(context.snapshot.section(context.mode, SectionName::Products), product.id)) {
        unknown = covered_by("product-missing");
      } else {
        missing.push_back({.product_id = product.id, .price = &price});
      }
    }
  }

  std::vector<Observation> observations;
  observations.reserve(missing.size());
  for (const MissingPrice& found : missing) {
    observations.push_back(price_to_remove(context, *plans, found.product_id, found.price->id,
                                           {.path = found.price->pointer, .observed = observed_text(found.price->id)},
                                           list_without_prices(*plans, unwanted)));
  }
  return answer_of(std::move(observations), unknown);
}

}  // namespace

extern const Rule kRule{.id = "price-missing",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::price_missing
