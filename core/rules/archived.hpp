#pragma once

#include <string_view>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::rules {

/// Something the configuration offers, to be looked up in a section of the catalogue.
struct Offer {
  std::string_view id;
  /// For the placeholders of the rule's texts.
  content::Arguments arguments;
};

struct Catalogue {
  stripe::SectionName section;
  /// Where Stripe's API changes an object of it.
  std::string_view path;
  std::string_view object_type;
};

/// Finds the offers whose object has `active: false`. An offer that the catalogue does not hold may well be archived, so a
/// run that finds nothing and misses one has no answer: `partial` where the catalogue is, else `absent`.
Answer judge_archived(const Context& context, const Catalogue& catalogue, const std::vector<Offer>& offers);

}  // namespace portal_guide::rules
