#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/cli/check_command.hpp"
#include "core/cli/command.hpp"
#include "core/cli/configuration_option.hpp"
#include "core/cli/input.hpp"
#include "core/cli/snapshot_arguments.hpp"
#include "core/policy/policy.hpp"

namespace portal_guide::cli {
namespace {

const std::map<std::string, ReportFormat> kReportFormats = {
    {"text", ReportFormat::Text},   {"json", ReportFormat::Json},   {"markdown", ReportFormat::Markdown},
    {"sarif", ReportFormat::Sarif}, {"junit", ReportFormat::Junit}, {"github", ReportFormat::Github}};
const std::map<std::string, std::optional<report::Severity>> kSeverities = {{"error", report::Severity::Error},
                                                                            {"warning", report::Severity::Warning},
                                                                            {"info", report::Severity::Info},
                                                                            {"never", std::nullopt}};

struct CheckArguments {
  SnapshotArguments snapshot;
  std::string format = "text";
  std::vector<std::string> configurations;
  std::string fail_on = "error";
  std::string policy;
  bool policy_given = false;
};

/// The policy that --policy names; nothing where the option is missing.
Expected<std::optional<policy::Policy>> read_policy(const CheckArguments& arguments) {
  if (!arguments.policy_given) return std::nullopt;
  const auto& paths = arguments.snapshot.paths;
  if (arguments.policy == "-" && std::find(paths.begin(), paths.end(), "-") != paths.end()) return fail({.id = "input-twice"});
  const auto text = read_input(arguments.policy);
  if (!text) return propagate(text);
  return policy::parse_policy(*text).map([](policy::Policy policy) { return std::optional(std::move(policy)); });
}

int run_check(const Console& console, const CheckArguments& arguments) {
  const auto policy = read_policy(arguments);
  if (!policy) return console.refuse(policy.error(), arguments.policy);
  auto snapshot = open_snapshot(console, arguments.snapshot);
  if (!snapshot) return kUnusable;
  const auto refuse_text = [&](const Error& error) {
    const Error explained = snapshot->explain(error);
    return console.refuse(explained, snapshot->place_of(explained));
  };
  const auto stream = snapshot->stream();
  if (!stream) return refuse_text(stream.error());
  const ReportFormat format = kReportFormats.at(arguments.format);
  std::string text;
  report::FindPlaces find_places;
  if (snapshot->is_assembled()) {
    find_places = [&snapshot](const report::Pointers& pointers) { return snapshot->find_places(pointers); };
  } else if (points_into_text(format) && arguments.snapshot.paths.front() != "-") {
    // A larger file is reported without its lines.
    text = read_input(arguments.snapshot.paths.front()).value_or("");
  }
  const auto checked = check(*stream, text, console.content(),
                             {.format = format,
                              .mode = mode_named(arguments.snapshot.mode),
                              .style = console.style(),
                              .snapshot_path = arguments.snapshot.paths.front(),
                              .object_paths = arguments.snapshot.paths,
                              .find_places = find_places,
                              .tool_version = console.version(),
                              .configurations = arguments.configurations,
                              .policy = *policy ? &**policy : nullptr});
  if (!checked) return refuse_text(checked.error());
  if (const int failed = console.print(checked->text); failed != kDone) return failed;
  const auto threshold = kSeverities.at(arguments.fail_on);
  return threshold && reaches(checked->report, *threshold) ? kFound : kDone;
}

}  // namespace

Command check_command(const Console& console) {
  const auto arguments = std::make_shared<CheckArguments>();
  return {.name = "check",
          .about = "check.about",
          .options =
              {snapshot_option("check.snapshot", arguments->snapshot),
               format_option("check.format", &arguments->format, kReportFormats),
               mode_option("check.mode", &arguments->snapshot.mode),
               configuration_option("configuration", &arguments->configurations),
               {.name = "--fail-on",
                .about = "check.fail-on",
                .value = &arguments->fail_on,
                .choices = names_of(kSeverities),
                .shows_default = true},
               {.name = "--policy", .about = "check.policy", .value = &arguments->policy, .given = &arguments->policy_given}},
          .run = [&console, arguments] { return run_check(console, *arguments); }};
}

}  // namespace portal_guide::cli
