#include <memory>
#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/cli/configuration_option.hpp"
#include "core/cli/coverage_command.hpp"
#include "core/cli/formats.hpp"
#include "core/cli/subscription_answer.hpp"

namespace portal_guide::cli {
namespace {

struct CoverageArguments {
  SnapshotArguments snapshot;
  std::vector<std::string> configurations;
  std::string format = "text";
};

}  // namespace

Command coverage_command(const Console& console) {
  const auto arguments = std::make_shared<CoverageArguments>();
  return {.name = "coverage",
          .about = "coverage.about",
          .options = {snapshot_option("check.snapshot", arguments->snapshot),
                      mode_option("coverage.mode", &arguments->snapshot.mode),
                      configuration_option("configuration", &arguments->configurations),
                      format_option("rules.format", &arguments->format, kFormats)},
          .run = [&console, arguments] {
            return print_of_subscriptions(console, arguments->snapshot, [&](const stripe::SubscriptionSource& source) {
              return coverage(source, console.content(),
                              {.mode = mode_named(arguments->snapshot.mode),
                               .configurations = arguments->configurations,
                               .format = kFormats.at(arguments->format),
                               .style = console.style()});
            });
          }};
}

}  // namespace portal_guide::cli
