#include "core/compare/plans.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/compare/creation.hpp"
#include "core/content/markup.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/plain_id.hpp"

namespace portal_guide::compare {
namespace {

using stripe::MatchedBy;
using stripe::SectionName;

constexpr std::string_view kList = "features.subscription_update.products";

bool is_archived(const Json& object) { return as_bool(find(object, "active")) == false; }
bool is_deleted(const Json& object) { return as_bool(find(object, "deleted")) == true; }

std::unordered_map<std::string_view, const Json*> by_id(const stripe::Section& section) {
  std::unordered_map<std::string_view, const Json*> objects;
  for (const Json* object : section.items)
    objects.emplace(id_of(object), object);
  return objects;
}

compare::MatchedBy matched_by(MatchedBy by) {
  return by == MatchedBy::LookupKey ? compare::MatchedBy::LookupKey : compare::MatchedBy::Description;
}

Gap gap_of(const stripe::OfferFault& fault) {
  switch (fault.why) {
    case stripe::OfferFault::Why::NotExpanded:
      return not_expanded();
    case stripe::OfferFault::Why::Absent:
      return absent_at(fault.pointer);
    case stripe::OfferFault::Why::Malformed:
      break;
  }
  return malformed_at(fault.pointer);
}

class Matcher {
 public:
  Matcher(const Side& test, const Side& live, const content::Content& content)
      : test_(test),
        live_(live),
        content_(content),
        catalogue_(test.section(SectionName::Products), test.section(SectionName::Prices)),
        live_catalogue_(live.section(SectionName::Products), live.section(SectionName::Prices)),
        test_prices_(by_id(test.section(SectionName::Prices))),
        live_prices_(by_id(live.section(SectionName::Prices))) {}

  Plans match() {
    if (!read_offers()) return std::move(plans_);
    resolve_prices();
    keep_counterparts_apart();
    resolve_products();
    compare_prices();
    compare_products();
    compare_lists();
    return std::move(plans_);
  }

 private:
  std::string sentence(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, key, arguments));
  }

  void not_compared(std::string path, const Gap& gap) {
    plans_.not_compared.push_back({.path = std::move(path), .because = gap.because, .detail = describe(gap, content_)});
  }

  /// False where there is nothing to compare, or nothing can be.
  bool read_offers() {
    auto offer = stripe::read_offer(*test_.configuration->value, test_.configuration->pointer);
    if (!offer) {
      // The switch itself is compared among the settings.
      if (offer.error().why == stripe::OfferFault::Why::NotExpanded ||
          offer.error().pointer.find("/products") != std::string::npos) {
        Gap gap = gap_of(offer.error());
        gap.mode = stripe::Mode::Test;
        not_compared(std::string(kList), gap);
      }
      return false;
    }
    if (!offer->enabled) return false;
    plans_.test = *std::move(offer);
    if (live_.configuration) {
      auto of_live = stripe::read_offer(*live_.configuration->value, live_.configuration->pointer);
      if (!of_live) {
        Gap gap = gap_of(of_live.error());
        gap.mode = stripe::Mode::Live;
        not_compared(std::string(kList), gap);
        return false;
      }
      plans_.live = *std::move(of_live);
    }
    for (const stripe::OfferedProduct& product : plans_.live.products) {
      for (const stripe::OfferedPrice& price : product.prices)
        offered_in_live_.insert(price.id);
    }
    return true;
  }

  std::string product_name(const Json* product, std::string_view id) const {
    const std::string_view name = product == nullptr ? std::string_view{} : text_of(*product, "name");
    return stripe::observed_text(name.empty() ? id : name);
  }

  std::string price_name(const Json* product, std::string_view product_id, std::string_view price_id) const {
    return product_name(product, product_id) + " (" + stripe::observed_text(price_id) + ")";
  }

  void unmatched(const PriceSupply& price, Reason reason, std::string detail, std::vector<std::string> candidates = {}) {
    plans_.unmatched.push_back({.mode = stripe::Mode::Test,
                                .type = "price",
                                .id = stripe::observed_text(price.test_id),
                                .name = price.name,
                                .reason = reason,
                                .detail = std::move(detail),
                                .candidates = std::move(candidates)});
  }

