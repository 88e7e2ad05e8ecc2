#include "tests/core/rules/rule_case.hpp"

#include <utility>

namespace portal_guide::rules {
namespace {

Json list_of(Json items) { return {{"object", "list"}, {"data", std::move(items)}, {"has_more", false}, {"url", "/v1/list"}}; }

Json configuration(const std::string& suffix) {
  return {{"id", "bpc_" + suffix},
          {"object", "billing_portal.configuration"},
          {"active", true},
          {"application", nullptr},
          {"business_profile",
           {{"headline", "Manage your plan"},
            {"privacy_policy_url", "https://acme.dev/privacy"},
            {"terms_of_service_url", "https://acme.dev/terms"}}},
          {"default_return_url", "https://acme.dev/account"},
          {"features",
           {{"customer_update", {{"allowed_updates", {"name", "address", "tax_id"}}, {"enabled", true}}},
            {"invoice_history", {{"enabled", true}}},
            {"payment_method_update", {{"enabled", true}, {"payment_method_configuration", nullptr}}},
            {"subscription_cancel",
             {{"cancellation_reason", {{"enabled", true}, {"feedback_options", nullptr}, {"options", {"unused", "other"}}}},
              {"enabled", true},
              {"mode", "at_period_end"},
              {"proration_behavior", "none"}}},
            {"subscription_pause",
             {{"duration", {{"interval_options", Json::array()}, {"type", "indefinite"}}}, {"enabled", false}}},
            {"subscription_update",
             {{"billing_cycle_anchor", nullptr},
              {"default_allowed_updates", {"price"}},
              {"enabled", true},
              {"products",
               {{{"product", "prod_Basic" + suffix},
                 {"prices", {"price_BasicMonth" + suffix, "price_BasicYear" + suffix}},
                 {"adjustable_quantity", {{"enabled", false}, {"maximum", nullptr}, {"minimum", 1}}}},
                {{"product", "prod_Team" + suffix},
                 {"prices", Json::array({"price_TeamMonth" + suffix})},
                 {"adjustable_quantity", {{"enabled", false}, {"maximum", nullptr}, {"minimum", 1}}}}}},
              {"proration_behavior", "create_prorations"},
              {"schedule_at_period_end", {{"conditions", {{{"type", "decreasing_item_amount"}}}}}},
              {"trial_update_behavior", "end_trial"}}}}},
          {"is_default", true},
          {"livemode", suffix == "Live"},
          {"login_page", {{"enabled", true}, {"url", "https://billing.stripe.com/p/login/1"}}},
          {"metadata", Json::object()},
          {"name", nullptr}};
}

Json product(const std::string& id, const std::string& name) {
  return {{"id", id}, {"object", "product"}, {"active", true}, {"name", name}, {"description", "What it is"}};
}

Json price(const std::string& id, const std::string& product_id, const std::string& interval) {
  return {{"id", id},
          {"object", "price"},
          {"active", true},
          {"product", product_id},
          {"type", "recurring"},
          {"currency", "eur"},
          {"unit_amount", 900},
          {"tax_behavior", "exclusive"},
          {"recurring", {{"interval", interval}, {"interval_count", 1}, {"usage_type", "licensed"}}}};
}

Json account(const std::string& suffix) {
  return {
      {"id", "acct_" + suffix},
      {"object", "account"},
      {"business_profile",
       {{"name", "Acme"}, {"support_email", nullptr}, {"support_phone", nullptr}, {"support_url", "https://acme.dev/help"}}},
      {"capabilities", {{"card_payments", "active"}}},
      {"charges_enabled", true},
      {"details_submitted", true},
      {"payouts_enabled", true},
      {"requirements", {{"currently_due", Json::array()}, {"past_due", Json::array()}}},
      {"settings",
       {{"branding", {{"icon", "file_Icon"}, {"logo", nullptr}}},
        {"dashboard", {{"display_name", "Acme"}}},
        {"payments", {{"statement_descriptor", "ACME"}}}}}};
}

Json customer(const std::string& id, const std::string& email) {
  return {{"id", id},
          {"object", "customer"},
          {"email", email},
          {"default_source", nullptr},
          {"invoice_settings", {{"default_payment_method", nullptr}}}};
}

Json subscription(const std::string& id, const std::string& customer_id, const std::string& price_id) {
  const Json sold = {{"id", price_id}, {"object", "price"}, {"recurring", {{"interval", "month"}, {"usage_type", "licensed"}}}};
  return {{"id", id},
          {"object", "subscription"},
          {"status", "active"},
          {"collection_method", "charge_automatically"},
          {"currency", "eur"},
          {"customer", customer_id},
          {"default_payment_method", "pm_" + id.substr(4)},
          {"default_source", nullptr},
          {"items",
           {{"object", "list"},
            {"data", Json::array({{{"id", "si_" + id.substr(4)}, {"price", sold}, {"quantity", 1}}})},
            {"has_more", false}}},
          {"schedule", nullptr},
          {"billing_mode", {{"type", "flexible"}}}};
}

Json mode(const std::string& suffix) {
  return {{"account", account(suffix)},
          {"billing_portal_configurations", list_of(Json::array({configuration(suffix)}))},
          {"products", list_of({product("prod_Basic" + suffix, "Basic"), product("prod_Team" + suffix, "Team")})},
          {"prices", list_of({price("price_BasicMonth" + suffix, "prod_Basic" + suffix, "month"),
                              price("price_BasicYear" + suffix, "prod_Basic" + suffix, "year"),
                              price("price_TeamMonth" + suffix, "prod_Team" + suffix, "month")})},
          {"customers", list_of({customer("cus_Ada" + suffix, "ada@acme.dev"), customer("cus_Bob" + suffix, "bob@acme.dev")})},
          {"subscriptions", list_of({subscription("sub_Ada" + suffix, "cus_Ada" + suffix, "price_BasicMonth" + suffix),
                                     subscription("sub_Bob" + suffix, "cus_Bob" + suffix, "price_BasicMonth" + suffix)})},
          {"payment_method_configurations",
           list_of(Json::array({{{"id", "pmc_" + suffix}, {"object", "payment_method_configuration"}, {"active", true}}}))},
          {"tax_settings", {{"object", "tax.settings"}, {"status", "active"}}},
          {"webhook_endpoints",
           list_of(Json::array({{{"id", "we_" + suffix},
                                 {"object", "webhook_endpoint"},
                                 {"status", "enabled"},
                                 {"url", "https://acme.dev/stripe"},
                                 {"enabled_events",
                                  {"checkout.session.completed", "customer.subscription.created",
                                   "customer.subscription.deleted", "customer.subscription.updated", "invoice.paid",
                                   "invoice.payment_action_required", "invoice.payment_failed"}}}}))}};
}

}  // namespace

Json good_snapshot() {
  return {{"format", "portal-snapshot/1"}, {"taken_at", 1'763'850'000}, {"api_version", "2026-10-28.endive"},
          {"test", mode("Test")},          {"live", mode("Live")},      {"integration", Json::object()}};
}

Json one_product_snapshot() {
  std::vector<Change> changes;
  for (const std::string& mode : {kLive, kTest}) {
    changes.push_back(remove(mode + "/billing_portal_configurations/data/0/features/subscription_update/products/1"));
    changes.push_back(set(mode + "/products/data/1/active", false));
  }
  return changed(good_snapshot(), changes);
}

Json changed(Json snapshot, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    const Json::json_pointer pointer(change.pointer);
    if (change.value) {
      snapshot[pointer] = *change.value;
    } else if (snapshot[pointer.parent_pointer()].is_array()) {
      snapshot[pointer.parent_pointer()].erase(std::stoul(pointer.back()));
    } else {
      snapshot[pointer.parent_pointer()].erase(pointer.back());
    }
  }
  return snapshot;
}

}  // namespace portal_guide::rules
