#include "core/export/exported.hpp"

#include <utility>

#include "core/compare/feature_members.hpp"
#include "core/compare/offered_list.hpp"
#include "core/compare/whole_configuration.hpp"
#include "core/export/references.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/offer.hpp"
#include "core/stripe/plain_id.hpp"
#include "core/stripe/reference.hpp"

namespace portal_guide::exporting {
namespace {

using Why = compare::LeftOut::Why;
using stripe::MemberPath;
namespace configuration = stripe::configuration;

std::string_view because(Why why) {
  switch (why) {
    case Why::HoldsSecret:
      return "holds-secret";
    case Why::NotAccepted:
      return "not-accepted";
    case Why::NotKnown:
      return "not-known";
    case Why::ListNotRead:
      return "list-not-read";
  }
  return "not-known";
}

/// "features[subscription_update][products]" for "features.subscription_update.products".
std::string form_name_of(MemberPath path) {
  std::string name;
  std::string_view rest = path.dotted();
  while (true) {
    const std::size_t dot = rest.find('.');
    name = form_name(name, rest.substr(0, dot));
    if (dot == std::string_view::npos) return name;
    rest.remove_prefix(dot + 1);
  }
}

void set_in_calls(Exported& exported, MemberPath path, const OrderedJson& value) {
  compare::set(exported.create, path.dotted(), value);
  compare::set(exported.update, path.dotted(), value);
}

/// Puts a variable in place of the id of an object that has neither a lookup key nor a name.
std::size_t add_other(Exported& exported, References& references, const std::string& name, Reference::Kind kind,
                      std::string_view id, std::string_view variable) {
  const std::size_t place = references.other(kind, id, variable);
  exported.places.emplace(name, place);
  return place;
}

void add_payment_methods(Exported& exported, References& references, const Json& source) {
  constexpr MemberPath kPath = configuration::kFeaturesPaymentMethodUpdatePaymentMethodConfiguration;
  const std::string_view id = stripe::id_of(find(source, kPath));
  if (id.empty()) return;
  const std::size_t place = add_other(exported, references, form_name_of(kPath), Reference::Kind::PaymentMethodConfiguration,
                                      id, "payment_method_configuration");
  set_in_calls(exported, kPath, references.placeholder(place));
}

void add_feedback_options(Exported& exported, References& references, const Json& source) {
  constexpr MemberPath kPath = configuration::kFeaturesSubscriptionCancelCancellationReasonFeedbackOptions;
  const Json* options = find(source, kPath);
  if (options == nullptr || !options->is_array() || options->empty()) return;
  OrderedJson list = OrderedJson::array();
  for (const Json& option : *options) {
    const std::string name = form_name(form_name_of(kPath), std::to_string(list.size()));
    const std::size_t place =
        add_other(exported, references, name, Reference::Kind::FeedbackOption, stripe::id_of(&option), "feedback_option");
    list.push_back(references.placeholder(place));
  }
  set_in_calls(exported, kPath, list);
}

/// Notes where the list holds the ids of references.
void note_places(Exported& exported, const std::map<std::string, std::size_t>& by_placeholder, const OrderedJson& list) {
  const auto note = [&](const std::string& name, const OrderedJson& placeholder) {
    const auto reference = by_placeholder.find(placeholder.get_ref<const std::string&>());
    if (reference != by_placeholder.end()) exported.places.emplace(name, reference->second);
  };
  const std::string products = form_name_of(configuration::kFeaturesSubscriptionUpdateProducts);
  for (std::size_t index = 0; index < list.size(); ++index) {
    const std::string entry = form_name(products, std::to_string(index));
    note(form_name(entry, "product"), list[index]["product"]);
    const OrderedJson& prices = list[index]["prices"];
    for (std::size_t at = 0; at < prices.size(); ++at) {
      note(form_name(form_name(entry, "prices"), std::to_string(at)), prices[at]);
    }
  }
}

void add_list(Exported& exported, References& references, const stripe::Offer& offer) {
  compare::OfferedList list;
  std::map<std::string, std::size_t> by_placeholder;
  constexpr std::string_view kList = configuration::kFeaturesSubscriptionUpdateProducts.dotted();
  for (const stripe::OfferedProduct& offered : offer.products) {
    if (offered.prices.empty()) {
      exported.remarks.push_back({.path = std::string(kList), .because = "not-accepted"});
      continue;
    }
    std::vector<std::size_t> prices;
    for (const stripe::OfferedPrice& price : offered.prices) {
      prices.push_back(references.price(price.id, offered.id));
    }
    const std::size_t product = references.product(offered.id, prices);
    const auto quantity = stripe::quantity_parameters(*offered.entry);
    by_placeholder.emplace(references.placeholder(product), product);
    for (const std::size_t price : prices) {
      by_placeholder.emplace(references.placeholder(price), price);
      list.add(references.placeholder(product), references.placeholder(price), quantity);
    }
    if (!quantity) {
      exported.remarks.push_back({.path = std::string(kList) + ".adjustable_quantity",
                                  .because = "quantity-not-read",
                                  .arguments = {{"name", stripe::observed_text(offered.id)}}});
    }
  }
  const OrderedJson& parameters = list.parameters();
  // An empty list is sent as an empty value.
  set_in_calls(exported, configuration::kFeaturesSubscriptionUpdateProducts, parameters.empty() ? OrderedJson("") : parameters);
  note_places(exported, by_placeholder, parameters);
}

bool lists_plans(const Json& source) {
  const Json* list = find(source, configuration::kFeaturesSubscriptionUpdateProducts);
  return list != nullptr && list->is_array() && !list->empty();
}

}  // namespace

std::string form_name(std::string_view name, std::string_view member) {
  if (name.empty()) return std::string(member);
  return std::string(name).append("[").append(member).append("]");
}

Exported export_configuration(const stripe::Snapshot& snapshot, const Chosen& chosen) {
  const compare::Located& source = chosen.configuration;
  Exported exported{.mode = chosen.mode,
                    .taken_at_unix_seconds = snapshot.taken_at_unix_seconds(),
                    .id = stripe::is_plain_id(source.id) ? std::string(source.id) : "",
                    .is_default = as_bool(find(*source.value, configuration::kIsDefault)).value_or(false),
                    .is_active = as_bool(find(*source.value, configuration::kActive)).value_or(true)};
  const auto offer = stripe::read_offer(*source.value, source.pointer);
  const auto switching = as_bool(find(*source.value, configuration::kFeaturesSubscriptionUpdateEnabled));
  const bool list_is_known = offer.has_value() || switching == false;
  compare::WholeConfiguration whole = compare::whole_configuration(
      source, list_is_known ? compare::PlanList::Given : compare::PlanList::Unknown, compare::Texts::AsTheyAre);
  exported.create = std::move(whole.create);
  exported.update = std::move(whole.update);
  for (const compare::LeftOut& left_out : whole.left_out) {
    exported.remarks.push_back({.path = left_out.path, .because = because(left_out.why)});
  }

  References references(snapshot, chosen.mode);
  add_payment_methods(exported, references, *source.value);
  add_feedback_options(exported, references, *source.value);
  if (offer && offer->enabled) add_list(exported, references, *offer);
  if (switching == false && lists_plans(*source.value)) {
    exported.remarks.push_back(
        {.path = std::string(configuration::kFeaturesSubscriptionUpdateProducts.dotted()), .because = "list-off"});
  }
  if (!exported.is_active) exported.remarks.push_back({.path = "active", .because = "inactive"});
  exported.references = std::move(references).take();
  return exported;
}

}  // namespace portal_guide::exporting
