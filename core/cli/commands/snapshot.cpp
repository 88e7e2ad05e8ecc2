#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/cli/command.hpp"
#include "core/cli/configuration_option.hpp"
#include "core/cli/interruption.hpp"
#include "core/cli/process_memory.hpp"
#include "core/cli/snapshot_command.hpp"

namespace portal_guide::cli {
namespace {

constexpr std::int64_t kLongestTimeoutSeconds = 600;

struct TakenSnapshot {
  SnapshotOptions snapshot;
  std::int64_t timeout_seconds = 30;
};

std::optional<std::string> variable_of_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

int run_snapshot(const Console& console, TakenSnapshot& arguments) {
  keep_memory_private();
  const Interruption interruption;
  SnapshotOptions& options = arguments.snapshot;
  options.timeout_ms = arguments.timeout_seconds * 1000;
  const bool watched = isatty(STDERR_FILENO) == 1;
  const auto clear_line = [watched] {
    if (watched) std::cerr << "\r\033[K";
  };
  SnapshotListener listener;
  listener.announce = [clear_line](const std::string& line) {
    clear_line();
    std::cerr << line << '\n';
  };
  if (watched) listener.progress = [](const std::string& line) { std::cerr << "\r\033[K" << line << std::flush; };
  const auto summary = take_snapshot(options, variable_of_environment, console.content(), listener);
  clear_line();
  if (!summary) return console.refuse(summary.error(), "snapshot");
  // The snapshot is written, whether or not anybody reads this.
  (options.output == "-" ? std::cerr : std::cout) << *summary << std::flush;
  return kDone;
}

}  // namespace

Command snapshot_command(const Console& console) {
  const auto arguments = std::make_shared<TakenSnapshot>();
  SnapshotOptions& options = arguments->snapshot;
  return {.name = "snapshot",
          .about = "snapshot.about",
          .options = {{.name = "--key-env",
                       .about = "snapshot.key-env",
                       .value = &options.keys.key,
                       .type_name = "NAME",
                       .shows_default = true},
                      {.name = "--live-key-env",
                       .about = "snapshot.live-key-env",
                       .value = &options.keys.live_key,
                       .type_name = "NAME"},
                      {.name = "--base-url",
                       .about = "snapshot.base-url",
                       .value = &options.base_url,
                       .type_name = "URL",
                       .shows_default = true},
                      {.name = "--account", .about = "snapshot.account", .value = &options.account, .type_name = "ID"},
                      configuration_option("snapshot.configuration", &options.configurations),
                      {.name = "--subscribers", .about = "snapshot.subscribers", .value = &options.subscribers},
                      {.name = "--timeout",
                       .about = "snapshot.timeout",
                       .value = &arguments->timeout_seconds,
                       .range = std::pair{std::int64_t{1}, kLongestTimeoutSeconds},
                       .type_name = "SECONDS",
                       .shows_default = true},
                      {.name = "-o,--output",
                       .about = "snapshot.output",
                       .value = &options.output,
                       .required = true,
                       .type_name = "FILE"}},
          .run = [&console, arguments] { return run_snapshot(console, *arguments); },
          .footer = "snapshot.notes"};
}

}  // namespace portal_guide::cli
