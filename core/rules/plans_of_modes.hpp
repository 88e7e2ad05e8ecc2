#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/rules/switching.hpp"
#include "core/stripe/plan_match.hpp"

/// What the default configurations of both modes offer, seen side by side.
namespace portal_guide::rules {

/// A price that one mode offers.
struct ModePlan {
  /// Where the configuration names it.
  std::string pointer;
  std::string_view product_id;
  /// Its entry in the configuration's list.
  Located entry;
  const Json* price = nullptr;
  std::string_view price_id;
};

/// One mode's side.
struct ModeOffer {
  Context context;
  Switching switching;
  stripe::PlanCatalogue catalogue;
  const stripe::Section* prices = nullptr;
  /// Each price once, in the order in which they are offered.
  std::vector<ModePlan> plans;
  /// Why an offered price has no description: its object was not read.
  std::optional<Unanswered> unknown;
};

Known<ModeOffer> offer_of_mode(const Context& context);

/// What a sentence calls the plan: its product's name and its price's id.
std::string plan_name(const ModeOffer& offer, const ModePlan& plan);

/// The plan's prices in the other mode's catalogue, which may hold none; `partial` where it holds none as far as it was read.
Known<std::vector<Located>> counterparts(const ModeOffer& offer, const ModePlan& plan, const ModeOffer& other);

}  // namespace portal_guide::rules
