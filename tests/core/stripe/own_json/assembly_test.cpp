#include "core/stripe/own_json/assembly.hpp"

#include <string>

#include "core/stripe/object_type.hpp"
#include "core/stripe/own_json/object_sections.hpp"
#include "core/stripe/read_plan.hpp"
#include "tests/core/stripe/fixture.hpp"
#include "tests/core/stripe/own_json/assembled.hpp"

namespace portal_guide::stripe::own_json {
namespace {

constexpr auto kLive = Mode::Live;
constexpr auto kTest = Mode::Test;

std::string price(const std::string& id, const std::string& more = "") {
  return R"({"object":"price","livemode":true,"id":")" + id + "\"" + more + "}";
}
std::string event(const std::string& type, const std::string& created, const std::string& object) {
  return R"({"object":"event","livemode":true,"type":")" + type + R"(","created":)" + created + R"(,"data":{"object":)" +
         object + "}}";
}

/// Stripe's example object of every section's type, in every form in which it may come.
class EveryType : public testing::TestWithParam<SectionName> {
 protected:
  SectionName name() const { return GetParam(); }
  Json example() const {
    Json object = parse_fixture("stripe_objects.json")["resources"][std::string(object_type(name()))];
    // An account says no mode.
    if (name() != SectionName::Account) object["livemode"] = true;
    return object;
  }
  std::string text() const { return example().dump(); }
  std::string id() const { return example().contains("id") ? example()["id"].get<std::string>() : "?"; }
  std::string found(const std::vector<std::string>& texts) const {
    const auto mode = name() == SectionName::Account ? std::optional(kLive) : std::nullopt;
    return ids_of(snapshot_of(texts, mode), kLive, name());
  }
  /// One object alone says nothing of others.
  std::string one() const { return is_list(name()) ? id() + " …" : id(); }
};

TEST_P(EveryType, IsReadAsOneObject) { EXPECT_EQ(found({text()}), one()); }
TEST_P(EveryType, IsReadAsALine) { EXPECT_EQ(found({text() + "\n" + text() + "\n"}), one()); }
TEST_P(EveryType, IsReadInAList) {
  EXPECT_EQ(found({R"({"object":"list","data":[)" + text() + R"(],"has_more":false})"}), id());
  EXPECT_EQ(found({R"({"data":[)" + text() + "]}"}), id());
}
TEST_P(EveryType, IsReadInAListThatGoesOn) {
  EXPECT_EQ(found({R"({"has_more":true,"object":"list","data":[)" + text() + "]}"}), one());
}
TEST_P(EveryType, IsReadInAnArray) { EXPECT_EQ(found({"[" + text() + "]"}), id()); }
TEST_P(EveryType, IsReadInSearchResults) {
  EXPECT_EQ(found({R"({"object":"search_result","data":[)" + text() + R"(],"has_more":false})"}), one());
}
TEST_P(EveryType, IsReadInAnEvent) { EXPECT_EQ(found({event("any.updated", "1", text())}), one()); }
TEST_P(EveryType, IsReadWithAMark) { EXPECT_EQ(found({"\xef\xbb\xbf " + text()}), one()); }

/// What the proxy does not let pass does not come in by a file either.
TEST_P(EveryType, IsCutLikeTheProxysAnswers) {
  Json object = example();
  object["metadata"] = {{"internal", "SECRET"}};
  object["email"] = "ada@example.com";
  object["name_on_card"] = "Ada";
  const auto assembled = assemble_texts({object.dump()}, kLive);
  ASSERT_TRUE(assembled);
  for (const char* word : {"SECRET", "ada@example.com", "name_on_card", "internal"}) {
    EXPECT_EQ(assembled->snapshot.find(word), std::string::npos) << word;
  }
}

INSTANTIATE_TEST_SUITE_P(Sections, EveryType,
                         testing::Values(SectionName::Account, SectionName::BillingPortalConfigurations, SectionName::Products,
                                         SectionName::Prices, SectionName::Subscriptions, SectionName::SubscriptionSchedules,
                                         SectionName::Customers, SectionName::WebhookEndpoints,
                                         SectionName::PaymentMethodConfigurations, SectionName::TaxSettings,
                                         SectionName::PromotionCodes),
                         [](const auto& row) { return std::string(to_string(row.param)); });

TEST(OwnJson, SortsTheModesOfOneFile) {
  const auto snapshot = snapshot_of({R"({"object":"list","has_more":false,"data":[
      {"object":"product","id":"prod_1","livemode":false},{"object":"product","id":"prod_2","livemode":true}]})"});
  EXPECT_EQ(ids_of(snapshot, kTest, SectionName::Products), "prod_1");
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::Products), "prod_2");
}

