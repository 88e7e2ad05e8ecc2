#include "core/proxy/admission.hpp"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace portal_guide::proxy {
namespace {

using namespace std::string_literals;

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int count = 0; count < times; ++count) {
    result += text;
  }
  return result;
}

struct AdmittedCase {
  std::string name;
  std::string path;
  std::string query = {};
  /// Empty: the query as it was sent.
  std::string rebuilt = {};
};

void PrintTo(const AdmittedCase& row, std::ostream* output) { *output << row.path << '?' << row.query; }

class Admits : public testing::TestWithParam<AdmittedCase> {};

TEST_P(Admits, Request) {
  const AdmittedCase& row = GetParam();
  const Expected<Admitted> admitted = admit({.method = "GET", .path = row.path, .query = row.query});
  ASSERT_TRUE(admitted) << admitted.error().arguments.at("observed");
  EXPECT_EQ(admitted->path, row.path);
  EXPECT_EQ(admitted->query, row.rebuilt.empty() ? row.query : row.rebuilt);
}

INSTANTIATE_TEST_SUITE_P(
    Proxy, Admits,
    testing::Values(
        AdmittedCase{.name = "account", .path = "/v1/account"},
        AdmittedCase{.name = "configurations", .path = "/v1/billing_portal/configurations"},
        AdmittedCase{.name = "configurations_expanded",
                     .path = "/v1/billing_portal/configurations",
                     .query = "limit=100&expand[]=data.features.subscription_update.products",
                     .rebuilt = "limit=100&expand%5B%5D=data.features.subscription_update.products"},
        AdmittedCase{.name = "brackets_encoded",
                     .path = "/v1/billing_portal/configurations",
                     .query = "expand%5B%5D=data.features.subscription_update.products"},
        AdmittedCase{.name = "brackets_encoded_in_lower_case",
                     .path = "/v1/billing_portal/configurations",
                     .query = "expand%5b%5d=data.features.subscription_update.products",
                     .rebuilt = "expand%5B%5D=data.features.subscription_update.products"},
        AdmittedCase{.name = "default_configuration",
                     .path = "/v1/billing_portal/configurations",
                     .query = "is_default=true&active=false&limit=1"},
        AdmittedCase{.name = "one_configuration",
                     .path = "/v1/billing_portal/configurations/bpc_1PgafTB7WZ01zgkW",
                     .query = "expand%5B%5D=features.subscription_update.products"},
        AdmittedCase{.name = "products_page", .path = "/v1/products", .query = "active=true&limit=100&starting_after=prod_A1"},
        AdmittedCase{.name = "product_with_chosen_id", .path = "/v1/products/gold-plan_2"},
        AdmittedCase{.name = "price_with_chosen_id",
                     .path = "/v1/prices",
                     .query = "starting_after=gold.monthly/eur",
                     .rebuilt = "starting_after=gold.monthly%2Feur"},
        AdmittedCase{.name = "lookup_keys",
                     .path = "/v1/prices",
                     .query = "lookup_keys[]=a&lookup_keys[]=b",
                     .rebuilt = "lookup_keys%5B%5D=a&lookup_keys%5B%5D=b"},
        AdmittedCase{.name = "recurring_prices", .path = "/v1/prices", .query = "type=recurring&currency=eur"},
        AdmittedCase{.name = "smallest_page", .path = "/v1/prices", .query = "limit=1"},
        AdmittedCase{.name = "page_of_99", .path = "/v1/prices", .query = "limit=99"},
        AdmittedCase{.name = "webhook_endpoints", .path = "/v1/webhook_endpoints", .query = "limit=100"},
        AdmittedCase{.name = "subscription_window",
                     .path = "/v1/subscriptions",
                     .query = "status=all&created[gte]=1700000000&created[lt]=1760000000",
                     .rebuilt = "status=all&created%5Bgte%5D=1700000000&created%5Blt%5D=1760000000"},
        AdmittedCase{.name = "subscription_schedules", .path = "/v1/subscription_schedules", .query = "customer=cus_A1"},
        AdmittedCase{.name = "customers", .path = "/v1/customers", .query = "limit=100"},
        AdmittedCase{.name = "payment_method_configurations", .path = "/v1/payment_method_configurations"},
        AdmittedCase{.name = "tax_settings", .path = "/v1/tax/settings"},
        AdmittedCase{.name = "id_of_the_first_and_the_last_character",
                     .path = "/v1/prices",
                     .query = "starting_after=!~",
                     .rebuilt = "starting_after=%21~"},
        AdmittedCase{.name = "chosen_id_of_the_greatest_length",
                     .path = "/v1/prices",
                     .query = "starting_after=" + std::string(255, 'a')},
        AdmittedCase{
            .name = "id_of_the_greatest_length", .path = "/v1/subscriptions", .query = "customer=cus_" + std::string(251, 'a')},
        AdmittedCase{.name = "path_with_an_id_of_the_greatest_length", .path = "/v1/products/" + std::string(255, 'a')},
        AdmittedCase{.name = "time_of_the_greatest_length", .path = "/v1/customers", .query = "created%5Bgte%5D=123456789012"},
        AdmittedCase{
            .name = "longest_query",
            .path = "/v1/products",
            .query = repeated("ids[]=" + std::string(249, 'a') + "&", 15) + "ids[]=" + std::string(250, 'a'),
            .rebuilt = repeated("ids%5B%5D=" + std::string(249, 'a') + "&", 15) + "ids%5B%5D=" + std::string(250, 'a')},
        AdmittedCase{.name = "last_of_the_choices", .path = "/v1/subscriptions", .query = "status=unpaid"},
        AdmittedCase{.name = "promotion_codes", .path = "/v1/promotion_codes", .query = "active=true"}),
    [](const auto& row) { return row.param.name; });

