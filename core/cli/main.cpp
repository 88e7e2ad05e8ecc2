#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "core/cli/command_line.hpp"
#include "core/cli/embedded_content.hpp"
#include "core/content/content.hpp"

// portal-guide, the command.
namespace portal_guide::cli {

/// The commands, in the order in which the help lists them. Each is made by the function <name>_command() of
/// core/cli/commands/<name>.cpp.
// clang-format off
#define PORTAL_GUIDE_COMMANDS(X) \
  X(check) \
  X(code) \
  X(compare) \
  X(export) \
  X(diagnose) \
  X(explain) \
  X(coverage) \
  X(rules) \
  X(search) \
  X(link) \
  X(snapshot) \
  X(content)
// clang-format on

#define PORTAL_GUIDE_DECLARE(name) Command name##_command(const Console& console);
PORTAL_GUIDE_COMMANDS(PORTAL_GUIDE_DECLARE)
#undef PORTAL_GUIDE_DECLARE

namespace {

std::vector<Command> commands(const Console& console) {
#define PORTAL_GUIDE_CALL(name) name##_command(console),
  return {PORTAL_GUIDE_COMMANDS(PORTAL_GUIDE_CALL)};
#undef PORTAL_GUIDE_CALL
}

}  // namespace
}  // namespace portal_guide::cli

int main(int count, char** values) {
  using namespace portal_guide;
  auto content = content::parse_content(cli::embedded_content());
  if (!content) {
    // The build checks the bundle before it embeds it.
    std::cerr << "portal-guide: " << content.error().id << " at " << content.error().where << '\n';
    return cli::kUnusable;
  }
  const cli::Console console(*std::move(content), PORTAL_GUIDE_VERSION);
  return cli::run_command_line(console, cli::commands(console), count, values);
}
