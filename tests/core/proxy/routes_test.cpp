#include "core/proxy/routes.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/stripe/object_fields.hpp"

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
    EXPECT_NE(stripe::find_object_fields(route.object_type), nullptr) << route.path;
  }
}

TEST(ProxyRoutes, NeitherWritesNorOpensSessions) {
  for (const Route& route : routes()) {
    EXPECT_EQ(route.path.find("session"), std::string_view::npos) << route.path;
    EXPECT_EQ(route.path.find("secret"), std::string_view::npos) << route.path;
  }
}

}  // namespace
}  // namespace portal_guide::proxy