TEST(OwnJson, HasOnlyTheModeThatWasGiven) {
  const auto snapshot = snapshot_of({price("price_1")});
  EXPECT_TRUE(snapshot.has(kLive));
  EXPECT_FALSE(snapshot.has(kTest));
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::Products), "absent");
  EXPECT_EQ(snapshot.taken_at_unix_seconds(), 1'763'850'000);
}

TEST(OwnJson, AsksForTheModeThatIsMissing) {
  const auto assembled = assemble_texts({price("price_1"),
                                         "\n\n"
                                         R"([{"object":"price","id":"price_2"}])"});
  ASSERT_FALSE(assembled);
  EXPECT_EQ(assembled.error().id, "objects-mode");
  EXPECT_EQ(assembled.error().arguments.at("file"), "1");
  EXPECT_EQ(assembled.error().arguments.at("line"), "3");
  EXPECT_EQ(assembled.error().arguments.at("object"), "price");
}

TEST(OwnJson, TakesTheModeThatIsGivenWhereOneIsMissing) {
  const auto snapshot = snapshot_of({price("price_1"), R"({"object":"price","id":"price_2"})"}, kTest);
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::Prices), "price_1 …");
  EXPECT_EQ(ids_of(snapshot, kTest, SectionName::Prices), "price_2 …");
}

TEST(OwnJson, GivesAnAccountTheModeOfTheRest) {
  const std::string account = R"({"object":"account","id":"acct_1"})";
  EXPECT_EQ(ids_of(snapshot_of({account, price("price_1")}), kLive, SectionName::Account), "acct_1");
  for (const auto& alone : {std::vector{account}, {account, price("price_1"), R"({"object":"price","livemode":false})"}}) {
    const auto assembled = assemble_texts(alone);
    ASSERT_FALSE(assembled);
    EXPECT_EQ(assembled.error().id, "objects-mode");
    EXPECT_EQ(assembled.error().arguments.at("file"), "0");
  }
  const auto two = assemble_texts({account, R"({"object":"account","id":"acct_2"})"}, kLive);
  ASSERT_FALSE(two);
  EXPECT_EQ(two.error().id, "objects-accounts");
  EXPECT_EQ(two.error().arguments.at("file"), "1");
}

TEST(OwnJson, KnowsAnEmptyListByItsAddress) {
  const std::string empty = R"({"object":"list","data":[],"has_more":false,"url":"/v1/webhook_endpoints"})";
  EXPECT_EQ(ids_of(snapshot_of({empty}, kTest), kTest, SectionName::WebhookEndpoints), "");
  EXPECT_EQ(ids_of(snapshot_of({empty, price("price_1")}), kLive, SectionName::WebhookEndpoints), "");
  const auto assembled = assemble_texts({empty});
  ASSERT_FALSE(assembled);
  EXPECT_EQ(assembled.error().id, "objects-mode");
}

TEST(OwnJson, KnowsObjectsWithoutATypeByTheListsAddress) {
  EXPECT_EQ(ids_of(snapshot_of({R"({"data":[{"id":"prod_1","livemode":true}],"has_more":false,"url":"/v1/products"})"}), kLive,
                   SectionName::Products),
            "prod_1");
}