  void unmatched(const PriceSupply& price, Reason reason, std::vector<std::string> candidates = {}) {
    unmatched(price, reason, sentence("compare.unmatched." + std::string(to_string(reason)), {{"name", price.name}}),
              std::move(candidates));
  }

  void not_read(PriceSupply& price, const Gap& gap) {
    price.supply = Supply::Unknown;
    unmatched(price, Reason::NotRead, describe(gap, content_));
  }

  void resolve_prices() {
    std::set<std::string_view> seen;
    std::map<std::string_view, std::size_t> place_of_product;
    for (std::size_t entry = 0; entry < plans_.test.products.size(); ++entry) {
      for (const stripe::OfferedPrice& offered : plans_.test.products[entry].prices) {
        if (!seen.insert(offered.id).second) continue;
        const auto found = test_prices_.find(offered.id);
        const Json* object = found == test_prices_.end() ? nullptr : found->second;
        std::string_view product_id = object == nullptr ? std::string_view{} : id_of(find(*object, "product"));
        if (product_id.empty()) product_id = plans_.test.products[entry].id;
        const Json* product = catalogue_.product(product_id);
        const auto [place, added] = place_of_product.emplace(product_id, plans_.products.size());
        if (added) {
          plans_.products.push_back(
              {.test_id = product_id, .name = product_name(product, product_id), .live_id = {}, .candidates = {}});
        }
        PriceSupply price{.test_id = offered.id,
                          .price = object,
                          .name = price_name(product, product_id, offered.id),
                          .live_id = {},
                          .live_product_id = {},
                          .counterpart = {},
                          .entry = entry,
                          .product = place->second,
                          .candidates = {}};
        resolve(price, product);
        plans_.prices.push_back(std::move(price));
      }
    }
  }

  void resolve(PriceSupply& price, const Json* product) {
    if (price.price == nullptr) {
      if (const auto gap = test_.not_whole(SectionName::Prices)) return not_read(price, *gap);
      price.supply = Supply::Leave;
      return unmatched(price, Reason::Missing);
    }
    if (const auto gap = live_.unread(SectionName::Prices)) return not_read(price, *gap);
    const stripe::PlanDescription plan = stripe::describe_plan(*price.price, product);
    const stripe::PlanMatch match = live_catalogue_.counterparts(plan);
    bool any_deleted = false;
    std::vector<const Json*> found;
    for (const std::size_t index : match.prices) {
      const Json* candidate = live_.section(SectionName::Prices).items[index];
      const Json* its_product = live_catalogue_.product(id_of(find(*candidate, "product")));
      if (is_deleted(*candidate) || (its_product != nullptr && is_deleted(*its_product))) {
        any_deleted = true;
      } else {
        found.push_back(candidate);
      }
    }
    if (match.by == MatchedBy::Description) prefer_alike(*price.price, found);
    if (!found.empty()) return choose(price, match.by, plan, found);

    if (is_archived(*price.price)) {
      price.supply = Supply::Leave;
      return unmatched(price, Reason::ArchivedInTest);
    }
    if (const auto gap = live_.not_whole(SectionName::Prices)) return not_read(price, *gap);
    if (product == nullptr) {
      if (const auto gap = test_.not_whole(SectionName::Products)) return not_read(price, *gap);
    }
    if (const auto gap = live_.not_whole(SectionName::Products)) return not_read(price, *gap);
    if (plan.amount.empty()) {
      price.supply = Supply::Unknown;
      return unmatched(price, Reason::AmountUnknown);
    }
    const auto params = product == nullptr ? std::nullopt : price_parameters(*price.price);
    price.supply = params ? Supply::Create : Supply::CreateByHand;
    if (params) price.params = *params;
    unmatched(price, any_deleted ? Reason::Deleted : Reason::NoCounterpart);
  }

  /// Of plans that are described alike, those that are alike in what no description holds, such as tiers.
  static void prefer_alike(const Json& price, std::vector<const Json*>& found) {
    const auto differs = [&](const Json* candidate) { return !unchangeable_differences(price, *candidate).empty(); };
    if (has_tiers(price)) {
      std::erase_if(found, [&](const Json* candidate) { return has_tiers(*candidate) && differs(candidate); });
    }
    if (std::any_of(found.begin(), found.end(), [&](const Json* candidate) { return !differs(candidate); }))
      std::erase_if(found, differs);
  }

