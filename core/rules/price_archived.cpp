#include "core/rules/archived.hpp"
#include "core/rules/observed.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules::price_archived {
namespace {

Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  const ProductNames names(context);
  std::vector<Offer> offers;
  for (const OfferedProduct& product : plans->products) {
    const std::string name = names.of(product.id);
    for (const OfferedPrice& price : product.prices) {
      offers.push_back({.id = price.id, .arguments = {{"price", observed_text(price.id)}, {"product", name}}});
    }
  }
  return judge_archived(context, {.section = stripe::SectionName::Prices, .path = kPricesPath, .object_type = "price"}, offers);
}

}  // namespace

extern const Rule kRule{.id = "price-archived", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::price_archived
