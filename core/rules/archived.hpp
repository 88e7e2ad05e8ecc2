#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/rules/switching.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::rules {

/// Something that the configuration offers, to be looked up in a section of the catalogue.
struct Offer {
  std::string_view id;
  /// For the placeholders of the rule's texts.
  content::Arguments arguments;
};

struct Catalogue {
  stripe::SectionName section;
  /// The path of the collection in Stripe's API.
  std::string_view path;
  std::string_view object_type;
  /// The member of such an object that is false once it is archived.
  stripe::MemberPath active;
};

/// Finds the offers whose object is not active. An offer that the catalogue does not hold may well be archived, so where
/// nothing is found and one is missing, there is no answer: `partial` where the catalogue was read in part, else `absent`.
/// `offers_of` names what one entry of the list offers; `product_name` is what people call its product.
Answer judge_archived(const Context& context, const Catalogue& catalogue,
                      std::vector<Offer> (*offers_of)(const OfferedProduct& entry, const std::string& product_name));

}  // namespace portal_guide::rules
