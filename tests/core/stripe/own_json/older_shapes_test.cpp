#include "core/stripe/own_json/older_shapes.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace portal_guide::stripe::own_json {
namespace {

struct OlderShape {
  std::string_view name;
  std::string_view older;
  std::string_view today;
};
void PrintTo(const OlderShape& row, std::ostream* stream) { *stream << row.name; }

class OlderShapes : public testing::TestWithParam<OlderShape> {};

TEST_P(OlderShapes, BecomeTodays) {
  Json object = Json::parse(GetParam().older, nullptr, false);
  update_shape(object);
  EXPECT_EQ(object, Json::parse(GetParam().today, nullptr, false));
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Objects, OlderShapes, testing::Values(
    OlderShape{.name = "plan",
               .older = R"({"object":"plan","id":"gold","amount":900,"currency":"usd","interval":"month","interval_count":1,"usage_type":"licensed","product":"prod_1"})",
               .today = R"({"object":"price","id":"gold","unit_amount":900,"currency":"usd","product":"prod_1","type":"recurring",
                            "recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}})"},
    OlderShape{.name = "item_with_a_plan",
               .older = R"({"object":"subscription","current_period_end":9,"items":{"data":[{"id":"si_1","plan":{"object":"plan","id":"gold","amount":5}}]}})",
               .today = R"({"object":"subscription","current_period_end":9,"items":{"data":[{"id":"si_1","current_period_end":9,"plan":{"object":"plan","id":"gold","amount":5},
                            "price":{"object":"price","id":"gold","unit_amount":5,"type":"recurring"}}]}})"},
    OlderShape{.name = "subscription_of_one_plan",
               .older = R"({"object":"subscription","plan":{"id":"gold"},"quantity":2})",
               .today = R"({"object":"subscription","plan":{"id":"gold"},"quantity":2,"items":{"object":"list","has_more":false,"data":[
                            {"object":"subscription_item","quantity":2,"plan":{"id":"gold"},"price":{"object":"price","id":"gold","type":"recurring"}}]}})"},
    OlderShape{.name = "billing", .older = R"({"object":"subscription","billing":"send_invoice"})",
               .today = R"({"object":"subscription","collection_method":"send_invoice"})"},
    OlderShape{.name = "coupon_of_a_code", .older = R"({"object":"promotion_code","coupon":{"id":"25OFF"},"active":true})",
               .today = R"({"object":"promotion_code","promotion":{"type":"coupon","coupon":{"id":"25OFF"}},"active":true})"},
    OlderShape{.name = "account",
               .older = R"({"object":"account","business_name":"Acme","support_email":"a@b.c","transfers_enabled":true,"business_profile":{"support_email":"new@b.c"}})",
               .today = R"({"object":"account","payouts_enabled":true,"business_profile":{"name":"Acme","support_email":"new@b.c"}})"},
    OlderShape{.name = "todays_price_wins",
               .older = R"({"object":"subscription","items":{"data":[{"plan":{"id":"a"},"price":{"id":"b"}}]}})",
               .today = R"({"object":"subscription","items":{"data":[{"plan":{"id":"a"},"price":{"id":"b"}}]}})"},
    OlderShape{.name = "any_types",
               .older = R"({"object":"subscription","items":{"data":[7,{"plan":"gold"}]},"plan":3})",
               .today = R"({"object":"subscription","items":{"data":[7,{"plan":"gold","price":"gold"}]},"plan":3})"},
    OlderShape{.name = "something_in_the_way", .older = R"({"object":"account","business_name":"Acme","business_profile":7})",
               .today = R"({"object":"account","business_profile":7})"}),
    [](const auto& row) { return std::string(row.param.name); });
// clang-format on

TEST(Expansions, OfWhatIsNotKeptBecomeIds) {
  Json object = Json::parse(R"({"a":{"object":"card","id":"card_1"},"b":[{"object":"subscription_item","id":"si_1",
      "c":{"object":"coupon","id":"x"}}],"d":{"object":"product","id":"prod_1","e":{"object":"tax_code","id":"txcd_1"}}})",
                            nullptr, false);
  collapse_expansions(object);
  EXPECT_EQ(object, Json::parse(R"({"a":"card_1","b":[{"object":"subscription_item","id":"si_1","c":"x"}],
      "d":{"object":"product","id":"prod_1","e":"txcd_1"}})",
                                nullptr, false));
}

}  // namespace
}  // namespace portal_guide::stripe::own_json
