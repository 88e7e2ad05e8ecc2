#include "core/subscribers/portal.hpp"

#include <string>
#include <utility>

#include "core/stripe/judged_configurations.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/reference.hpp"

namespace portal_guide::subscribers {
namespace {

using stripe::id_of;
using stripe::Section;
using stripe::SectionName;

Findings against(Reason reason) {
  Findings findings;
  findings.against.add(reason);
  return findings;
}

Findings lacking(Gap gap) {
  Findings findings;
  findings.lacks(gap);
  return findings;
}

Index index_of(const Section& section) {
  Index index;
  index.objects.reserve(section.items.size());
  for (const Json* object : section.items) {
    index.objects.emplace(id_of(object), object);
  }
  return index;
}

/// `off`, where the switch is off.
Findings unless_on(const Json& object, stripe::MemberPath path, Reason off, Gap gap) {
  const auto on = as_bool(find(object, path));
  if (!on) return lacking(gap);
  return *on ? Findings{} : against(off);
}

Findings feature(const Json& configuration, stripe::MemberPath enabled) {
  return unless_on(configuration, enabled, Reason::FeatureOff, Gap::Configurations);
}

Findings details(const Json& configuration) {
  Findings findings = feature(configuration, stripe::configuration::kFeaturesCustomerUpdateEnabled);
  if (!findings.against.empty()) return findings;
  const Json* allowed = find(configuration, stripe::configuration::kFeaturesCustomerUpdateAllowedUpdates);
  if (allowed == nullptr || !allowed->is_array()) {
    findings.lacks(Gap::Configurations);
  } else if (allowed->empty()) {
    findings.against.add(Reason::UpdateNotAllowed);
  }
  return findings;
}

Findings allowed_update(const Json& configuration, std::string_view update) {
  const Json* allowed = find(configuration, stripe::configuration::kFeaturesSubscriptionUpdateDefaultAllowedUpdates);
  if (allowed == nullptr || !allowed->is_array()) return lacking(Gap::Configurations);
  for (const Json& member : *allowed) {
    if (as_string(&member) == update) return {};
  }
  return against(Reason::UpdateNotAllowed);
}

Findings recurrence(const Json& price) {
  const auto type = as_string(find(price, stripe::price::kType));
  if (!type) return lacking(Gap::Prices);
  Findings findings;
  if (*type == "one_time") findings.against.add(Reason::NotRecurring);
  if (*type != "one_time" && *type != "recurring") findings.open.add(Reason::NotRecurring);
  if (*type != "recurring") return findings;
  const auto usage = as_string(find(price, stripe::price::kRecurringUsageType));
  if (!usage) return lacking(Gap::Prices);
  if (*usage == "metered") findings.against.add(Reason::Metered);
  if (*usage != "metered" && *usage != "licensed") findings.open.add(Reason::Metered);
  return findings;
}

void read_currencies(OfferedPrice& offered, const Json& price) {
  const auto currency = as_string(find(price, stripe::price::kCurrency));
  if (!currency) {
    offered.own.lacks(Gap::Prices);
    return;
  }
  offered.currencies.insert(*currency);
  const Json* options = find(price, stripe::price::kCurrencyOptions);
  offered.all_currencies = options != nullptr && options->is_object();
  if (!offered.all_currencies) return;
  for (auto option = options->begin(); option != options->end(); ++option) {
    offered.currencies.insert(option.key());
  }
}

OfferedPrice offered_price(std::string_view id, std::string_view product_id, const Objects& objects) {
  OfferedPrice offered{.id = id, .product = product_id, .own = {}, .currencies = {}, .price = objects.prices.find(id)};
  if (offered.price == nullptr) {
    offered.own.lacks(Gap::Prices);
    return offered;
  }
  const std::string_view own_product = id_of(find(*offered.price, stripe::price::kProduct));
  if (!own_product.empty()) offered.product = own_product;
  offered.own |= unless_on(*offered.price, stripe::price::kActive, Reason::PriceArchived, Gap::Prices);
  const Json* product = objects.products.find(offered.product);
  offered.own |= product == nullptr ? lacking(Gap::Products)
                                    : unless_on(*product, stripe::product::kActive, Reason::ProductArchived, Gap::Products);
  offered.own |= recurrence(*offered.price);
  read_currencies(offered, *offered.price);
  return offered;
}

OfferedProduct offered_product(const Json& entry) {
  OfferedProduct product;
  product.adjustable =
      unless_on(entry, stripe::offered_product::kAdjustableQuantityEnabled, Reason::NotAdjustable, Gap::Configurations);
  product.minimum = as_integer(find(entry, stripe::offered_product::kAdjustableQuantityMinimum));
  const Json* maximum = find(entry, stripe::offered_product::kAdjustableQuantityMaximum);
  product.maximum = as_integer(maximum);
  product.maximum_read = maximum == nullptr || maximum->is_null() || product.maximum.has_value();
  return product;
}

/// Reads the portal's list of products into `portal`. Returns the gap where the list cannot be read.
std::optional<Gap> read_offer(Portal& portal, const Json& configuration) {
  const Json* list = find(configuration, stripe::configuration::kFeaturesSubscriptionUpdateProducts);
  if (list == nullptr || list->is_null()) return Gap::OfferedProducts;
  if (!list->is_array()) return Gap::Configurations;
  for (const Json& entry : *list) {
    const std::string_view product_id = id_of(find(entry, stripe::offered_product::kProduct));
    const Json* prices = find(entry, stripe::offered_product::kPrices);
    if (product_id.empty() || prices == nullptr || !prices->is_array()) return Gap::Configurations;
    OfferedProduct product = offered_product(entry);
    for (const Json& price : *prices) {
      const std::string_view price_id = id_of(&price);
      if (price_id.empty()) return Gap::Configurations;
      product.prices.insert(price_id);
      if (!portal.price_ids.insert(price_id).second) continue;
      portal.prices.push_back(offered_price(price_id, product_id, *portal.objects));
    }
    portal.products.emplace(product_id, std::move(product));
  }
  return std::nullopt;
}

void read_features(Portal& portal, const Json& configuration) {
  portal.opening = unless_on(configuration, stripe::configuration::kActive, Reason::ConfigurationInactive, Gap::Configurations);
  portal.view_invoices = feature(configuration, stripe::configuration::kFeaturesInvoiceHistoryEnabled);
  portal.update_details = details(configuration);
  portal.update_payment_method = feature(configuration, stripe::configuration::kFeaturesPaymentMethodUpdateEnabled);
  portal.cancel = feature(configuration, stripe::configuration::kFeaturesSubscriptionCancelEnabled);
  portal.pause = feature(configuration, stripe::configuration::kFeaturesSubscriptionPauseEnabled);
  portal.update = feature(configuration, stripe::configuration::kFeaturesSubscriptionUpdateEnabled);
  // Where switching is off, that is the one reason. How it would work if it were on does not matter.
  if (!portal.update.against.empty()) return;
  portal.price_update = allowed_update(configuration, "price");
  portal.quantity_update = allowed_update(configuration, "quantity");
  portal.promotion_code_update = allowed_update(configuration, "promotion_code");
  const auto gap = read_offer(portal, configuration);
  portal.has_offer = !gap;
  if (!gap) return;
  portal.prices.clear();
  portal.update.lacks(*gap);
}

Portal portal_without(const stripe::Snapshot& snapshot, std::shared_ptr<const Objects> objects, Findings missing) {
  Portal portal;
  portal.now_unix_seconds = snapshot.taken_at_unix_seconds();
  portal.opening = missing;
  portal.objects = std::move(objects);
  return portal;
}

Portal portal_with(const stripe::Snapshot& snapshot, std::shared_ptr<const Objects> objects,
                   const stripe::JudgedConfiguration& judged) {
  Portal portal = portal_without(snapshot, std::move(objects), {});
  portal.configuration = SessionConfiguration{.id = stripe::observed_text(judged.id),
                                              .name = stripe::observed_text(judged.name),
                                              .is_default = judged.is_default.value_or(false),
                                              .is_named = judged.named};
  read_features(portal, *judged.value);
  return portal;
}

/// What becomes of a session that uses none of the judged configurations; nullopt where every session uses one.
std::optional<Findings> without_judged(const stripe::Snapshot& snapshot, stripe::Mode mode,
                                       const stripe::JudgedConfigurations& judged) {
  using Lack = stripe::JudgedConfigurations::Lack;
  using Whereabouts = stripe::NamedHere::Whereabouts;
  if (judged.lack == Lack::SectionNotRead || judged.lack == Lack::PartlyRead) return lacking(Gap::Configurations);
  if (judged.list.empty()) return against(Reason::NoConfiguration);
  if (judged.named()) {
    std::optional<Findings> missing;
    for (const stripe::NamedHere& named : stripe::named_configurations(snapshot, mode)) {
      const bool is_whole = snapshot.section(mode, SectionName::BillingPortalConfigurations).complete;
      if (named.whereabouts == Whereabouts::Unread && !is_whole) return lacking(Gap::Configurations);
      const bool is_gone = named.whereabouts != Whereabouts::Here && named.whereabouts != Whereabouts::Unread;
      if (is_gone && named.only_here) missing = against(Reason::NoConfiguration);
    }
    return missing;
  }
  const stripe::NamedLack lack = stripe::lack_of_named(snapshot, mode);
  if (lack == stripe::NamedLack::Unread) return lacking(Gap::Configurations);
  if (lack == stripe::NamedLack::Unknown) return against(Reason::NoConfiguration);
  bool all_seen = !judged.partial;
  for (const stripe::JudgedConfiguration& configuration : judged.list) {
    if (configuration.is_default == true) return std::nullopt;
    if (!configuration.is_default) all_seen = false;
  }
  return all_seen ? against(Reason::NoConfiguration) : lacking(Gap::Configurations);
}

}  // namespace

const Json* Index::find(std::string_view id) const {
  const auto object = objects.find(id);
  return id.empty() || object == objects.end() ? nullptr : object->second;
}

std::vector<Portal> portals_of(const stripe::Snapshot& snapshot, stripe::Mode mode) {
  const auto objects =
      std::make_shared<const Objects>(Objects{.prices = index_of(snapshot.section(mode, SectionName::Prices)),
                                              .products = index_of(snapshot.section(mode, SectionName::Products)),
                                              .schedules = index_of(snapshot.section(mode, SectionName::SubscriptionSchedules)),
                                              .customers = index_of(snapshot.section(mode, SectionName::Customers))});
  const stripe::JudgedConfigurations judged = stripe::judged_configurations(snapshot, mode);
  std::vector<Portal> portals;
  for (const stripe::JudgedConfiguration& configuration : judged.list) {
    portals.push_back(portal_with(snapshot, objects, configuration));
  }
  if (const auto missing = without_judged(snapshot, mode, judged)) {
    portals.push_back(portal_without(snapshot, objects, *missing));
  }
  return portals;
}

}  // namespace portal_guide::subscribers
