#include "core/proxy/cut.hpp"

#include <cstddef>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/proxy/routes.hpp"
#include "core/stripe/object_fields.hpp"

namespace portal_guide::proxy {
namespace {

using testing::HasSubstr;
using testing::Not;

struct CutCase {
  std::string name;
  std::string path;
  int status = 200;
  std::string body;
  std::string expected;
};

void PrintTo(const CutCase& row, std::ostream* output) { *output << row.path << ' ' << row.status; }

class Cuts : public testing::TestWithParam<CutCase> {};

TEST_P(Cuts, Answer) {
  const CutCase& row = GetParam();
  const Expected<std::string> kept = cut({.path = row.path, .status = row.status, .body = row.body});
  ASSERT_TRUE(kept) << kept.error().id << ' ' << kept.error().where;
  EXPECT_EQ(*kept, row.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Proxy, Cuts,
    testing::Values(
        CutCase{.name = "account_without_people",
                .path = "/v1/account",
                .body = R"({"object":"account","id":"acct_1","email":"a@b.example","charges_enabled":true,
                            "individual":{"first_name":"Ada"},"company":{"phone":"+1"},
                            "business_profile":{"name":"Shop","support_address":{"line1":"Street"}},
                            "settings":{"dashboard":{"display_name":"Shop","timezone":"UTC"},"payouts":{}},
                            "tos_acceptance":{"ip":"192.0.2.1"},"external_accounts":{"data":[]}})",
                .expected = R"({"business_profile":{"name":"Shop"},"charges_enabled":true,"id":"acct_1",)"
                            R"("object":"account","settings":{"dashboard":{"display_name":"Shop"}}})"},
        CutCase{.name = "list_keeps_its_frame",
                .path = "/v1/products",
                .body = R"({"object":"list","data":[{"object":"product","id":"prod_1","metadata":{"a":"b"}}],
                            "has_more":true,"url":"/v1/elsewhere","total_count":3})",
                .expected = R"({"data":[{"id":"prod_1","object":"product"}],"has_more":true,"object":"list",)"
                            R"("url":"/v1/products"})"},
        CutCase{.name = "empty_list",
                .path = "/v1/prices",
                .body = R"({"object":"list","data":[],"has_more":false,"url":"/v1/prices"})",
                .expected = R"({"data":[],"has_more":false,"object":"list","url":"/v1/prices"})"},
        CutCase{.name = "webhook_secret_never",
                .path = "/v1/webhook_endpoints",
                .body = R"({"object":"list","has_more":false,"data":[{"object":"webhook_endpoint","id":"we_1",
                            "secret":"hidden","enabled_events":["*"],"description":"Ada's","status":"enabled"}]})",
                .expected = R"({"data":[{"enabled_events":["*"],"id":"we_1","object":"webhook_endpoint",)"
                            R"("status":"enabled"}],"has_more":false,"object":"list","url":"/v1/webhook_endpoints"})"},
        CutCase{.name = "customer_without_person",
                .path = "/v1/customers/cus_1",
                .body = R"({"object":"customer","id":"cus_1","name":"Ada","email":"a@b.example","phone":"+1",
                            "address":{"city":"X"},"shipping":{"name":"Ada"},"description":"Ada","delinquent":null,
                            "invoice_settings":{"default_payment_method":"pm_1","custom_fields":[{"name":"VAT"}]}})",
                .expected = R"({"delinquent":null,"id":"cus_1","invoice_settings":{"default_payment_method":"pm_1"},)"
                            R"("object":"customer"})"},
        CutCase{.name = "deleted_customer",
                .path = "/v1/customers/cus_1",
                .body = R"({"object":"customer","id":"cus_1","deleted":true})",
                .expected = R"({"deleted":true,"id":"cus_1","object":"customer"})"},
        CutCase{.name = "expanded_object_is_cut_by_its_own_list",
                .path = "/v1/products/prod_1",
                .body = R"({"object":"product","id":"prod_1",
                            "default_price":{"object":"price","id":"price_1","metadata":{"a":"b"}}})",
                .expected = R"({"default_price":{"id":"price_1","object":"price"},"id":"prod_1","object":"product"})"},
        CutCase{.name = "expanded_object_of_unknown_type_is_dropped",
                .path = "/v1/products/prod_1",
                .body = R"({"object":"product","id":"prod_1","default_price":{"object":"payment_method","card":{}}})",
                .expected = R"({"id":"prod_1","object":"product"})"},
        CutCase{.name = "object_in_place_of_a_scalar_is_dropped",
                .path = "/v1/products/prod_1",
                .body = R"({"object":"product","id":"prod_1","name":{"first":"Ada"},"images":[{"a":"b"},["c"],"d"]})",
                .expected = R"({"id":"prod_1","images":["d"],"object":"product"})"},
        CutCase{.name = "offered_products_stay",
                .path = "/v1/billing_portal/configurations/bpc_1",
                .body = R"({"object":"billing_portal.configuration","id":"bpc_1","metadata":{"a":"b"},
                            "features":{"subscription_update":{"enabled":true,"unknown":1,"products":[
                              {"product":"prod_1","prices":["price_1"],"unknown":2,
                               "adjustable_quantity":{"enabled":true,"minimum":1,"maximum":null}}]}}})",
                .expected = R"({"features":{"subscription_update":{"enabled":true,"products":[)"
                            R"({"adjustable_quantity":{"enabled":true,"maximum":null,"minimum":1},)"
                            R"("prices":["price_1"],"product":"prod_1"}]}},"id":"bpc_1",)"
                            R"("object":"billing_portal.configuration"})"},
        CutCase{.name = "null_says_that_there_is_none",
                .path = "/v1/products/prod_1",
                .body = R"({"object":"product","id":"prod_1","description":null,"default_price":null})",
                .expected = R"({"default_price":null,"description":null,"id":"prod_1","object":"product"})"},
        CutCase{.name = "null_in_place_of_a_branch",
                .path = "/v1/account",
                .body = R"({"object":"account","id":"acct_1","business_profile":null})",
                .expected = R"({"business_profile":null,"id":"acct_1","object":"account"})"},
        CutCase{.name = "currencies_by_wildcard",
                .path = "/v1/prices",
                .body = R"({"object":"list","has_more":false,"data":[{"object":"price","id":"price_1",
                            "currency_options":{"eur":{"unit_amount":900,"tiers":[]},"Ada Lovelace":{"unit_amount":1}}}]})",
                .expected = R"({"data":[{"currency_options":{"eur":{"unit_amount":900}},"id":"price_1",)"
                            R"("object":"price"}],"has_more":false,"object":"list","url":"/v1/prices"})"},
        CutCase{.name = "names_behind_a_wildcard_are_short",
                .path = "/v1/prices",
                .body = R"({"object":"list","has_more":false,"data":[{"object":"price","id":"price_1","currency_options":{")" +
                        std::string(64, 'z') + R"(":{"unit_amount":64},")" + std::string(65, 'z') +
                        R"(":{"unit_amount":65}}}]})",
                .expected = R"({"data":[{"currency_options":{")" + std::string(64, 'z') +
                            R"(":{"unit_amount":64}},"id":"price_1",)" +
                            R"("object":"price"}],"has_more":false,"object":"list","url":"/v1/prices"})"},
        CutCase{
            .name = "keys_are_redacted_in_every_text",
            .path = "/v1/products/prod_1",
            .body = R"({"object":"product","id":"prod_1","description":"use sk_)"
                    R"(live_51AbCdEfGhIjKlMnOpQr here"})",
            .expected = std::string(R"({"description":"use sk_)") + R"(live_…OpQr here","id":"prod_1","object":"product"})"},
        CutCase{.name = "error",
                .path = "/v1/webhook_endpoints",
                .status = 403,
                .body = R"({"error":{"type":"invalid_request_error","code":"more_permissions_required","message":
                            "The provided key 'rk_test_)"
                        R"(51AbCdEfGhIjKlMnOpQr' does not have the required permissions.",
                            "request_log_url":"https://dashboard.stripe.com/acct_1","doc_url":"https://stripe.com/docs/x",
                            "payment_intent":{"id":"pi_1"}}})",
                .expected = R"({"error":{"code":"more_permissions_required","doc_url":"https://stripe.com/docs/x",)"
                            R"("message":"The provided key 'rk_test_…OpQr' does not have the required permissions.",)"
                            R"("type":"invalid_request_error"}})"},
        CutCase{.name = "error_with_each_member",
                .path = "/v1/products",
                .status = 400,
                .body = R"({"error":{"type":"x","param":"limit","doc_url":"https://docs.stripe.com/error-codes"}})",
                .expected = R"({"error":{"doc_url":"https://docs.stripe.com/error-codes","param":"limit","type":"x"}})"},
        CutCase{.name = "error_with_foreign_link",
                .path = "/v1/products",
                .status = 400,
                .body = R"({"error":{"type":"x","doc_url":"https://stripe.com.evil.example/","message":7}})",
                .expected = R"({"error":{"type":"x"}})"}),
    [](const auto& row) { return row.param.name; });

