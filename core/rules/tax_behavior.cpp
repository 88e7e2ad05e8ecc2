#include "core/rules/tax_behavior.hpp"

namespace portal_guide::rules {

Known<TaxBehaviors> tax_behaviors(const Context& context) {
  const auto offer = prices_on_offer(context);
  if (!offer) return propagate(offer);
  TaxBehaviors behaviors{
      .inclusive = {}, .exclusive = {}, .unspecified = {}, .unknown = offer->unknown, .switching = offer->switching};
  for (const PriceOnOffer& offered : offer->prices) {
    const Json* member = find(*offered.price.value, stripe::price::kTaxBehavior);
    const auto behavior = as_string(member);
    if (member != nullptr && (member->is_null() || behavior == "unspecified")) {
      behaviors.unspecified.push_back(offered.price);
    } else if (behavior == "inclusive") {
      behaviors.inclusive.push_back(offered.price);
    } else if (behavior == "exclusive") {
      behaviors.exclusive.push_back(offered.price);
    } else {
      const std::string pointer = pointer_of(offered.price, stripe::price::kTaxBehavior);
      behaviors.unknown = behavior            ? value_unknown(pointer, *behavior)
                          : member == nullptr ? member_absent(pointer)
                                              : member_malformed(pointer);
    }
  }
  return behaviors;
}

}  // namespace portal_guide::rules
