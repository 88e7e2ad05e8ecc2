#include <memory>
#include <string>

#include "core/cli/command.hpp"
#include "core/cli/content_command.hpp"
#include "core/cli/embedded_content.hpp"
#include "core/cli/formats.hpp"
#include "core/content/faces.hpp"

namespace portal_guide::cli {
namespace {

struct ContentArguments {
  std::string folder;
  std::string format = "text";
};

int run_lint(const Console& console, const ContentArguments& arguments) {
  const auto files = read_content_folder(arguments.folder);
  if (!files) return console.refuse(files.error(), "");
  const auto knowledge = embedded_knowledge();
  if (!knowledge) return console.refuse(knowledge.error(), "");
  const auto faces = content::parse_faces(embedded_content());
  if (!faces) return console.refuse(faces.error(), "");
  const LintOutcome outcome = describe_faults(content::lint(*files, console.content(), *knowledge, *faces), console.content(),
                                              kFormats.at(arguments.format), console.style());
  if (const int failed = console.print(outcome.text); failed != kDone) return failed;
  return outcome.found ? kFound : kDone;
}

}  // namespace

Command content_command(const Console& console) {
  const auto arguments = std::make_shared<ContentArguments>();
  return {.name = "content",
          .about = "content.about",
          .subcommands = {
              {.name = "lint",
               .about = "content.lint.about",
               .options = {{.name = "DIR", .about = "content.lint.folder", .value = &arguments->folder, .required = true},
                           format_option("content.lint.format", &arguments->format, kFormats)},
               .run = [&console, arguments] { return run_lint(console, *arguments); },
               .footer = "content.lint.exit-codes"}}};
}

}  // namespace portal_guide::cli
