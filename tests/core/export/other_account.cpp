#include "tests/core/export/other_account.hpp"

#include <utility>

namespace portal_guide::exporting {
namespace {

void give_new_ids(Json& value, const NewIds& ids) {
  if (value.is_string()) {
    const auto found = ids.find(value.get<std::string>());
    if (found != ids.end()) value = found->second;
  } else if (value.is_structured()) {
    for (Json& member : value) {
      give_new_ids(member, ids);
    }
  }
}

/// The ids of objects that were expanded.
void collapse(Json& value) {
  if (!value.is_structured()) return;
  if (value.is_object() && value.contains("object")) {
    const Json id = value["id"];
    value = id;
    return;
  }
  for (Json& member : value) {
    collapse(member);
  }
}

/// Without null, empty lists and empty objects.
Json without_unset(const Json& value) {
  if (value.is_array()) {
    Json entries = Json::array();
    for (const Json& entry : value) {
      entries.push_back(without_unset(entry));
    }
    return entries;
  }
  if (!value.is_object()) return value;
  Json kept = Json::object();
  for (const auto& [name, member] : value.items()) {
    Json inside = without_unset(member);
    if (inside.is_null() || (inside.is_structured() && inside.empty())) continue;
    kept[name] = std::move(inside);
  }
  return kept;
}

void add_ids(NewIds& ids, const Json& list, const std::string& ending) {
  for (const Json& object : list) {
    const auto id = object["id"].get<std::string>();
    ids[id] = id + ending;
  }
}

}  // namespace

NewIds new_ids(const Json& mode) {
  NewIds ids;
  add_ids(ids, mode["products"]["data"], "Other");
  add_ids(ids, mode["prices"]["data"], "Other");
  // What a row names besides.
  for (const char* id : {"pmc_Mine", "bcfo_One", "bcfo_Two", "price_Unread", "prod_Unread"}) {
    ids[id] = std::string(id) + "Other";
  }
  return ids;
}

compare::StripeAccount other_account(const Json& mode, const NewIds& ids) {
  Json other = {{"products", mode["products"]}, {"prices", mode["prices"]}};
  other["billing_portal_configurations"] = {{"object", "list"}, {"data", Json::array()}, {"has_more", false}};
  give_new_ids(other["products"], ids);
  give_new_ids(other["prices"], ids);
  other["products"]["data"].push_back({{"id", "prod_UnreadOther"}, {"object", "product"}, {"active", true}});
  other["prices"]["data"].push_back({{"id", "price_UnreadOther"},
                                     {"object", "price"},
                                     {"active", true},
                                     {"product", "prod_UnreadOther"},
                                     {"recurring", {{"interval", "month"}, {"interval_count", 1}}}});
  return compare::StripeAccount(std::move(other));
}

Json settings_of(const Json& configuration, const NewIds& ids) {
  Json settings = configuration;
  for (Json& member : settings) {
    collapse(member);
  }
  give_new_ids(settings, ids);
  for (const char* member : {"id", "object", "active", "application", "created", "is_default", "livemode", "updated"}) {
    settings.erase(member);
  }
  remove_path(settings, "login_page.url");
  // Not to move the date is what Stripe does where nothing is said.
  const std::string anchor = "features.subscription_update.billing_cycle_anchor";
  const Json* moved = find_path(settings, anchor);
  if (moved != nullptr && *moved == "unchanged") remove_path(settings, anchor);
  const Json* switching = find_path(settings, "features.subscription_update.enabled");
  if (switching == nullptr || *switching != true) remove_path(settings, "features.subscription_update.products");
  return without_unset(settings);
}

void remove_path(Json& value, const std::string& dotted_path) {
  if (value.is_array()) {
    for (Json& entry : value) {
      remove_path(entry, dotted_path);
    }
    return;
  }
  const std::size_t dot = dotted_path.find('.');
  const std::string name = dotted_path.substr(0, dot);
  if (!value.is_object() || !value.contains(name)) return;
  if (dot == std::string::npos) {
    value.erase(name);
  } else {
    remove_path(value[name], dotted_path.substr(dot + 1));
  }
}

}  // namespace portal_guide::exporting
