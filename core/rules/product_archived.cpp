#include "core/rules/archived.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules::product_archived {
namespace {

Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  const ProductNames names(context);
  std::vector<Offer> offers;
  for (const OfferedProduct& product : plans->products) {
    offers.push_back({.id = product.id, .arguments = {{"product", names.of(product.id)}}});
  }
  return judge_archived(context, {.section = stripe::SectionName::Products, .path = kProductsPath, .object_type = "product"},
                        offers);
}

}  // namespace

extern const Rule kRule{.id = "product-archived", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::product_archived
