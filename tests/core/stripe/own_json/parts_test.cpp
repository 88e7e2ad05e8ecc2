#include <string>
#include <vector>

#include "core/stripe/own_json/object_sections.hpp"
#include "tests/core/stripe/own_json/assembled.hpp"

// Objects inside others, parts of lists, and what of several with one id counts.
namespace portal_guide::stripe::own_json {
namespace {

std::string product(const std::string& id, const std::string& name = "Plan") {
  return R"({"object":"product","livemode":true,"id":")" + id + R"(","name":")" + name + R"("})";
}

std::string event_of(const std::string& created, const std::string& object) {
  return R"({"object":"event","livemode":true,"type":"product.updated","created":)" + created + R"(,"data":{"object":)" +
         object + "}}";
}

std::string name_of(const std::vector<std::string>& texts) {
  const auto snapshot = snapshot_of(texts);
  const Section& section = snapshot.section(Mode::Live, SectionName::Products);
  if (section.items.size() != 1) return ids_of(snapshot, Mode::Live, SectionName::Products);
  return std::string(as_string(find(*section.items.front(), "name")).value_or("?"));
}

TEST(ObjectsWithOneId, AreReplacedByTheNewestEventOfAFileAndByLaterFiles) {
  EXPECT_EQ(name_of({event_of("20", product("prod_1", "20")) + event_of("10", product("prod_1", "10"))}), "20");
  EXPECT_EQ(name_of({event_of("10", product("prod_1", "first")) + event_of("10", product("prod_1", "second"))}), "second");
  // Files are given in an order that somebody chose.
  EXPECT_EQ(name_of({event_of("20", product("prod_1", "20")), event_of("10", product("prod_1", "10"))}), "10");
  EXPECT_EQ(name_of({event_of("20", product("prod_1", "event")) + product("prod_1", "object")}), "object");
}

TEST(ObjectsWithoutAnId, AreEachKept) {
  const std::string nameless = R"({"object":"product","livemode":true,"name":"A"})";
  EXPECT_EQ(ids_of(snapshot_of({nameless + nameless}), Mode::Live, SectionName::Products), "? ? …");
  // A mode has its tax settings once.
  const auto tax = [](const std::string& status) {
    return R"({"object":"tax.settings","livemode":true,"status":")" + status + "\"}";
  };
  const auto snapshot = snapshot_of({tax("pending") + tax("active")});
  const Section& settings = snapshot.section(Mode::Live, SectionName::TaxSettings);
  ASSERT_EQ(settings.items.size(), 1U);
  EXPECT_EQ(as_string(find(*settings.items.front(), "status")), "active");
}

TEST(Parts, OfOlderCustomersAreTheirSubscriptions) {
  const std::string text = R"({"object":"customer","id":"cus_1","livemode":true,"subscriptions":{"object":"list","data":[
      {"object":"subscription","id":"sub_1","customer":"cus_1"},{"object":"subscription","id":"sub_2","customer":"cus_1"}]}})";
  const auto assembled = assemble_texts({text});
  ASSERT_TRUE(assembled);
  const auto snapshot = Snapshot::parse(assembled->snapshot);
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(ids_of(*snapshot, Mode::Live, SectionName::Subscriptions), "sub_1 sub_2 …");
  EXPECT_EQ(ids_of(*snapshot, Mode::Live, SectionName::Customers), "cus_1 …");
  const auto place = assembled->places.find("/live/subscriptions/data/1/status");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->inside, "/subscriptions/data/1/status");
  for (const char* none : {"7", "{}", R"({"data":7})", R"({"data":[]})", "null"}) {
    const std::string customer =
        R"({"object":"customer","id":"cus_1","livemode":true,"subscriptions":)" + std::string(none) + "}";
    EXPECT_EQ(ids_of(snapshot_of({customer}), Mode::Live, SectionName::Subscriptions), "absent") << none;
  }
}

TEST(Parts, ThatWereDeletedAreNoObjects) {
  const auto snapshot = snapshot_of({R"({"object":"subscription","id":"sub_1","livemode":true,
      "customer":{"object":"customer","id":"cus_1","deleted":true}})"});
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::Customers), "absent");
}

TEST(Parts, OfADeletedObjectAreStillThere) {
  const auto snapshot = snapshot_of({R"({"object":"event","livemode":true,"type":"price.deleted","created":1,"data":{"object":
      {"object":"price","id":"price_1","product":{"object":"product","id":"prod_1"}}}})"});
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::Prices), "…");
  EXPECT_EQ(ids_of(snapshot, Mode::Live, SectionName::Products), "prod_1 …");
}