  void choose(PriceSupply& price, MatchedBy by, const stripe::PlanDescription& plan, const std::vector<const Json*>& found) {
    std::vector<const Json*> offered;
    std::vector<const Json*> active;
    std::vector<std::string> ids;
    for (const Json* candidate : found) {
      const std::string_view id = id_of(candidate);
      if (offered_in_live_.contains(id)) offered.push_back(candidate);
      if (!is_archived(*candidate)) active.push_back(candidate);
      ids.push_back(stripe::observed_text(id));
    }
    // Tiers that were not read may be any.
    const bool tiers_unknown =
        by == MatchedBy::Description && plan.amount == "tiered" && (!has_tiers(*price.price) || !has_tiers(*found.front()));
    if (tiers_unknown) unmatched(price, Reason::Tiered, ids);
    if (!offered.empty()) return take(price, by, offered.front());
    if (is_archived(*price.price)) {
      price.supply = Supply::Leave;
      return unmatched(price, Reason::ArchivedInTest, ids);
    }
    const std::vector<const Json*>& eligible = active.empty() ? found : active;
    if (tiers_unknown || eligible.size() > 1) {
      price.supply = Supply::Choose;
      price.candidates = ids;
      if (!tiers_unknown) unmatched(price, Reason::Ambiguous, ids);
      return;
    }
    if (active.empty()) unmatched(price, Reason::Archived, ids);
    take(price, by, eligible.front());
  }

  void take(PriceSupply& price, MatchedBy by, const Json* counterpart) {
    price.supply = Supply::Existing;
    price.live_id = id_of(counterpart);
    price.counterpart = price.live_id;
    price.live_product_id = id_of(find(*counterpart, "product"));
    by_[price.test_id] = by;
  }

  /// A live plan is the counterpart of one plan only: of the one with the same lookup key, else of the first.
  void keep_counterparts_apart() {
    std::map<std::string_view, PriceSupply*> owner;
    for (const bool keyed : {true, false}) {
      for (PriceSupply& price : plans_.prices) {
        if (price.supply != Supply::Existing || (by_[price.test_id] == MatchedBy::LookupKey) != keyed) continue;
        if (owner.emplace(price.live_id, &price).second) continue;
        unmatched(price, Reason::Ambiguous, {stripe::observed_text(price.live_id)});
        price.supply = Supply::Leave;
        price.live_id = {};
      }
    }
    for (const PriceSupply& price : plans_.prices) {
      if (price.supply != Supply::Existing) continue;
      plans_.matched.push_back({.type = "price",
                                .test = stripe::observed_text(price.test_id),
                                .live = stripe::observed_text(price.live_id),
                                .by = matched_by(by_[price.test_id])});
    }
  }

  void resolve_products() {
    for (std::size_t index = 0; index < plans_.products.size(); ++index) {
      ProductSupply& product = plans_.products[index];
      std::set<std::string_view> of_prices;
      bool is_needed = false;
      bool creates = false;
      for (const PriceSupply& price : plans_.prices) {
        if (price.product != index) continue;
        if (price.supply == Supply::Existing && !price.live_product_id.empty()) of_prices.insert(price.live_product_id);
        is_needed |= price.supply == Supply::Existing || price.supply == Supply::Create || price.supply == Supply::CreateByHand;
        creates |= price.supply == Supply::Create || price.supply == Supply::CreateByHand;
      }
      if (!is_needed) {
        product.supply = Supply::Leave;
      } else if (of_prices.size() == 1 || (!creates && !of_prices.empty())) {
        found_product(product, *of_prices.begin(), by_of_product(index));
      } else {
        resolve_by_name(product);
      }
    }
  }

  compare::MatchedBy by_of_product(std::size_t index) {
    for (const PriceSupply& price : plans_.prices) {
      if (price.product == index && price.supply == Supply::Existing) return matched_by(by_[price.test_id]);
    }
    return compare::MatchedBy::Description;
  }

  void found_product(ProductSupply& product, std::string_view live_id, compare::MatchedBy by) {
    product.supply = Supply::Existing;
    product.live_id = live_id;
    plans_.matched.push_back(
        {.type = "product", .test = stripe::observed_text(product.test_id), .live = stripe::observed_text(live_id), .by = by});
  }