TEST(OwnJson, NeverTakesAPartForTheWhole) {
  const std::string one = R"({"object":"subscription","id":"sub_1","livemode":true,"customer":"cus_1"})";
  EXPECT_EQ(ids_of(snapshot_of({R"({"object":"list","data":[)" + one +
                                R"(],"has_more":false,"url":"/v1/customers/cus_1/subscriptions"})"}),
                   kLive, SectionName::Subscriptions),
            "sub_1 …");
  std::string ten = "[";
  for (int index = 0; index < 10; ++index) {
    ten += (index == 0 ? "" : ",") + price("price_" + std::to_string(index));
  }
  EXPECT_EQ(ids_of(snapshot_of({ten + "]"}), kLive, SectionName::Prices).substr(72), "price_9 …");
  EXPECT_EQ(ids_of(snapshot_of({ten + "," + price("price_10") + "]"}), kLive, SectionName::Prices).substr(72),
            "price_9 price_10");
}

TEST(OwnJson, PutsThePagesOfAListTogether) {
  const auto page = [](const std::string& id, const std::string& has_more) {
    return R"({"object":"list","data":[)" + price(id) + R"(],"has_more":)" + has_more + "}";
  };
  const std::string whole = "price_1 price_2";
  EXPECT_EQ(ids_of(snapshot_of({page("price_1", "true"), page("price_2", "false")}), kLive, SectionName::Prices), whole);
  EXPECT_EQ(
      ids_of(snapshot_of({"[" + page("price_1", "true") + "," + page("price_2", "false") + "]"}), kLive, SectionName::Prices),
      whole);
  EXPECT_EQ(ids_of(snapshot_of({page("price_1", "true") + "\n" + page("price_2", "true")}), kLive, SectionName::Prices),
            whole + " …");
}

TEST(OwnJson, TakesTheLaterOfTwoWithOneId) {
  const auto snapshot = snapshot_of(
      {"[" + price("price_1", R"(,"active":true)") + "," + price("price_2") + "]", price("price_1", R"(,"active":false)")});
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::Prices), "price_1 price_2");
  EXPECT_EQ(as_bool(find(*snapshot.section(kLive, SectionName::Prices).items[0], "active")), false);
}

TEST(OwnJson, TakesTheNewestOfTheEvents) {
  const auto snapshot = snapshot_of({event("price.updated", "20", price("price_1", R"(,"nickname":"new")")) + "\n" +
                                     event("price.created", "10", price("price_1", R"(,"nickname":"old")"))});
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::Prices), "price_1 …");
  EXPECT_EQ(as_string(find(*snapshot.section(kLive, SectionName::Prices).items[0], "nickname")), "new");
}

TEST(OwnJson, LeavesOutWhatAnEventDeleted) {
  EXPECT_EQ(ids_of(snapshot_of({R"({"object":"list","data":[)" + event("price.deleted", "20", price("price_1")) + "," +
                                event("price.created", "10", price("price_1")) + "," +
                                event("price.created", "10", price("price_2")) + R"(],"has_more":false})"}),
                   kLive, SectionName::Prices),
            "price_2 …");
  const std::string ended = R"({"object":"subscription","id":"sub_1","status":"canceled"})";
  EXPECT_EQ(ids_of(snapshot_of({event("customer.subscription.deleted", "1", ended)}), kLive, SectionName::Subscriptions),
            "sub_1 …");
}

TEST(OwnJson, PassesOverEventsOfOtherObjects) {
  const auto assembled = assemble_texts(
      {event("invoice.paid", "1", R"({"object":"invoice","id":"in_1"})") + event("price.created", "1", price("price_1"))});
  ASSERT_TRUE(assembled);
  EXPECT_TRUE(assembled->unread.empty());
}

TEST(OwnJson, NamesFilesOfWhichNothingIsRead) {
  const auto assembled = assemble_texts({price("price_1"), R"([{"object":"charge"},{"object":"invoice"}])"});
  ASSERT_TRUE(assembled);
  ASSERT_EQ(assembled->unread.size(), 1U);
  EXPECT_EQ(assembled->unread[0].name, "1");
  EXPECT_EQ(assembled->unread[0].observed, "charge, invoice");
}