/// Ten, and every full hundred, may be a page of a list that goes on.
TEST(Arrays, AsLongAsAPageMayGoOn) {
  for (const int count : {1, 9, 11, 20, 99, 101, 150}) {
    std::string array = "[";
    for (int index = 0; index < count; ++index) {
      array += (index == 0 ? "" : ",") + product("prod_" + std::to_string(index));
    }
    EXPECT_TRUE(snapshot_of({array + "]"}).section(Mode::Live, SectionName::Products).complete) << count;
  }
  for (const int count : {10, 100, 200}) {
    std::string array = "[";
    for (int index = 0; index < count; ++index) {
      array += (index == 0 ? "" : ",") + product("prod_" + std::to_string(index));
    }
    EXPECT_FALSE(snapshot_of({array + "]"}).section(Mode::Live, SectionName::Products).complete) << count;
  }
}

TEST(Lists, OfPlansOrOfOneCustomerAreNotAll) {
  const auto listed = [](const std::string& url) {
    return ids_of(
        snapshot_of({R"({"object":"list","has_more":false,"url":")" + url + R"(","data":[)" + product("prod_1") + "]}"}),
        Mode::Live, SectionName::Products);
  };
  EXPECT_EQ(listed("/v1/products"), "prod_1");
  EXPECT_EQ(listed("/v1/products?limit=3"), "prod_1");
  EXPECT_EQ(listed("/v1/somebodys/x_1/products"), "prod_1 …");
  EXPECT_EQ(listed("/v1/plans"), "prod_1 …");
}

TEST(Lists, AreKnownByTheirAddress) {
  EXPECT_EQ(address_of_list("/v1/plans").section, SectionName::Prices);
  EXPECT_FALSE(address_of_list("/v1/plans").holds_all);
  EXPECT_EQ(address_of_list("/v1/customers/cus_1/subscriptions?limit=3").section, SectionName::Subscriptions);
  EXPECT_FALSE(address_of_list("/v1/customers/cus_1/subscriptions").holds_all);
  EXPECT_TRUE(address_of_list("/v1/subscriptions").holds_all);
  for (const char* unknown : {"", "/", "/v1", "/v1/", "/v1/charges", "/v2/any/subscriptions", "subscriptions"}) {
    EXPECT_FALSE(address_of_list(unknown).section) << unknown;
    EXPECT_FALSE(address_of_list(unknown).holds_all) << unknown;
  }
}

/// Where nothing is read, six types are named, and that there are more.
TEST(TypesLeftOut, AreNamedUpToSix) {
  const auto left_out = [](int count) {
    std::string lines = R"({"object":"price","id":"price_1","livemode":true})";
    std::string others;
    for (int index = 1; index <= count; ++index) {
      others += R"({"object":"type_)" + std::to_string(index) + "\"}\n";
    }
    const auto assembled = assemble_texts({lines, others});
    return assembled && assembled->unread.size() == 1 ? assembled->unread.front().observed : "?";
  };
  EXPECT_EQ(left_out(1), "type_1");
  EXPECT_EQ(left_out(6), "type_1, type_2, type_3, type_4, type_5, type_6");
  EXPECT_EQ(left_out(7), "type_1, type_2, type_3, type_4, type_5, type_6, …");
  EXPECT_EQ(left_out(8), "type_1, type_2, type_3, type_4, type_5, type_6, …");
}

/// What stands in the snapshot's own frame is of no object. The first is as near as one comes.
TEST(ObjectPlaces, AreTheFirstObjectsWhereNoneIsMeant) {
  const auto assembled = assemble_texts({product("prod_1") + product("prod_2") + R"({"object":"account","id":"acct_1"})"});
  ASSERT_TRUE(assembled);
  for (const char* near : {"/live/products", "/live/products/has_more", "/live/products/data", "/live/products/data/2",
                           "/live/products/data/2/name", "/live/products/data/x", "/live/products/data/1x"}) {
    const auto place = assembled->places.find(near);
    ASSERT_TRUE(place) << near;
    EXPECT_EQ(place->object->span.offset, 0U) << near;
    EXPECT_EQ(place->inside, "") << near;
  }
  const auto second = assembled->places.find("/live/products/data/1");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->object->span.offset, product("prod_1").size());
  EXPECT_EQ(second->inside, "");
  const auto account = assembled->places.find("/live/account/settings/branding");
  ASSERT_TRUE(account);
  EXPECT_EQ(account->inside, "/settings/branding");
  EXPECT_FALSE(assembled->places.find("live/products"));
}

}  // namespace
}  // namespace portal_guide::stripe::own_json
