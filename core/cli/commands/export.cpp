#include "core/export/export.hpp"

#include <memory>
#include <string>

#include "core/cli/command.hpp"
#include "core/cli/replacement_file.hpp"
#include "core/cli/snapshot_arguments.hpp"
#include "core/content/markup.hpp"

namespace portal_guide::cli {
namespace {

struct ExportArguments {
  SnapshotArguments snapshot;
  std::string configuration;
  std::string format = "params";
  std::string provider = "stripe";
  std::string output = "-";
};

Expected<void> write_whole(const std::string& path, const std::string& text) {
  auto file = ReplacementFile::create(path);
  if (!file) return propagate(file);
  return file->write(text).and_then([&] { return file->finish(); }).and_then([&] { return file->replace(); });
}

/// Says on standard error what the code does not hold, and which mode it is of where nobody chose one.
void announce(const Console& console, const exporting::Written& written, bool chose_mode) {
  if (chose_mode) {
    const std::string mode = "mode." + std::string(stripe::to_string(written.mode)) + "-in-sentence";
    console.complain(content::plain_text(
        content::text(console.content(), "cli.export.chosen",
                      {{"configuration", written.configuration}, {"mode", content::text(console.content(), mode)}})));
  }
  for (const std::string& remark : written.remarks) {
    console.complain(remark);
  }
}

int run_export(const Console& console, const ExportArguments& arguments) {
  const auto opened = open_snapshot(console, arguments.snapshot);
  if (!opened) return kUnusable;
  const std::string& path = arguments.snapshot.paths.front();
  const auto text = opened->whole();
  if (!text) return console.refuse(text.error(), path);
  const auto snapshot = stripe::Snapshot::parse(*text);
  if (!snapshot) return console.refuse(snapshot.error(), path);
  const std::string& mode = arguments.snapshot.mode;
  exporting::Options options{.choice = {.configuration = arguments.configuration, .mode = mode_named(mode)}};
  options.format = exporting::format_named(arguments.format).value_or(options.format);
  options.provider = exporting::provider_named(arguments.provider).value_or(options.provider);
  const auto written = exporting::write(*snapshot, options, console.content());
  if (!written) return console.refuse(written.error(), path);
  const bool chose_mode =
      mode.empty() && arguments.configuration.empty() && snapshot->has(stripe::Mode::Test) && snapshot->has(stripe::Mode::Live);
  announce(console, *written, chose_mode);
  if (arguments.output == "-") return console.print(written->text);
  const auto done = write_whole(arguments.output, written->text);
  return done ? kDone : console.refuse(done.error(), arguments.output);
}

}  // namespace

Command export_command(const Console& console) {
  const auto arguments = std::make_shared<ExportArguments>();
  return {.name = "export",
          .about = "export.about",
          .options = {snapshot_option("check.snapshot", arguments->snapshot),
                      {.name = "--configuration",
                       .about = "export.configuration",
                       .value = &arguments->configuration,
                       .type_name = "ID"},
                      mode_option("export.mode", &arguments->snapshot.mode),
                      {.name = "--format",
                       .about = "export.format",
                       .value = &arguments->format,
                       .choices = exporting::format_names(),
                       .shows_default = true},
                      {.name = "--provider",
                       .about = "export.provider",
                       .value = &arguments->provider,
                       .choices = exporting::provider_names(),
                       .shows_default = true},
                      {.name = "-o,--output", .about = "export.output", .value = &arguments->output, .type_name = "FILE"}},
          .run = [&console, arguments] { return run_export(console, *arguments); },
          .footer = "export.notes"};
}

}  // namespace portal_guide::cli
