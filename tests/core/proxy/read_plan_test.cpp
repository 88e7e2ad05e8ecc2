#include "core/stripe/read_plan.hpp"

#include <gtest/gtest.h>

#include "core/proxy/admission.hpp"
#include "tests/core/stripe/planned_requests.hpp"

namespace portal_guide::proxy {
namespace {

// The two tables are written apart, so that the proxy opens nothing merely because something reads it.
TEST(ProxyReadPlan, EveryRequestOfACheckIsAdmitted) {
  for (const stripe::PlannedRequest& request : stripe::planned_requests(stripe::ReadScope::Check)) {
    const Expected<Admitted> admitted = admit({.method = "GET", .path = request.path, .query = request.query});
    EXPECT_TRUE(admitted) << request.path << '?' << request.query << " is refused for its "
                          << admitted.error().arguments.at("observed");
  }
  EXPECT_GT(stripe::planned_requests(stripe::ReadScope::Check).size(), stripe::read_plan().size());
}

}  // namespace
}  // namespace portal_guide::proxy
