#include "core/report/timestamp.hpp"

#include <gtest/gtest.h>

namespace portal_guide::report {
namespace {

TEST(Timestamp, IsUtc) {
  EXPECT_EQ(readable_time(1'763'850'000), "2025-11-22 22:20 UTC");
  EXPECT_EQ(xml_time(1'763'850'007), "2025-11-22T22:20:07");
  EXPECT_EQ(iso_date(0), "1970-01-01");
  EXPECT_EQ(iso_date(86'399), "1970-01-01");
  EXPECT_EQ(iso_date(86'400), "1970-01-02");
  EXPECT_EQ(iso_date(951'782'400), "2000-02-29");
  EXPECT_EQ(xml_time(253'402'300'799), "9999-12-31T23:59:59");
}

}  // namespace
}  // namespace portal_guide::report