TEST(OwnJson, LearnsFromASession) {
  const auto snapshot = snapshot_of({R"({"object":"billing_portal.session","livemode":true,"created":5,"configuration":"bpc_1",
      "return_url":"https://example.com/account","customer":"cus_1"})"});
  EXPECT_EQ(to_json(snapshot.integration().session_configuration), (Json{{"live", "bpc_1"}}));
  EXPECT_EQ(snapshot.integration().return_url, "https://example.com/account");
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::BillingPortalConfigurations), "absent");
}

TEST(OwnJson, KeepsExpandedObjectsAsParts) {
  const auto snapshot = snapshot_of({R"({"object":"subscription","id":"sub_1","livemode":true,
      "customer":{"object":"customer","id":"cus_1","name":"Ada","default_source":{"object":"card","id":"card_1"}},
      "default_payment_method":{"object":"payment_method","id":"pm_1","type":"card"},
      "items":{"object":"list","data":[{"object":"subscription_item","id":"si_1","price":{"object":"price","id":"price_1",
        "livemode":true,"product":{"object":"product","id":"prod_1","name":"Plan"}}}]}})"});
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::Customers), "cus_1 …");
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::Prices), "price_1 …");
  EXPECT_EQ(ids_of(snapshot, kLive, SectionName::Products), "prod_1 …");
  const Json& subscription = *snapshot.section(kLive, SectionName::Subscriptions).items[0];
  EXPECT_EQ(as_string(find(subscription, "default_payment_method")), "pm_1");
  EXPECT_EQ(as_string(find(*snapshot.section(kLive, SectionName::Customers).items[0], "default_source")), "card_1");
}

TEST(OwnJson, PrefersAnObjectToItsExpansion) {
  const std::string product = R"({"object":"product","id":"prod_1","livemode":true,"name":"Itself"})";
  const std::string around =
      price("price_1", R"(,"product":{"object":"product","id":"prod_1","livemode":true,"name":"Expanded"})");
  for (const auto& texts : {std::vector{product, around}, {around, product}}) {
    const auto snapshot = snapshot_of(texts);
    EXPECT_EQ(as_string(find(*snapshot.section(kLive, SectionName::Products).items[0], "name")), "Itself");
  }
}

/// A pointer into the snapshot leads to the place in the file.
TEST(OwnJson, KnowsWhereEverythingStands) {
  const std::string first = "[\n " + price("price_1") + ",\n " + price("price_2") + "\n]";
  const std::string second = event("product.updated", "1", R"({"object":"product","id":"prod_1"})");
  const auto assembled = assemble_texts({first, second});
  ASSERT_TRUE(assembled);
  const auto price_2 = assembled->places.find("/live/prices/data/1/active");
  ASSERT_TRUE(price_2);
  EXPECT_EQ(price_2->object->file, 0U);
  EXPECT_EQ(first.substr(price_2->object->span.offset, price_2->object->span.size), price("price_2"));
  EXPECT_EQ(price_2->inside, "/active");
  const auto product = assembled->places.find("/live/products/data/0/name");
  ASSERT_TRUE(product);
  EXPECT_EQ(product->object->file, 1U);
  EXPECT_EQ(product->inside, "/data/object/name");
  EXPECT_TRUE(assembled->places.find("/live/products"));
  for (const char* nowhere : {"", "/live", "/test/products/data/0", "/live/customers/data/0", "/integration/return_url"}) {
    EXPECT_FALSE(assembled->places.find(nowhere)) << nowhere;
  }
}

TEST(OwnJson, ReadsEveryListThatASnapshotIsReadFrom) {
  for (const ReadScope scope : {ReadScope::Check, ReadScope::Snapshot, ReadScope::Subscribers}) {
    for (const PlannedRead& read : read_plan(scope)) {
      EXPECT_EQ(address_of_list(std::string(read.path) + "?limit=3").section, read.section) << read.path;
    }
  }
}

}  // namespace
}  // namespace portal_guide::stripe::own_json