struct RefusedCase {
  std::string name;
  std::string method = "GET";
  std::string path = "/v1/products";
  std::string query = {};
  std::string part;
};

void PrintTo(const RefusedCase& row, std::ostream* output) { *output << row.method << ' ' << row.path << '?' << row.query; }

class Refuses : public testing::TestWithParam<RefusedCase> {};

TEST_P(Refuses, Request) {
  const RefusedCase& row = GetParam();
  const Expected<Admitted> admitted = admit({.method = row.method, .path = row.path, .query = row.query});
  ASSERT_FALSE(admitted);
  EXPECT_EQ(admitted.error(), (Error{.id = "not-allowed", .arguments = {{"observed", row.part}}}));
}

INSTANTIATE_TEST_SUITE_P(ProxyMethod, Refuses,
                         testing::Values(RefusedCase{.name = "post", .method = "POST", .part = "method"},
                                         RefusedCase{.name = "delete_", .method = "DELETE", .part = "method"},
                                         RefusedCase{.name = "head", .method = "HEAD", .part = "method"},
                                         RefusedCase{.name = "lower_case", .method = "get", .part = "method"},
                                         RefusedCase{.name = "none", .method = "", .part = "method"},
                                         RefusedCase{.name = "with_line_break", .method = "GET\r\n", .part = "method"}),
                         [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    ProxyPath, Refuses,
    testing::Values(RefusedCase{.name = "none", .path = "", .part = "path"},
                    RefusedCase{.name = "root", .path = "/", .part = "path"},
                    RefusedCase{.name = "version_only", .path = "/v1/", .part = "path"},
                    RefusedCase{.name = "other_version", .path = "/v2/products", .part = "path"},
                    RefusedCase{.name = "relative", .path = "v1/products", .part = "path"},
                    RefusedCase{.name = "charges", .path = "/v1/charges", .part = "path"},
                    RefusedCase{.name = "balance", .path = "/v1/balance", .part = "path"},
                    RefusedCase{.name = "portal_sessions", .path = "/v1/billing_portal/sessions", .part = "path"},
                    RefusedCase{.name = "other_account", .path = "/v1/accounts/acct_1A", .part = "path"},
                    RefusedCase{.name = "file_links", .path = "/v1/file_links", .part = "path"},
                    RefusedCase{.name = "webhook_endpoint_with_secret", .path = "/v1/webhook_endpoints/we_1A", .part = "path"},
                    RefusedCase{.name = "upper_case", .path = "/v1/Products", .part = "path"},
                    RefusedCase{.name = "trailing_slash", .path = "/v1/products/", .part = "path"},
                    RefusedCase{.name = "double_slash", .path = "/v1//products", .part = "path"},
                    RefusedCase{.name = "leading_double_slash", .path = "//v1/products", .part = "path"},
                    RefusedCase{.name = "dot_segment", .path = "/v1/./products", .part = "path"},
                    RefusedCase{.name = "dot_dot", .path = "/v1/products/../charges", .part = "path"},
                    RefusedCase{.name = "dot_dot_as_id", .path = "/v1/products/..", .part = "path"},
                    RefusedCase{.name = "encoded_dot_dot", .path = "/v1/products/%2e%2e/charges", .part = "path"},
                    RefusedCase{.name = "encoded_slash", .path = "/v1/products/prod_A%2Fx", .part = "path"},
                    RefusedCase{.name = "encoded_letter", .path = "/v1/%70roducts", .part = "path"},
                    RefusedCase{.name = "double_encoded", .path = "/v1/products/%252e%252e", .part = "path"},
                    RefusedCase{.name = "backslash", .path = "/v1/products\\prod_A", .part = "path"},
                    RefusedCase{.name = "line_break", .path = "/v1/products\r\nHost: evil.example", .part = "path"},
                    RefusedCase{.name = "nul", .path = "/v1/products\0"s, .part = "path"},
                    RefusedCase{.name = "nul_in_id", .path = "/v1/products/prod_A\0x"s, .part = "path"},
                    RefusedCase{.name = "question_mark", .path = "/v1/products?limit=1", .part = "path"},
                    RefusedCase{.name = "fragment", .path = "/v1/products#x", .part = "path"},
                    RefusedCase{.name = "semicolon", .path = "/v1/products;x=1", .part = "path"},
                    RefusedCase{.name = "full_width_letters", .path = "/v1/ｐroducts", .part = "path"},
                    RefusedCase{.name = "prefix_alone", .path = "/v1/billing_portal/configurations/bpc_", .part = "path"},
                    RefusedCase{
                        .name = "id_of_another_kind", .path = "/v1/billing_portal/configurations/bps_1A", .part = "path"},
                    RefusedCase{.name = "below_an_id", .path = "/v1/customers/cus_1A/sources", .part = "path"},
                    RefusedCase{.name = "very_long_id", .path = "/v1/products/" + std::string(256, 'a'), .part = "path"},
                    RefusedCase{.name = "very_long", .path = "/v1/products/" + std::string(1'000'000, 'a'), .part = "path"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    ProxyQuery, Refuses,
    testing::Values(
        RefusedCase{.name = "unknown", .query = "secret=1", .part = "parameter"},
        RefusedCase{.name = "unknown_beside_known", .query = "limit=10&q=1", .part = "parameter"},
        RefusedCase{.name = "known_elsewhere", .path = "/v1/account", .query = "limit=10", .part = "parameter"},
        RefusedCase{.name = "customer_by_email", .path = "/v1/customers", .query = "email=a%40b.example", .part = "parameter"},
        RefusedCase{.name = "name_in_other_case", .query = "Limit=10", .part = "parameter"},
        RefusedCase{.name = "limit_of_zero", .query = "limit=0", .part = "value"},
        RefusedCase{.name = "limit_too_large", .query = "limit=101", .part = "value"},
        RefusedCase{.name = "limit_negative", .query = "limit=-1", .part = "value"},
        RefusedCase{.name = "limit_with_zeros", .query = "limit=010", .part = "value"},
        RefusedCase{.name = "limit_with_fraction", .query = "limit=1.0", .part = "value"},
        RefusedCase{.name = "limit_in_words", .query = "limit=ten", .part = "value"},
        RefusedCase{.name = "limit_empty", .query = "limit=", .part = "value"},
        RefusedCase{.name = "limit_overflowing", .query = "limit=18446744073709551617", .part = "value"},
        RefusedCase{.name = "boolean_as_number", .query = "active=1", .part = "value"},
        RefusedCase{.name = "boolean_in_capitals", .query = "active=True", .part = "value"},
        RefusedCase{.name = "choice_unknown", .query = "type=services", .part = "value"},
        RefusedCase{.name = "choice_empty", .query = "type=", .part = "value"},
        RefusedCase{.name = "two_choices_at_once", .query = "type=good%20service", .part = "value"},
        RefusedCase{.name = "currency_in_capitals", .path = "/v1/prices", .query = "currency=EUR", .part = "value"},
        RefusedCase{.name = "currency_of_four_letters", .path = "/v1/prices", .query = "currency=euro", .part = "value"},
        RefusedCase{.name = "time_too_long", .query = "created[gte]=1234567890123", .part = "value"},
        RefusedCase{.name = "time_empty", .query = "created[gte]=", .part = "value"},
        RefusedCase{.name = "prefix_of_an_id_alone", .path = "/v1/subscriptions", .query = "customer=cus_", .part = "value"},
        RefusedCase{.name = "id_with_a_hyphen", .path = "/v1/subscriptions", .query = "customer=cus_A-1", .part = "value"},
        RefusedCase{.name = "id_with_a_prefix_very_long",
                    .path = "/v1/subscriptions",
                    .query = "customer=cus_" + std::string(252, 'a'),
                    .part = "value"},
        RefusedCase{.name = "time_in_words", .query = "created[gte]=yesterday", .part = "value"},
        RefusedCase{.name = "id_with_blank", .query = "starting_after=prod%20A", .part = "value"},
        RefusedCase{.name = "id_with_line_break", .query = "starting_after=prod%0D%0AHost:x", .part = "value"},
        RefusedCase{.name = "id_with_nul", .query = "starting_after=prod%00", .part = "value"},
        RefusedCase{.name = "id_not_ascii", .query = "starting_after=%C3%A4", .part = "value"},
        RefusedCase{.name = "id_very_long", .query = "starting_after=" + std::string(256, 'a'), .part = "value"},
        RefusedCase{.name = "id_of_another_kind",
                    .path = "/v1/billing_portal/configurations",
                    .query = "starting_after=prod_A",
                    .part = "value"},
        RefusedCase{.name = "duplicate", .query = "limit=10&limit=20", .part = "duplicate"},
        RefusedCase{.name = "duplicate_encoded", .query = "limit=10&%6Cimit=10", .part = "duplicate"},
        RefusedCase{.name = "ids_without_end", .query = repeated("ids[]=a&", 100) + "ids[]=a", .part = "duplicate"},
        RefusedCase{.name = "expand_unknown", .query = "expand[]=data.default_price", .part = "expand"},
        RefusedCase{.name = "expand_of_the_single_object",
                    .path = "/v1/billing_portal/configurations",
                    .query = "expand[]=features.subscription_update.products",
                    .part = "expand"},
        RefusedCase{.name = "expand_with_index", .query = "expand[0]=data.default_price", .part = "parameter"},
        RefusedCase{
            .name = "expand_customer", .path = "/v1/subscriptions", .query = "expand[]=data.customer", .part = "expand"},
        RefusedCase{.name = "no_equals_sign", .query = "limit", .part = "query"},
        RefusedCase{.name = "empty_pair", .query = "limit=1&&active=true", .part = "query"},
        RefusedCase{.name = "leading_ampersand", .query = "&limit=1", .part = "query"},
        RefusedCase{.name = "trailing_ampersand", .query = "limit=1&", .part = "query"},
        RefusedCase{.name = "percent_alone", .query = "limit=1%", .part = "query"},
        RefusedCase{.name = "percent_cut_off", .query = "limit=%3", .part = "query"},
        RefusedCase{.name = "percent_with_other_letters", .query = "limit=%GG", .part = "query"},
        RefusedCase{.name = "percent_alone_in_the_name", .query = "limit%=1", .part = "query"},
        RefusedCase{.name = "one_byte_too_long",
                    .query = repeated("ids[]=" + std::string(249, 'a') + "&", 15) + "ids[]=" + std::string(251, 'a'),
                    .part = "query"},
        RefusedCase{.name = "plus_sign", .query = "starting_after=a+b", .part = "query"},
        RefusedCase{.name = "raw_line_break", .query = "limit=1\r\n", .part = "query"},
        RefusedCase{.name = "raw_nul", .query = "limit=1\0"s, .part = "query"},
        RefusedCase{.name = "raw_not_ascii", .query = "starting_after=ä", .part = "query"},
        RefusedCase{.name = "very_long", .query = "starting_after=" + std::string(1'000'000, 'a'), .part = "query"}),
    [](const auto& row) { return row.param.name; });

TEST(ProxyAdmission, NeverRepeatsWhatWasSent) {
  const Expected<Admitted> admitted = admit({.method = "GET", .path = "/v1/products", .query = "private=words"});
  ASSERT_FALSE(admitted);
  for (const auto& [name, value] : admitted.error().arguments) {
    EXPECT_EQ(value.find("private"), std::string::npos) << name;
    EXPECT_EQ(value.find("words"), std::string::npos) << name;
  }
}

// Whatever is admitted is admitted again in its rebuilt form and does not change any more.
TEST(ProxyAdmission, RebuiltRequestsAreStable) {
  for (const char* query :
       {"limit=100&expand[]=data.currency_options", "starting_after=a%2Fb%25c%26d", "lookup_keys[]=%7E%5E"}) {
    const Expected<Admitted> once = admit({.method = "GET", .path = "/v1/prices", .query = query});
    ASSERT_TRUE(once) << query;
    EXPECT_EQ(admit({.method = "GET", .path = once->path, .query = once->query}), once) << query;
  }
}

}  // namespace
}  // namespace portal_guide::proxy
