#include <map>
#include <memory>
#include <string>

#include "core/cli/command.hpp"
#include "core/cli/compare_command.hpp"
#include "core/cli/input.hpp"

namespace portal_guide::cli {
namespace {

const std::map<std::string, ComparisonFormat> kComparisonFormats = {
    {"text", ComparisonFormat::Text}, {"json", ComparisonFormat::Json}, {"markdown", ComparisonFormat::Markdown}};

struct CompareArguments {
  std::string snapshot;
  std::string format = "text";
};

int run_compare(const Console& console, const CompareArguments& arguments) {
  const auto text = read_input(arguments.snapshot);
  if (!text) return console.refuse(text.error(), arguments.snapshot);
  const auto compared =
      compare_modes(*text, console.content(), {.format = kComparisonFormats.at(arguments.format), .style = console.style()});
  if (!compared) return console.refuse(compared.error(), arguments.snapshot);
  if (const int failed = console.print(compared->text); failed != kDone) return failed;
  return compared->same ? kDone : kFound;
}

}  // namespace

Command compare_command(const Console& console) {
  const auto arguments = std::make_shared<CompareArguments>();
  return {.name = "compare",
          .about = "compare.about",
          .options = {{.name = "SNAPSHOT", .about = "compare.snapshot", .value = &arguments->snapshot, .required = true},
                      format_option("compare.format", &arguments->format, kComparisonFormats)},
          .run = [&console, arguments] { return run_compare(console, *arguments); },
          .footer = "compare.exit-codes"};
}

}  // namespace portal_guide::cli
