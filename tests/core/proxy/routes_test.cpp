#include "core/proxy/routes.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/proxy/fields.hpp"

namespace portal_guide::proxy {
namespace {

TEST(ProxyRoutes, AreSortedAndUnique) {
  EXPECT_TRUE(std::is_sorted(routes().begin(), routes().end(),
                             [](const Route& left, const Route& right) { return left.path < right.path; }));
  EXPECT_EQ(std::adjacent_find(routes().begin(), routes().end(),
                               [](const Route& left, const Route& right) { return left.path == right.path; }),
            routes().end());
}

TEST(ProxyRoutes, ParametersAreSortedUniqueAndSpelledOut) {
  for (const Route& route : routes()) {
    for (std::size_t index = 0; index < route.parameters.size(); ++index) {
      const Parameter& parameter = route.parameters[index];
      EXPECT_TRUE(index == 0 || route.parameters[index - 1].name < parameter.name) << route.path << ' ' << parameter.name;
      const bool needs_choices = parameter.shape == ValueShape::Choice || parameter.shape == ValueShape::PrefixedId;
      EXPECT_EQ(needs_choices, !parameter.choices.empty()) << route.path << ' ' << parameter.name;
    }
  }
}

TEST(ProxyRoutes, EveryAnswerHasAListOfFields) {
  for (const Route& route : routes()) {
    EXPECT_NE(find_object_fields(route.object_type), nullptr) << route.path;
  }
}

TEST(ProxyRoutes, NeitherWritesNorOpensSessions) {
  for (const Route& route : routes()) {
    EXPECT_EQ(route.path.find("session"), std::string_view::npos) << route.path;
    EXPECT_EQ(route.path.find("secret"), std::string_view::npos) << route.path;
  }
}

TEST(ProxyFields, AreSortedAndUnique) {
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
TEST(ProxyFields, NoPathIsABranchOfAnother) {
  for (const ObjectFields& fields : object_fields()) {
    for (const std::string_view path : fields.paths) {
      const std::string branch = std::string(path) + ".";
      for (const std::string_view other : fields.paths) {
        EXPECT_FALSE(other.starts_with(branch)) << fields.object_type << ": " << path << " and " << other;
      }
    }
  }
}

TEST(ProxyFields, NothingPersonalOrSecretIsOnAnyList) {
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

}  // namespace
}  // namespace portal_guide::proxy