struct MalformedCase {
  std::string name;
  std::string path = "/v1/products";
  int status = 200;
  std::string body;
  std::string where = {};
  std::string error = "stripe-answer-malformed";
};

void PrintTo(const MalformedCase& row, std::ostream* output) { *output << row.path << ' ' << row.status; }

class DoesNotPass : public testing::TestWithParam<MalformedCase> {};

TEST_P(DoesNotPass, Answer) {
  const MalformedCase& row = GetParam();
  const Expected<std::string> kept = cut({.path = row.path, .status = row.status, .body = row.body});
  ASSERT_FALSE(kept) << *kept;
  EXPECT_EQ(kept.error().id, row.error);
  EXPECT_EQ(kept.error().where, row.where);
}

INSTANTIATE_TEST_SUITE_P(
    Proxy, DoesNotPass,
    testing::Values(
        MalformedCase{.name = "empty", .body = ""},
        MalformedCase{.name = "half_an_answer", .body = R"({"object":"list","data":[{"object":"product","id":"pr)"},
        MalformedCase{.name = "web_page", .body = "<html>Bad gateway</html>"},
        MalformedCase{.name = "web_page_as_error", .status = 502, .body = "<html>Bad gateway</html>"},
        MalformedCase{.name = "not_utf8", .body = "{\"object\":\"list\xFF\"}"}, MalformedCase{.name = "array", .body = "[]"},
        MalformedCase{.name = "text", .body = "\"list\""},
        MalformedCase{.name = "error_with_status_200", .body = R"({"error":{"type":"api_error"}})"},
        MalformedCase{.name = "error_without_error", .status = 400, .body = R"({"message":"no"})"},
        MalformedCase{.name = "list_as_an_error", .status = 400, .body = R"([{"error":{"type":"api_error"}}])"},
        MalformedCase{.name = "half_an_error", .status = 400, .body = R"({"error":{"type":"api_err)"},
        MalformedCase{.name = "half_an_object", .path = "/v1/account", .body = R"({"object":"account")"},
        MalformedCase{.name = "error_as_text", .status = 400, .body = R"({"error":"invalid_grant"})"},
        MalformedCase{.name = "list_where_an_object_is_due",
                      .path = "/v1/account",
                      .body = R"({"object":"list","data":[],"has_more":false})"},
        MalformedCase{.name = "object_where_a_list_is_due", .body = R"({"object":"product","id":"prod_1"})"},
        MalformedCase{.name = "list_without_data", .body = R"({"object":"list","has_more":false})"},
        MalformedCase{.name = "page_of_another_type", .body = R"({"object":"search_result","data":[],"has_more":false})"},
        MalformedCase{.name = "list_with_an_object_as_data", .body = R"({"object":"list","data":{},"has_more":false})"},
        MalformedCase{.name = "list_without_end", .body = R"({"object":"list","data":[]})"},
        MalformedCase{.name = "list_with_odd_end", .body = R"({"object":"list","data":[],"has_more":"no"})"},
        MalformedCase{.name = "list_of_other_objects",
                      .body = R"({"object":"list","has_more":false,"data":[{"object":"product"},{"object":"price"}]})",
                      .where = "/data/1"},
        MalformedCase{
            .name = "list_of_texts", .body = R"({"object":"list","has_more":false,"data":["prod_1"]})", .where = "/data/0"},
        MalformedCase{.name = "object_of_another_type", .path = "/v1/account", .body = R"({"object":"customer"})"},
        MalformedCase{.name = "object_without_type", .path = "/v1/account", .body = R"({"id":"acct_1"})"},
        MalformedCase{.name = "nested_too_deep", .body = std::string(100'000, '[')},
        MalformedCase{.name = "too_large", .body = std::string((std::size_t{8} << 20U) + 1, ' ')},
        MalformedCase{.name = "path_not_on_the_list",
                      .path = "/v1/charges",
                      .body = R"({"object":"list","data":[],"has_more":false})",
                      .error = "not-allowed"}),
    [](const auto& row) { return row.param.name; });

TEST(ProxyCut, PassesAListWhereStripeAnswersWithOne) {
  for (const std::string path :
       {"/v1/billing_portal/configurations", "/v1/customers", "/v1/payment_method_configurations", "/v1/prices", "/v1/products",
        "/v1/promotion_codes", "/v1/subscription_schedules", "/v1/subscriptions", "/v1/webhook_endpoints"}) {
    const auto kept = cut({.path = path, .status = 200, .body = R"({"object":"list","data":[],"has_more":true})"});
    ASSERT_TRUE(kept) << path;
    EXPECT_EQ(*kept, R"({"data":[],"has_more":true,"object":"list","url":")" + path + "\"}");
  }
}

TEST(ProxyCut, ShortensLongMessagesBetweenCharacters) {
  std::string message;
  for (int count = 0; count < 5000; ++count) {
    message += "ä";
  }
  const Expected<std::string> kept =
      cut({.path = "/v1/account", .status = 400, .body = Json{{"error", {{"message", message}}}}.dump()});
  ASSERT_TRUE(kept);
  EXPECT_LT(kept->size(), 2100U);
  EXPECT_TRUE(parse_json(*kept));
}

// Random objects: every field of the allow-list is filled with a wanted word, everything else with a forbidden one, at
// every depth, as texts, arrays, objects, expanded objects and member names.
class Fuzz {
 public:
  explicit Fuzz(unsigned seed) : random_(seed) {}

  Json object(const stripe::ObjectFields& fields, int depth) {
    Json result = Json::object();
    std::vector<std::string_view> paths(fields.paths.begin(), fields.paths.end());
    fill(result, paths, depth);
    result["object"] = fields.object_type;
    return result;
  }

  std::size_t wanted() const { return wanted_; }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_()) % limit; }

  Json forbidden(int depth) {
    switch (depth > 3 ? 0 : below(5)) {
      case 1:
        return Json::array({forbidden(depth + 1), "FORBIDDEN"});
      case 2:
        return Json{{"object", "FORBIDDEN"}, {"id", forbidden(depth + 1)}};
      case 3:
        return Json{{"FORBIDDEN", forbidden(depth + 1)}, {"secret", "FORBIDDEN"}};
      case 4:
        return Json{{"object", "payment_method"}, {"id", "FORBIDDEN"}};
      default:
        return "FORBIDDEN";
    }
  }

  Json leaf(int depth) {
    if (depth < 2 && below(8) == 0) {
      return object(stripe::object_fields()[below(static_cast<unsigned>(stripe::object_fields().size()))], depth + 1);
    }
    if (below(6) == 0) return Json{{"object", "FORBIDDEN"}, {"email", "FORBIDDEN"}};
    ++wanted_;
    if (below(6) == 0) return Json::array({"wanted", Json{{"email", "FORBIDDEN"}}});
    return "wanted";
  }

  void fill(Json& target, const std::vector<std::string_view>& paths, int depth) {
    for (const char* name : {"email", "secret", "metadata", "FORBIDDEN", "name ", "ids"}) {
      if (below(2) == 0) target[name] = forbidden(0);
    }
    std::vector<std::string> heads;
    for (const std::string_view path : paths) {
      const std::string head(path.substr(0, path.find('.')));
      if (heads.empty() || heads.back() != head) heads.push_back(head);
    }
    for (const std::string& head : heads) {
      std::vector<std::string_view> tails;
      bool is_leaf = false;
      for (const std::string_view path : paths) {
        if (path == head) is_leaf = true;
        if (path.size() > head.size() && path.starts_with(head) && path[head.size()] == '.') {
          tails.push_back(path.substr(head.size() + 1));
        }
      }
      const std::string name = head == "*" ? "anything_1" : head;
      if (is_leaf) {
        target[name] = name == "object" ? "" : leaf(depth);
        continue;
      }
      Json branch = Json::object();
      fill(branch, tails, depth);
      target[name] = below(3) == 0 ? Json::array({branch, "FORBIDDEN", 7}) : branch;
    }
  }

  std::mt19937 random_;
  std::size_t wanted_ = 0;
};

