#include "core/stripe/object_fields.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

TEST(ObjectFields, AreSortedAndUnique) {
  EXPECT_TRUE(
      std::is_sorted(object_fields().begin(), object_fields().end(),
                     [](const ObjectFields& left, const ObjectFields& right) { return left.object_type < right.object_type; }));
  for (const ObjectFields& fields : object_fields()) {
    EXPECT_TRUE(std::is_sorted(fields.paths.begin(), fields.paths.end())) << fields.object_type;
    EXPECT_EQ(std::adjacent_find(fields.paths.begin(), fields.paths.end()), fields.paths.end()) << fields.object_type;
    EXPECT_NE(std::find(fields.paths.begin(), fields.paths.end(), "object"), fields.paths.end()) << fields.object_type;
  }
}

// A path that is also the beginning of another one would let the whole object through.
TEST(ObjectFields, NoPathIsABranchOfAnother) {
  for (const ObjectFields& fields : object_fields()) {
    for (const std::string_view path : fields.paths) {
      const std::string branch = std::string(path) + ".";
      for (const std::string_view other : fields.paths) {
        EXPECT_FALSE(other.starts_with(branch)) << fields.object_type << ": " << path << " and " << other;
      }
    }
  }
}

TEST(ObjectFields, NothingPersonalOrSecretIsOnAnyList) {
  for (const ObjectFields& fields : object_fields()) {
    for (const std::string_view path : fields.paths) {
      for (const std::string_view forbidden :
           {"secret", "metadata", "address", "shipping", "individual", "external_accounts"}) {
        EXPECT_EQ(path.find(forbidden), std::string_view::npos) << fields.object_type << ": " << path;
      }
    }
  }
  const ObjectFields* customer = find_object_fields("customer");
  ASSERT_NE(customer, nullptr);
  for (const std::string_view path : customer->paths) {
    for (const std::string_view forbidden : {"name", "email", "phone", "description", "sources"}) {
      EXPECT_EQ(path.find(forbidden), std::string_view::npos) << path;
    }
  }
}

TEST(ObjectFields, KeepsWhatIsNamedAndRedactsKeys) {
  const std::string key = std::string("rk_test_") + "51Ab2Cd3Ef4Gh5Ij6Kl7Mn8Op";
  const Json product = {{"object", "product"}, {"id", "prod_1"}, {"description", key}, {"metadata", {{"a", "b"}}}};
  EXPECT_EQ(keep_fields(product, *find_object_fields("product")),
            Json({{"object", "product"}, {"id", "prod_1"}, {"description", "rk_test_…n8Op"}}));
}

// An id that Stripe expanded into its object is cut by that object's own list.
TEST(ObjectFields, CutsExpandedObjectsByTheirOwnList) {
  const Json price = {{"object", "price"}, {"product", {{"object", "product"}, {"id", "prod_1"}, {"metadata", {{"a", "b"}}}}}};
  EXPECT_EQ(keep_fields(price, *find_object_fields("price")),
            Json({{"object", "price"}, {"product", {{"object", "product"}, {"id", "prod_1"}}}}));
}

// Stripe expands four deep; what seems to be expanded further is left out.
TEST(ObjectFields, CutsExpandedObjectsFourDeep) {
  Json nested = "price_0";
  for (int level = 1; level <= 12; ++level) {
    nested = level % 2 == 1 ? Json{{"object", "product"}, {"default_price", nested}}
                            : Json{{"object", "price"}, {"product", nested}};
  }
  const std::string kept = keep_fields(nested, *find_object_fields("price")).dump();
  EXPECT_EQ(kept,
            R"({"object":"price","product":{"default_price":{"object":"price","product":{"default_price":{"object":"price"},)"
            R"("object":"product"}},"object":"product"}})");
}

}  // namespace
}  // namespace portal_guide::stripe
