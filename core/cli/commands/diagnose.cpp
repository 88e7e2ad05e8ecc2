#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/cli/command.hpp"
#include "core/cli/diagnose_command.hpp"
#include "core/cli/formats.hpp"
#include "core/cli/snapshot_arguments.hpp"

namespace portal_guide::cli {
namespace {

struct DiagnoseArguments {
  std::vector<std::string> words;
  SnapshotArguments snapshot;
  std::string format = "text";
};

int run_diagnose(const Console& console, const DiagnoseArguments& arguments) {
  std::optional<std::string> snapshot;
  if (!arguments.snapshot.paths.empty()) {
    const auto opened = open_snapshot(console, arguments.snapshot);
    if (!opened) return kUnusable;
    auto read = opened->whole();
    if (!read) return console.refuse(read.error(), arguments.snapshot.paths.front());
    snapshot = *std::move(read);
  }
  const auto knowledge = embedded_knowledge();
  if (!knowledge) return console.refuse(knowledge.error(), "");
  const auto index = search::Index::of(console.content(), *knowledge);
  const auto diagnosed = diagnose(joined(arguments.words), snapshot, knowledge->symptoms, console.content(),
                                  {.format = kFormats.at(arguments.format), .style = console.style(), .index = &index});
  if (!diagnosed) {
    return console.refuse(diagnosed.error(),
                          !snapshot || diagnosed.error().id == "diagnose-no-words" ? "" : arguments.snapshot.paths.front());
  }
  if (const int failed = console.print(diagnosed->text); failed != kDone) return failed;
  return diagnosed->found ? kDone : kFound;
}

}  // namespace

Command diagnose_command(const Console& console) {
  const auto arguments = std::make_shared<DiagnoseArguments>();
  return {.name = "diagnose",
          .about = "diagnose.about",
          .options = {{.name = "WORDS", .about = "diagnose.words", .value = &arguments->words, .required = true},
                      {.name = "--snapshot", .about = "diagnose.snapshot", .value = &arguments->snapshot.paths},
                      mode_option("mode-of-objects", &arguments->snapshot.mode),
                      format_option("diagnose.format", &arguments->format, kFormats)},
          .run = [&console, arguments] { return run_diagnose(console, *arguments); }};
}

}  // namespace portal_guide::cli
