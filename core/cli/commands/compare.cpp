#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/cli/compare_command.hpp"
#include "core/cli/configuration_option.hpp"
#include "core/cli/snapshot_arguments.hpp"

namespace portal_guide::cli {
namespace {

const std::map<std::string, ComparisonFormat> kComparisonFormats = {
    {"text", ComparisonFormat::Text}, {"json", ComparisonFormat::Json}, {"markdown", ComparisonFormat::Markdown}};

struct CompareArguments {
  SnapshotArguments snapshot;
  std::vector<std::string> configurations;
  std::string format = "text";
};

int run_compare(const Console& console, const CompareArguments& arguments) {
  const auto snapshot = open_snapshot(console, arguments.snapshot);
  if (!snapshot) return kUnusable;
  const std::string& path = arguments.snapshot.paths.front();
  const auto text = snapshot->whole();
  if (!text) return console.refuse(text.error(), path);
  const auto compared = compare_modes(*text, console.content(),
                                      {.configurations = arguments.configurations,
                                       .format = kComparisonFormats.at(arguments.format),
                                       .style = console.style()});
  if (!compared) return console.refuse(compared.error(), path);
  if (const int failed = console.print(compared->text); failed != kDone) return failed;
  return compared->same ? kDone : kFound;
}

}  // namespace

Command compare_command(const Console& console) {
  const auto arguments = std::make_shared<CompareArguments>();
  return {.name = "compare",
          .about = "compare.about",
          .options = {snapshot_option("compare.snapshot", arguments->snapshot),
                      mode_option("mode-of-objects", &arguments->snapshot.mode),
                      configuration_option("configuration", &arguments->configurations),
                      format_option("compare.format", &arguments->format, kComparisonFormats)},
          .run = [&console, arguments] { return run_compare(console, *arguments); },
          .footer = "compare.exit-codes"};
}

}  // namespace portal_guide::cli