std::size_t count_of(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
    ++count;
  }
  return count;
}

TEST(ProxyCut, NothingForbiddenEverPassesAndNothingWantedIsLost) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    for (const Route& route : routes()) {
      Fuzz fuzz(seed);
      const stripe::ObjectFields* fields = stripe::find_object_fields(route.object_type);
      ASSERT_NE(fields, nullptr);
      const Json element = fuzz.object(*fields, 0);
      const Json body = route.is_list
                            ? Json{{"object", "list"}, {"data", Json::array({element})}, {"has_more", false}, {"FORBIDDEN", 1}}
                            : element;
      std::string path(route.path);
      if (const std::size_t id = path.find("{id}"); id != std::string::npos) {
        path = path.substr(0, id) + std::string(route.id_prefix) + "1";
      }
      const Expected<std::string> kept = cut({.path = path, .status = 200, .body = body.dump()});
      ASSERT_TRUE(kept) << path << " seed " << seed << ' ' << kept.error().where;
      ASSERT_THAT(*kept, Not(HasSubstr("FORBIDDEN"))) << path << " seed " << seed;
      ASSERT_EQ(count_of(*kept, "\"wanted\""), fuzz.wanted()) << path << " seed " << seed;
    }
  }
}

}  // namespace
}  // namespace portal_guide::proxy
