#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/cli/compare_command.hpp"
#include "core/report/paragraph.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// Whole comparisons, byte for byte, in all three forms. `UPDATE_GOLDEN=1` rewrites what is expected; the difference is reviewed
// like code.
namespace portal_guide::cli {
namespace {

using rules::changed;
using rules::good_snapshot;
using rules::kConfiguration;
using rules::kLive;
using rules::kTest;
using rules::kTestConfiguration;
using rules::remove;
using rules::set;

struct Golden {
  std::string name;
  std::string snapshot;
};

void PrintTo(const Golden& golden, std::ostream* stream) { *stream << golden.name; }

/// A second configuration of the mode, called as in the other one.
Json second(const Json& account, const std::string& mode, const std::string& id, const std::string& name) {
  Json configuration = account[mode]["billing_portal_configurations"]["data"][0];
  configuration.update({{"id", id}, {"is_default", false}, {"name", name}, {"default_return_url", "https://b.dev/account"}});
  return configuration;
}

/// Two sites in each mode, a third in test mode only, and a price that live mode lacks.
Json two_sites(const Json& good) {
  const std::string in_test = kTest + "/billing_portal_configurations/data";
  const std::string in_live = kLive + "/billing_portal_configurations/data";
  return changed(good, {set(in_test + "/1", second(good, "test", "bpc_TestB", "Site B")),
                        set(in_test + "/2", second(good, "test", "bpc_TestC", "Site C")),
                        set(in_live + "/1", second(good, "live", "bpc_LiveB", "Site B")),
                        set(in_test + "/1/features/subscription_cancel/enabled", false),
                        set(in_test + "/1/features/payment_method_update/payment_method_configuration", "pmc_Test"),
                        set(kConfiguration + "/features/invoice_history/enabled", false),
                        remove(in_live + "/1/features/subscription_update/products/1"),
                        remove(kConfiguration + "/features/subscription_update/products/1"), remove(kLive + "/prices/data/2")});
}

std::vector<Golden> goldens() {
  const Json good = good_snapshot();
  // Escaped, it misleads nobody. NOLINTNEXTLINE(misc-misleading-bidirectional)
  const std::string bad_name = "<b>Team</b> *one* | `two` [three](javascript:4) #5\x1b[31m\u202e";
  return {
      {"needs-work", repository_file("content/demo/needs-work.json")},
      {"ready", repository_file("content/demo/ready.json")},
      {"same", good.dump()},
      {"two-sites", two_sites(good).dump()},
      {"live-has-nothing",
       changed(good, {remove(kConfiguration), set(kLive + "/products/data", Json::array()),
                      set(kLive + "/prices/data", Json::array()), remove(kLive + "/webhook_endpoints/data/0"),
                      set(kTestConfiguration + "/default_return_url", "http://localhost:3000/account")})
           .dump()},
      {"many-differences",
       changed(good, {set(kTestConfiguration + "/features/subscription_cancel/mode", "immediately"),
                      set(kTestConfiguration + "/features/subscription_cancel/proration_behavior", "create_prorations"),
                      set(kTestConfiguration + "/features/customer_update/allowed_updates", {"name", "tax_id"}),
                      set(kTestConfiguration + "/default_return_url", "https://staging.acme.dev/account"),
                      set(kTestConfiguration + "/features/subscription_gift", {{"enabled", true}}),
                      set(kConfiguration + "/features/subscription_gift", {{"enabled", false}}),
                      set(kConfiguration + "/login_page/enabled", false), set(kLive + "/prices/data/2/unit_amount", 1900),
                      set(kTest + "/prices/data/0/lookup_key", "basic_month"), set(kLive + "/prices/data/1/active", false)})
           .dump()},
      {"hostile-texts", changed(good, {set(kTest + "/products/data/1/name", bad_name), remove(kLive + "/prices/data/2"),
                                       set(kTestConfiguration + "/business_profile/headline", "`x` | $(rm -rf ~) 'y' \"z\" !"),
                                       remove(kConfiguration + "/features/subscription_update/products/1")})
                            .dump()},
  };
}

class ComparisonGolden : public testing::TestWithParam<Golden> {
 protected:
  static std::string write(ComparisonFormat format) {
    const auto compared = compare_modes(GetParam().snapshot, repository_content(), {.format = format});
    EXPECT_TRUE(compared) << compared.error().id;
    return compared ? compared->text : "";
  }

  static std::string path(const std::string& extension) { return "tests/golden/comparison/" + GetParam().name + extension; }
};

TEST_P(ComparisonGolden, IsWrittenForProgramsAsBefore) { expect_golden(path(".out"), write(ComparisonFormat::Json)); }

TEST_P(ComparisonGolden, IsWrittenForAnIssueAsBefore) { expect_golden(path(".md"), write(ComparisonFormat::Markdown)); }

TEST_P(ComparisonGolden, ReadsAsBefore) {
  const std::string text = write(ComparisonFormat::Text);
  expect_golden(path(".text"), text);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    const std::string line = text.substr(begin, end - begin);
    // Pieces of a command keep together, so that it can be copied.
    const bool is_command = line.find("  stripe ") != std::string::npos || line.find("  -d ") != std::string::npos ||
                            line.find("  --live ") != std::string::npos;
    if (!is_command) {
      EXPECT_LE(report::columns(line), 80U) << line;
    }
    begin = end + 1;
  }
}

INSTANTIATE_TEST_SUITE_P(Comparisons, ComparisonGolden, testing::ValuesIn(goldens()),
                         [](const testing::TestParamInfo<Golden>& golden) {
                           std::string name = golden.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace portal_guide::cli