  void unmatched_product(const ProductSupply& product, Reason reason) {
    plans_.unmatched.push_back(
        {.mode = stripe::Mode::Test,
         .type = "product",
         .id = stripe::observed_text(product.test_id),
         .name = product.name,
         .reason = reason,
         .detail = sentence("compare.unmatched.product-" + std::string(to_string(reason)), {{"name", product.name}}),
         .candidates = product.candidates});
  }

  /// Prices that have to be created need a product; whether all of live's products were read was asked before.
  void resolve_by_name(ProductSupply& product) {
    const Json* in_test = catalogue_.product(product.test_id);
    const std::string_view name = in_test == nullptr ? std::string_view{} : text_of(*in_test, "name");
    std::vector<const Json*> named = live_catalogue_.products_named(name);
    std::erase_if(named, [](const Json* candidate) { return is_deleted(*candidate); });
    const auto active = static_cast<std::size_t>(
        std::count_if(named.begin(), named.end(), [](const Json* candidate) { return !is_archived(*candidate); }));
    if (active == 1 || named.size() == 1) {
      found_product(product, id_of(named.front()), compare::MatchedBy::Name);
      if (active == 0) {
        product.candidates = {stripe::observed_text(product.live_id)};
        unmatched_product(product, Reason::Archived);
      }
    } else if (!named.empty()) {
      for (const Json* candidate : named)
        product.candidates.push_back(stripe::observed_text(id_of(candidate)));
      product.supply = Supply::Choose;
      unmatched_product(product, Reason::Ambiguous);
    } else {
      const auto params = in_test == nullptr ? std::nullopt : product_parameters(*in_test);
      product.supply = params ? Supply::Create : Supply::CreateByHand;
      if (params) product.params = *params;
      unmatched_product(product, Reason::NoCounterpart);
    }
  }

  void price_difference(const PriceSupply& price, std::string_view member, Json test, Json live, Action action) {
    plans_.price_differences.push_back({.path = "prices." + stripe::observed_text(price.test_id) + "." + std::string(member),
                                        .about = price.name,
                                        .test = std::move(test),
                                        .live = std::move(live),
                                        .action = action});
    plans_.price_of_difference.push_back(price.test_id);
  }

  void compare_prices() {
    for (PriceSupply& price : plans_.prices) {
      if (price.supply != Supply::Existing) continue;
      const Json& live = *live_prices_.find(price.live_id)->second;
      const auto members = unchangeable_differences(*price.price, live);
      if (!members.empty()) {
        replace(price, live, members);
      } else {
        compare_changeable(price, live);
      }
    }
  }

  /// What cannot be changed about a price takes another price.
  void replace(PriceSupply& price, const Json& live, const std::vector<std::string_view>& members) {
    const auto params = price_parameters(*price.price);
    price.supply = params ? Supply::Create : Supply::CreateByHand;
    for (const std::string_view member : members) {
      price_difference(price, member, stripe::observed(find_path(*price.price, member)),
                       stripe::observed(find_path(live, member)), params ? Action::Set : Action::Manual);
    }
    price.live_id = {};
    if (!params) return;
    price.params = *params;
    price.replaces =
        !text_of(*price.price, "lookup_key").empty() && text_of(*price.price, "lookup_key") == text_of(live, "lookup_key");
    if (price.replaces) price.params["transfer_lookup_key"] = true;
  }

  void compare_changeable(PriceSupply& price, const Json& live) {
    const Json& test = *price.price;
    if (is_archived(live) && !is_archived(test)) {
      price_difference(price, "active", true, false, Action::Set);
      price.params["active"] = true;
    }
    const std::string_view behavior = text_of(test, "tax_behavior");
    const std::string_view in_live = text_of(live, "tax_behavior");
    if (!behavior.empty() && behavior != "unspecified" && (in_live.empty() || in_live == "unspecified")) {
      price_difference(price, "tax_behavior", stripe::observed_text(behavior), stripe::observed(find(live, "tax_behavior")),
                       is_sendable(behavior) ? Action::Set : Action::Manual);
      if (is_sendable(behavior)) price.params["tax_behavior"] = behavior;
    }
    const std::string_view key = text_of(test, "lookup_key");
    if (!key.empty() && key != text_of(live, "lookup_key")) {
      // Where live has another key, the live app may ask for it.
      const bool is_free = text_of(live, "lookup_key").empty() && is_sendable(key);
      price_difference(price, "lookup_key", stripe::observed_text(key), stripe::observed(find(live, "lookup_key")),
                       is_free ? Action::Set : Action::Manual);
      if (is_free) price.params["lookup_key"] = key;
    }
    compare_currencies(price, live);
  }

