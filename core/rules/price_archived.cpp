#include "core/rules/archived.hpp"

namespace portal_guide::rules::price_archived {
namespace {

constexpr Catalogue kCatalogue = {
    .section = stripe::SectionName::Prices, .path = kPricesPath, .object_type = "price", .active = stripe::price::kActive};

std::vector<Offer> offers_of(const OfferedProduct& entry, const std::string& product_name) {
  std::vector<Offer> offers;
  for (const OfferedPrice& price : entry.prices) {
    offers.push_back({.id = price.id, .arguments = {{"price", observed_text(price.id)}, {"product", product_name}}});
  }
  return offers;
}

/// An archived price on the configuration's list cannot be chosen by any customer.
Answer judge(const Context& context) { return judge_archived(context, kCatalogue, offers_of); }

}  // namespace

extern const Rule kRule{.id = "price-archived",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::price_archived
