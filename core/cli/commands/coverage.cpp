#include <memory>
#include <string>

#include "core/cli/command.hpp"
#include "core/cli/coverage_command.hpp"
#include "core/cli/formats.hpp"
#include "core/cli/subscription_answer.hpp"

namespace portal_guide::cli {
namespace {

struct CoverageArguments {
  std::string snapshot;
  std::string mode;
  std::string format = "text";
};

}  // namespace

Command coverage_command(const Console& console) {
  const auto arguments = std::make_shared<CoverageArguments>();
  return {.name = "coverage",
          .about = "coverage.about",
          .options = {{.name = "SNAPSHOT", .about = "check.snapshot", .value = &arguments->snapshot, .required = true},
                      mode_option("coverage.mode", &arguments->mode),
                      format_option("rules.format", &arguments->format, kFormats)},
          .run = [&console, arguments] {
            return print_of_subscriptions(console, arguments->snapshot, [&](const stripe::SubscriptionSource& source) {
              return coverage(
                  source, console.content(),
                  {.mode = mode_named(arguments->mode), .format = kFormats.at(arguments->format), .style = console.style()});
            });
          }};
}

}  // namespace portal_guide::cli
