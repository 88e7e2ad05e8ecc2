#include "tests/core/compare/stripe_account.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "tests/core/repository_content.hpp"

namespace portal_guide::compare {
namespace {

Failure<> refuse(const std::string& because) { return fail({.id = "refused", .arguments = {{"because", because}}}); }

const Json& schema_of(const std::string& path) {
  static const Json document = Json::parse(repository_file("tests/fixtures/openapi-portal-subset.json"), nullptr, false);
  return document["paths"][path]["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"];
}

/// What is wrong with the value by the schema; empty where nothing is. Form encoding knows neither null nor an empty list.
std::string fault_in(const Json& value, const Json& schema, const std::string& place) {
  if (schema.contains("anyOf")) {
    std::string fault;
    for (const Json& option : schema["anyOf"]) {
      fault = fault_in(value, option, place);
      if (fault.empty()) return "";
    }
    return fault;
  }
  const std::string type = schema.value("type", "");
  if (type == "boolean") return value.is_boolean() ? "" : place + " is no boolean";
  if (type == "integer") return value.is_number_integer() ? "" : place + " is no integer";
  if (type == "string") {
    if (!value.is_string()) return place + " is no text";
    const auto text = value.get<std::string>();
    if (schema.contains("enum") && !schema.value("x-open-enum", false)) {
      const auto& values = schema["enum"];
      if (std::find(values.begin(), values.end(), value) == values.end()) return place + " is not one of its values";
    } else if (text.empty()) {
      return place + " cannot be empty";
    }
    return text.size() > schema.value("maxLength", std::size_t{100000}) ? place + " is too long" : "";
  }
  if (type == "array") {
    if (!value.is_array() || value.empty()) return place + " is no list, or an empty one, which cannot be sent";
    for (const Json& member : value) {
      if (std::string fault = fault_in(member, schema["items"], place + "[]"); !fault.empty()) return fault;
    }
    return "";
  }
  if (!value.is_object() || value.empty()) return place + " is no object";
  for (const Json& required : schema.value("required", Json::array())) {
    if (!value.contains(required.get<std::string>())) {
      return "parameter_missing: " + place + "[" + required.get<std::string>() + "]";
    }
  }
  for (const auto& [name, member] : value.items()) {
    const Json* known = schema.contains("properties") ? find(schema["properties"], name) : nullptr;
    if (known == nullptr && schema.contains("additionalProperties") && schema["additionalProperties"].is_object()) {
      known = &schema["additionalProperties"];
    }
    if (known == nullptr) return "parameter_unknown: " + place + "[" + name + "]";
    // A metadata key is unset by an empty text.
    if (place.ends_with("metadata]") && member == "") continue;
    if (std::string fault = fault_in(member, *known, place + "[" + name + "]"); !fault.empty()) return fault;
  }
  return "";
}

/// Members that are lists: an empty text clears them to nothing listed, others to null.
bool is_list(const std::string& name) {
  return name == "allowed_updates" || name == "options" || name == "default_allowed_updates" || name == "conditions" ||
         name == "interval_options" || name == "products";
}

void merge_into(Json& object, const Json& params) {
  for (const auto& [name, value] : params.items()) {
    if (value.is_object()) {
      if (!object[name].is_object()) object[name] = Json::object();
      merge_into(object[name], value);
    } else if (value == "") {
      object[name] = is_list(name) ? Json::array() : Json(nullptr);
    } else {
      object[name] = value;
    }
  }
}

void merge_metadata(Json& object, const Json& params) {
  if (!params.contains("metadata")) return;
  if (!object["metadata"].is_object() || params["metadata"] == "") object["metadata"] = Json::object();
  if (!params["metadata"].is_object()) return;
  for (const auto& [key, value] : params["metadata"].items()) {
    if (value == "") {
      object["metadata"].erase(key);
    } else {
      object["metadata"][key] = value;
    }
  }
}

std::string unknown_parameter(const Json& params, const std::set<std::string>& known) {
  for (const auto& [name, value] : params.items()) {
    if (!known.contains(name)) return "parameter_unknown: " + name;
  }
  return "";
}

/// What the settings page suggests (docs/stripe.md, fact 6).
Json suggested_configuration() {
  return {
      {"object", "billing_portal.configuration"},
      {"active", true},
      {"application", nullptr},
      {"business_profile", {{"headline", nullptr}, {"privacy_policy_url", nullptr}, {"terms_of_service_url", nullptr}}},
      {"default_return_url", nullptr},
      {"features",
       {{"customer_update", {{"allowed_updates", {"name", "email", "address", "phone"}}, {"enabled", true}}},
        {"invoice_history", {{"enabled", true}}},
        {"payment_method_update", {{"enabled", true}, {"payment_method_configuration", nullptr}}},
        {"subscription_cancel",
         {{"cancellation_reason", {{"enabled", true}, {"feedback_options", nullptr}, {"options", {"too_expensive", "other"}}}},
          {"enabled", true},
          {"mode", "at_period_end"},
          {"proration_behavior", "none"}}},
        {"subscription_pause",
         {{"duration", {{"interval_options", {{{"interval", "month"}, {"interval_count", 1}}}}, {"type", "interval_options"}}},
          {"enabled", false}}},
        {"subscription_update",
         {{"billing_cycle_anchor", nullptr},
          {"default_allowed_updates", Json::array()},
          {"enabled", false},
          {"products", Json::array()},
          {"proration_behavior", "none"},
          {"schedule_at_period_end", {{"conditions", Json::array()}}},
          {"trial_update_behavior", "end_trial"}}}}},
      {"is_default", false},
      {"livemode", true},
      {"login_page", {{"enabled", false}, {"url", nullptr}}},
      {"metadata", Json::object()},
      {"name", nullptr}};
}

}  // namespace

StripeAccount::StripeAccount(Json mode) : mode_(std::move(mode)) {}

Json* StripeAccount::find_object(const std::string& section, const std::string& id) {
  for (Json& object : mode_[section]["data"]) {
    if (object.value("id", "") == id) return &object;
  }
  return nullptr;
}

Json& StripeAccount::add(const std::string& section, Json object) {
  if (!mode_[section].is_object()) mode_[section] = {{"object", "list"}, {"data", Json::array()}, {"has_more", false}};
  mode_[section]["data"].push_back(std::move(object));
  return mode_[section]["data"].back();
}

Json StripeAccount::save_settings() {
  for (const Json& configuration : mode_["billing_portal_configurations"]["data"]) {
    if (configuration.value("is_default", false)) return configuration;
  }
  Json saved = suggested_configuration();
  saved["id"] = "bpc_Saved" + std::to_string(++created_);
  saved["is_default"] = true;
  return add("billing_portal_configurations", std::move(saved));
}

Expected<Json> StripeAccount::post(const report::ApiCall& call) {
  if (call.method != "POST") return refuse("method " + call.method);
  const Json params = Json::parse(call.params.dump(), nullptr, false);
  struct Route {
    std::string path;
    Expected<Json> (StripeAccount::*run)(const std::string& id, const Json& params);
  };
  const Route routes[] = {{"/v1/billing_portal/configurations", &StripeAccount::post_configuration},
                          {"/v1/products", &StripeAccount::post_product},
                          {"/v1/prices", &StripeAccount::post_price},
                          {"/v1/webhook_endpoints", &StripeAccount::post_webhook}};
  for (const Route& route : routes) {
    if (call.path == route.path) return (this->*route.run)("", params);
    if (call.path.starts_with(route.path + "/")) return (this->*route.run)(call.path.substr(route.path.size() + 1), params);
  }
  return refuse("no such path: " + call.path);
}

std::string StripeAccount::judge_offer(const Json& products) {
  if (products.size() > 10) return "more than 10 products";
  for (const Json& entry : products) {
    const auto product_id = entry["product"].get<std::string>();
    const Json* product = find_object("products", product_id);
    if (product == nullptr) return "No such product: " + product_id;
    if (!product->value("active", true)) return "product is not active: " + product_id;
    std::set<std::string> intervals;
    for (const Json& id : entry["prices"]) {
      const Json* price = find_object("prices", id.get<std::string>());
      if (price == nullptr) return "No such price: " + id.get<std::string>();
      if (!price->value("active", true)) return "price is not active: " + id.get<std::string>();
      if ((*price)["product"] != product_id) return "price of another product: " + id.get<std::string>();
      if (!(*price)["recurring"].is_object()) return "price is not recurring: " + id.get<std::string>();
      const Json& recurring = (*price)["recurring"];
      if (!intervals.insert(recurring["interval"].dump() + recurring.value("interval_count", Json(1)).dump()).second) {
        return "two prices of one interval: " + product_id;
      }
    }
  }
  return "";
}

Expected<Json> StripeAccount::post_configuration(const std::string& id, const Json& params) {
  const std::string path = "/v1/billing_portal/configurations";
  const std::string fault = fault_in(params, schema_of(id.empty() ? path : path + "/{configuration}"), "params");
  if (!fault.empty()) return refuse(fault);
  Json* present = id.empty() ? nullptr : find_object("billing_portal_configurations", id);
  if (!id.empty() && present == nullptr) return refuse("No such configuration: " + id);
  Json wanted = present == nullptr ? suggested_configuration() : *present;
  if (!params.value("active", true) && wanted.value("is_default", false)) return refuse("the default stays active");
  Json plain = params;
  plain.erase("metadata");
  merge_into(wanted, plain);
  merge_metadata(wanted, params);
  if (const Json* update = find_path(params, "features.subscription_update")) {
    if (update->value("enabled", false) && !update->contains("products")) {
      return refuse("parameter_missing: features[subscription_update][products]");
    }
    if (const Json* products = find(*update, "products"); products != nullptr && products->is_array()) {
      if (const std::string wrong = judge_offer(*products); !wrong.empty()) return refuse(wrong);
    }
  }
  for (Json& entry : wanted["features"]["subscription_update"]["products"]) {
    Json quantity = {{"enabled", true}, {"maximum", nullptr}, {"minimum", 1}};
    quantity.update(entry.value("adjustable_quantity", Json::object()));
    entry["adjustable_quantity"] = quantity;
  }
  if (const Json* behavior = find_path(params, "features.subscription_cancel.proration_behavior")) {
    const Json& mode = wanted["features"]["subscription_cancel"]["mode"];
    if (*behavior == "always_invoice") return refuse("proration_behavior always_invoice");
    if (*behavior == "create_prorations" && mode != "immediately") return refuse("create_prorations at the period's end");
  }
  const bool has_page = wanted["login_page"].value("enabled", false);
  wanted["login_page"]["url"] = has_page ? Json("https://billing.stripe.com/p/login/sim") : Json(nullptr);
  if (present != nullptr) return *present = wanted;
  wanted["id"] = "bpc_Created" + std::to_string(++created_);
  // The first configuration of a mode becomes its default (docs/stripe.md, fact 3).
  const Json* others = find_path(mode_, "billing_portal_configurations.data");
  wanted["is_default"] = others == nullptr || others->empty();
  return add("billing_portal_configurations", std::move(wanted));
}

Expected<Json> StripeAccount::post_product(const std::string& id, const Json& params) {
  const std::string unknown = unknown_parameter(
      params, {"name", "active", "description", "unit_label", "statement_descriptor", "tax_code", "url", "metadata"});
  if (!unknown.empty()) return refuse(unknown);
  if (id.empty() && params.value("name", "").empty()) return refuse("parameter_missing: name");
  Json created = {{"id", "prod_Created" + std::to_string(created_ + 1)}, {"object", "product"}, {"active", true}};
  Json* present = id.empty() ? &created : find_object("products", id);
  if (present == nullptr) return refuse("No such product: " + id);
  if (params.contains("name") && params["name"] == "") return refuse("a product keeps its name");
  Json plain = params;
  plain.erase("metadata");
  merge_into(*present, plain);
  merge_metadata(*present, params);
  if (!id.empty()) return *present;
  ++created_;
  return add("products", std::move(created));
}

Expected<Json> StripeAccount::post_price(const std::string& id, const Json& params) {
  const std::set<std::string> updatable = {"active",   "lookup_key",   "transfer_lookup_key", "nickname",
                                           "metadata", "tax_behavior", "currency_options"};
  std::set<std::string> known = updatable;
  if (id.empty()) {
    known.insert({"product", "currency", "unit_amount", "unit_amount_decimal", "recurring", "billing_scheme", "tiers",
                  "tiers_mode", "transform_quantity"});
  }
  if (const std::string unknown = unknown_parameter(params, known); !unknown.empty()) return refuse(unknown);
  if (const std::string key = params.value("lookup_key", ""); !key.empty()) {
    for (Json& price : mode_["prices"]["data"]) {
      if (price.value("lookup_key", Json(nullptr)) != key || price["id"] == id) continue;
      if (!params.value("transfer_lookup_key", false)) return refuse("a price already uses that lookup key");
      price["lookup_key"] = nullptr;
    }
  }
  Json plain = params;
  for (const char* member : {"metadata", "transfer_lookup_key"}) {
    plain.erase(member);
  }
  if (!id.empty()) {
    Json* present = find_object("prices", id);
    if (present == nullptr) return refuse("No such price: " + id);
    const Json behavior = present->value("tax_behavior", Json(nullptr));
    if (params.contains("tax_behavior") && !behavior.is_null() && behavior != "unspecified") {
      return refuse("tax_behavior cannot be changed");
    }
    merge_into(*present, plain);
    merge_metadata(*present, params);
    return *present;
  }
  if (find_object("products", params.value("product", "")) == nullptr) {
    return refuse("No such product: " + params.value("product", ""));
  }
  const int amounts = static_cast<int>(params.contains("unit_amount")) +
                      static_cast<int>(params.contains("unit_amount_decimal")) + static_cast<int>(params.contains("tiers"));
  if (amounts != 1) return refuse("one of unit_amount, unit_amount_decimal and tiers");
  if (params.value("currency", "").empty()) return refuse("parameter_missing: currency");
  Json created = {{"id", "price_Created" + std::to_string(++created_)},
                  {"object", "price"},
                  {"active", true},
                  {"type", plain.contains("recurring") ? "recurring" : "one_time"},
                  {"unit_amount", nullptr},
                  {"billing_scheme", "per_unit"}};
  merge_into(created, plain);
  merge_metadata(created, params);
  if (created["recurring"].is_object()) created["recurring"]["usage_type"] = "licensed";
  for (Json& tier : plain.contains("tiers") ? created["tiers"] : created["no_tiers"]) {
    if (tier["up_to"] == "inf") tier["up_to"] = nullptr;
  }
  created.erase("no_tiers");
  if (plain.contains("currency_options")) {
    Json own = {{"unit_amount", created["unit_amount"]}};
    created["currency_options"][created["currency"].get<std::string>()] = own;
  }
  return add("prices", std::move(created));
}

Expected<Json> StripeAccount::post_webhook(const std::string& id, const Json& params) {
  const std::string unknown = unknown_parameter(params, {"url", "enabled_events", "status"});
  if (!unknown.empty()) return refuse(unknown);
  if (!params.contains("enabled_events") || params["enabled_events"].empty()) {
    return refuse("parameter_missing: enabled_events");
  }
  if (id.empty()) {
    if (!params.value("url", "").starts_with("https://")) return refuse("live endpoints are https");
    Json created = {{"id", "we_Created" + std::to_string(++created_)}, {"object", "webhook_endpoint"}, {"status", "enabled"}};
    merge_into(created, params);
    return add("webhook_endpoints", std::move(created));
  }
  Json* present = find_object("webhook_endpoints", id);
  if (present == nullptr) return refuse("No such webhook endpoint: " + id);
  merge_into(*present, params);
  return *present;
}

}  // namespace portal_guide::compare
