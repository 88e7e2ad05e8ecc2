#include <memory>
#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/cli/configuration_option.hpp"
#include "core/cli/explain_command.hpp"
#include "core/cli/formats.hpp"
#include "core/cli/subscription_answer.hpp"

namespace portal_guide::cli {
namespace {

struct ExplainArguments {
  SnapshotArguments snapshot;
  std::string customer;
  std::vector<std::string> configurations;
  std::string format = "text";
};

}  // namespace

Command explain_command(const Console& console) {
  const auto arguments = std::make_shared<ExplainArguments>();
  return {.name = "explain",
          .about = "explain.about",
          .options = {snapshot_option("check.snapshot", arguments->snapshot),
                      {.name = "--customer", .about = "customer", .value = &arguments->customer, .required = true},
                      mode_option("explain.mode", &arguments->snapshot.mode),
                      configuration_option("configuration", &arguments->configurations),
                      format_option("rules.format", &arguments->format, kFormats)},
          .run = [&console, arguments] {
            return print_of_subscriptions(console, arguments->snapshot, [&](const stripe::SubscriptionSource& source) {
              return explain(source, console.content(),
                             {.customer = arguments->customer,
                              .mode = mode_named(arguments->snapshot.mode),
                              .configurations = arguments->configurations,
                              .format = kFormats.at(arguments->format),
                              .style = console.style()});
            });
          }};
}

}  // namespace portal_guide::cli
