#include "core/report/stripe_cli.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>

#include <gtest/gtest.h>

namespace portal_guide::report {
namespace {

using stripe::Mode;

struct CommandCase {
  std::string_view name;
  ApiCall call;
  Mode mode = Mode::Test;
  std::string command;
};

void PrintTo(const CommandCase& row, std::ostream* stream) { *stream << row.name; }

class StripeCli : public testing::TestWithParam<CommandCase> {};

TEST_P(StripeCli, WritesTheCommand) { EXPECT_EQ(stripe_cli_command(GetParam().call, GetParam().mode), GetParam().command); }

// clang-format off
INSTANTIATE_TEST_SUITE_P(Commands, StripeCli, testing::ValuesIn(std::vector<CommandCase>{
    {.name = "update", .call = {.method = "POST", .path = "/v1/billing_portal/configurations/bpc_1", .params = {{"active", true}}},
     .command = "stripe billing_portal configurations update bpc_1 -d active=true"},
    {.name = "update_in_live", .call = {.method = "POST", .path = "/v1/products/prod_1", .params = {{"active", true}}}, .mode = Mode::Live, .command = "stripe products update prod_1 --live -d active=true"},
    {.name = "create", .call = {.method = "POST", .path = "/v1/webhook_endpoints", .params = {{"url", "{webhook_url}"}}},
     .command = "stripe webhook_endpoints create -d \"url={webhook_url}\""},
    {.name = "nested", .call = {.method = "POST", .path = "/v1/billing_portal/configurations/bpc_1",
                                .params = {{"features", {{"invoice_history", {{"enabled", true}}}}}}},
     .command = "stripe billing_portal configurations update bpc_1 -d \"features[invoice_history][enabled]=true\""},
    {.name = "lists_of_objects", .call = {.method = "POST", .path = "/v1/prices/price_1",
                                          .params = {{"a", OrderedJson::array({{{"b", 1}}, {{"b", 2}}})}, {"c", nullptr}}},
     .command = "stripe prices update price_1 -d \"a[0][b]=1\" -d \"a[1][b]=2\" -d c="},
    {.name = "another_resource", .call = {.method = "POST", .path = "/v1/tax/settings", .params = {{"x", "y"}}},
     .command = "stripe post /v1/tax/settings -d x=y"},
    {.name = "another_method", .call = {.method = "DELETE", .path = "/v1/products/prod_1"},
     .command = "stripe delete /v1/products/prod_1"},
    {.name = "below_an_object", .call = {.method = "POST", .path = "/v1/products/prod_1/features"},
     .command = "stripe post /v1/products/prod_1/features"},
    {.name = "spaces", .call = {.method = "POST", .path = "/v1/products", .params = {{"name", "Team plan"}}},
     .command = "stripe products create -d \"name=Team plan\""},
    {.name = "what_a_shell_would_run", .call = {.method = "POST", .path = "/v1/products", .params = {{"name", "$(reboot) `x` \"y\" it's"}}},
     .command = "stripe products create -d 'name=$(reboot) `x` \"y\" it'\\''s'"},
}), [](const testing::TestParamInfo<CommandCase>& row) { return std::string(row.param.name); });
// clang-format on

/// A shell reads back what was written, whatever it is.
TEST(StripeCliQuoting, SurvivesAShell) {
  for (const std::string value : {"plain", "two words", "$(echo no)", "`echo no`", "a\"b", "it's", "back\\slash", "!!", "*",
                                  "~", ";echo no", "&", "#x", "\n", "x=y"}) {
    const std::string command =
        stripe_cli_command({.method = "POST", .path = "/v1/products", .params = {{"name", value}}}, Mode::Test);
    const std::string arguments = command.substr(command.find(" -d ") + 4);
    FILE* pipe = popen(("printf %s " + arguments).c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    std::array<char, 256> piece = {};
    const std::size_t size = std::fread(piece.data(), 1, piece.size(), pipe);
    EXPECT_EQ(WEXITSTATUS(pclose(pipe)), 0);
    EXPECT_EQ(std::string(piece.data(), size), "name=" + value);
  }
}

TEST(FormParameters, KeepTheOrderOfTheCall) {
  const auto parameters = form_parameters({{"z", 1}, {"a", {{"y", true}, {"b", "x"}}}});
  EXPECT_EQ(parameters, (std::vector<std::pair<std::string, std::string>>{{"z", "1"}, {"a[y]", "true"}, {"a[b]", "x"}}));
}

}  // namespace
}  // namespace portal_guide::report