  void compare_currencies(PriceSupply& price, const Json& live) {
    const Json* of_test = find(*price.price, "currency_options");
    const Json* of_live = find(live, "currency_options");
    if (of_test == nullptr && of_live == nullptr) return;
    if (of_test == nullptr || of_live == nullptr) {
      return not_compared("prices." + stripe::observed_text(price.test_id) + ".currency_options",
                          {.because = report::Because::NotExpanded, .sentence = "not-checked.currencies-not-expanded"});
    }
    const OrderedJson currencies = currencies_to_set(*price.price, live);
    for (const auto& [currency, sent] : currencies.items()) {
      price_difference(price, "currency_options." + currency, stripe::observed(find(*of_test, currency)),
                       stripe::observed(find(*of_live, currency)), Action::Set);
      price.params["currency_options"][currency] = sent;
    }
    for (const std::string& currency : currencies_of_live_only(*price.price, live)) {
      price_difference(price, "currency_options." + stripe::observed_text(currency), nullptr,
                       stripe::observed(find(*of_live, currency)), Action::Manual);
    }
  }

  void compare_products() {
    for (ProductSupply& product : plans_.products) {
      if (product.supply != Supply::Existing) continue;
      const Json* test = catalogue_.product(product.test_id);
      const Json* live = live_catalogue_.product(product.live_id);
      if (test == nullptr || live == nullptr) {
        const Side& side = test == nullptr ? test_ : live_;
        const auto gap = side.not_whole(SectionName::Products);
        if (gap) {
          not_compared("products." + stripe::observed_text(product.test_id), *gap);
        } else {
          product.candidates = {};
          unmatched_product(product, Reason::Missing);
        }
        continue;
      }
      if (is_archived(*live) && !is_archived(*test)) {
        product_difference(product, "active", true, false, true);
        product.params["active"] = true;
      }
      for (const char* member : {"name", "description"})
        compare_text(product, member, text_of(*test, member), text_of(*live, member));
    }
  }

  void compare_text(ProductSupply& product, std::string_view member, std::string_view test, std::string_view live) {
    if (test == live) return;
    const auto shown = [](std::string_view text) { return text.empty() ? Json(nullptr) : Json(stripe::observed_text(text)); };
    const bool can_set = is_sendable(test) && !(member == "name" && test.empty());
    product_difference(product, member, shown(test), shown(live), can_set);
    if (can_set) product.params[std::string(member)] = test;
  }

  void product_difference(const ProductSupply& product, std::string_view member, Json test, Json live, bool can_set) {
    plans_.product_differences.push_back(
        {.path = "products." + stripe::observed_text(product.test_id) + "." + std::string(member),
         .about = product.name,
         .test = std::move(test),
         .live = std::move(live),
         .action = can_set ? Action::Set : Action::Manual});
    plans_.product_of_difference.push_back(product.test_id);
  }

  void compare_lists() {
    const auto is_supplied = [](const PriceSupply& price) {
      return price.supply != Supply::Leave && price.supply != Supply::Unknown;
    };
    plans_.list_known = std::any_of(plans_.prices.begin(), plans_.prices.end(), is_supplied);
    std::set<std::string_view> explained;
    for (const PriceSupply& price : plans_.prices) {
      if (price.supply == Supply::Unknown) plans_.list_known = false;
      if (!price.live_id.empty()) explained.insert(price.live_id);
      if (!is_supplied(price) || offered_in_live_.contains(price.live_id)) continue;
      list_difference(price.name, stripe::observed_text(price.test_id), text_or_null(price.counterpart), action_for(price));
    }
    compare_quantities();
    compare_extra_plans(explained);
    // Nobody knows what the rest of the list would be.
    if (!plans_.list_known) {
      for (Difference& difference : plans_.list_differences)
        difference.action = Action::Manual;
    }
    plans_.list_differs = !plans_.list_differences.empty() || !plans_.live.enabled;
  }

  static Json text_or_null(std::string_view id) { return id.empty() ? Json(nullptr) : Json(stripe::observed_text(id)); }

