#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/rules/switching.hpp"
#include "core/stripe/plan_match.hpp"

/// What a configuration of live mode and its counterpart in test mode offer, side by side.
namespace portal_guide::rules {

/// A price that one mode offers.
struct ModePlan {
  /// Where the configuration names it.
  std::string pointer;
  std::string_view product_id;
  /// The product's entry in the configuration's list.
  Located entry;
  const Json* price = nullptr;
  std::string_view price_id;
};

/// What one mode offers.
struct ModeOffer {
  Context context;
  Switching switching;
  stripe::PlanCatalogue catalogue;
  const stripe::Section* prices = nullptr;
  /// Each price once, in the order in which they are offered.
  std::vector<ModePlan> plans;
  /// Why an offered price is not among `plans`: its object was not read.
  std::optional<Unanswered> unknown;
};

/// The offer of the configuration that is judged in live mode.
Known<ModeOffer> offer_in_live(const Context& context);
/// The offer of its counterpart in test mode.
Known<ModeOffer> offer_in_test(const Context& context);

/// What sentences call the plan: the name of its product and the id of its price.
std::string plan_name(const ModeOffer& offer, const ModePlan& plan);

/// The prices of the other mode's catalogue that are the same plan. Empty where the catalogue holds none; `partial` where only
/// a part of it was read and holds none.
Known<std::vector<Located>> counterparts(const ModeOffer& offer, const ModePlan& plan, const ModeOffer& other);

}  // namespace portal_guide::rules