  static Action action_for(const PriceSupply& price) {
    if (price.supply == Supply::Choose) return Action::Decide;
    return price.supply == Supply::CreateByHand ? Action::Manual : Action::Set;
  }

  void list_difference(std::string about, Json test, Json live, Action action) {
    plans_.list_differences.push_back({.path = std::string(kList),
                                       .about = std::move(about),
                                       .test = std::move(test),
                                       .live = std::move(live),
                                       .action = action});
  }

  void compare_quantities() {
    for (std::size_t entry = 0; entry < plans_.test.products.size(); ++entry) {
      std::set<std::string_view> live_products;
      for (const PriceSupply& price : plans_.prices) {
        if (price.entry == entry && price.supply == Supply::Existing) live_products.insert(price.live_product_id);
      }
      const Json& offered = *plans_.test.products[entry].entry;
      const auto wanted = stripe::quantity_parameters(offered);
      const std::string path = std::string(kList) + "." + std::to_string(entry) + ".adjustable_quantity";
      if (!wanted) {
        not_compared(path, absent_at(pointer_append(plans_.test.products[entry].pointer, "adjustable_quantity")));
        plans_.list_known = false;
        continue;
      }
      for (const stripe::OfferedProduct& in_live : plans_.live.products) {
        if (!live_products.contains(in_live.id)) continue;
        const auto present = stripe::quantity_parameters(*in_live.entry);
        if (!present) {
          not_compared(path, absent_at(pointer_append(in_live.pointer, "adjustable_quantity")));
        } else if (bounds(*wanted) != bounds(*present)) {
          Difference difference{
              .path = path,
              .about = product_name(catalogue_.product(plans_.test.products[entry].id), plans_.test.products[entry].id),
              .test = bounds(*wanted),
              .live = bounds(*present)};
          plans_.list_differences.push_back(std::move(difference));
        }
      }
    }
  }

  /// Stripe's own minimum is 1 (docs/stripe.md, fact 8).
  static Json bounds(const OrderedJson& quantity) {
    Json bounds = Json::parse(quantity.dump(), nullptr, false);
    if (bounds.value("enabled", false) && !bounds.contains("minimum")) bounds["minimum"] = 1;
    return bounds;
  }

  void compare_extra_plans(const std::set<std::string_view>& explained) {
    // A plan of test mode that could not be looked up may be any of them.
    const bool is_open = std::any_of(plans_.prices.begin(), plans_.prices.end(), [](const PriceSupply& price) {
      return price.supply == Supply::Unknown || price.supply == Supply::Choose;
    });
    std::set<std::string_view> replaced;
    for (const PriceSupply& price : plans_.prices) {
      if (price.live_id.empty() && price.supply != Supply::Leave) replaced.insert(price.counterpart);
    }
    for (const stripe::OfferedProduct& product : plans_.live.products) {
      for (const stripe::OfferedPrice& offered : product.prices) {
        if (explained.contains(offered.id) || replaced.contains(offered.id)) continue;
        const auto found = live_prices_.find(offered.id);
        const std::string name = price_name(live_catalogue_.product(product.id), product.id, offered.id);
        const bool is_missing = found == live_prices_.end() && !live_.not_whole(SectionName::Prices);
        const Reason reason = is_open ? Reason::NotRead : is_missing ? Reason::Missing : Reason::NoCounterpart;
        plans_.unmatched.push_back(
            {.mode = stripe::Mode::Live,
             .type = "price",
             .id = stripe::observed_text(offered.id),
             .name = name,
             .reason = reason,
             .detail = sentence("compare.unmatched.live-" + std::string(to_string(reason)), {{"name", name}})});
        if (!is_open) list_difference(name, nullptr, stripe::observed_text(offered.id), Action::Set);
      }
    }
  }

  const Side& test_;
  const Side& live_;
  const content::Content& content_;
  stripe::PlanCatalogue catalogue_;
  stripe::PlanCatalogue live_catalogue_;
  std::unordered_map<std::string_view, const Json*> test_prices_;
  std::unordered_map<std::string_view, const Json*> live_prices_;
  std::set<std::string_view> offered_in_live_;
  std::map<std::string_view, MatchedBy> by_;
  Plans plans_;
};

}  // namespace

Plans compare_plans(const Side& test, const Side& live, const content::Content& content) {
  return Matcher(test, live, content).match();
}

}  // namespace portal_guide::compare
