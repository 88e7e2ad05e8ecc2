#include "core/cli/command_line.hpp"

#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

#include "core/text/edit_distance.hpp"

// CLI11 reports by exceptions, which only this file sees.
namespace portal_guide::cli {
namespace {

// NOLINTNEXTLINE(readability-function-size): a case for each kind of value.
CLI::Option* add_value(CLI::App& app, const Option& option, const std::string& about) {
  return std::visit(
      [&](auto* value) {
        if constexpr (std::is_same_v<decltype(value), bool*>) {
          return app.add_flag(option.name, *value, about);
        } else {
          CLI::Option* added = app.add_option(option.name, *value, about);
          // An option that may be there several times takes one value each time, and no argument that follows.
          if constexpr (std::is_same_v<decltype(value), std::vector<std::string>*>) {
            if (option.name.starts_with('-')) {
              added->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
            }
          }
          return added;
        }
      },
      option.value);
}

void add_range(CLI::Option& added, const Option& option) {
  const auto [least, most] = *option.range;
  if (std::holds_alternative<std::size_t*>(option.value)) {
    added.check(CLI::Range(static_cast<std::size_t>(least), static_cast<std::size_t>(most)));
  } else {
    added.check(CLI::Range(least, most));
  }
}

void add_option(CLI::App& app, const Console& console, const Option& option) {
  CLI::Option* added = add_value(app, option, console.word(option.about));
  // An option that may be given more than once takes one value each time, and leaves the words behind it to the command.
  if (option.name.starts_with('-') && std::holds_alternative<std::vector<std::string>*>(option.value)) {
    added->allow_extra_args(false);
  }
  if (!option.type_name.empty()) added->type_name(option.type_name);
  if (!option.choices.empty()) added->check(CLI::IsMember(option.choices));
  if (option.range) add_range(*added, option);
  if (option.shows_default) added->capture_default_str();
  if (!option.needs.empty()) added->needs(app.get_option(std::string(option.needs)));
  if (!option.excludes.empty()) added->excludes(app.get_option(std::string(option.excludes)));
  if (option.required) added->required();
}

void add_command(CLI::App& parent, const Console& console, const Command& command) {
  CLI::App* app = parent.add_subcommand(command.name, console.word(command.about));
  for (const Option& option : command.options) {
    add_option(*app, console, option);
  }
  for (const Command& subcommand : command.subcommands) {
    add_command(*app, console, subcommand);
  }
  if (!command.subcommands.empty()) app->require_subcommand(1);
  if (!command.footer.empty()) app->footer(console.word(command.footer));
}

/// The name that was probably meant: the nearest one. Empty where no name is near enough.
std::string nearest(const std::string& observed, const std::vector<std::string>& names) {
  constexpr std::size_t kMostEdits = 2;
  constexpr std::size_t kLettersPerEdit = 3;
  std::size_t least = std::min(kMostEdits, observed.size() / kLettersPerEdit) + 1;
  std::string found;
  for (const std::string& name : names) {
    const std::size_t distance = text::edit_distance(observed, name, kMostEdits);
    if (distance < least) {
      least = distance;
      found = name;
    }
  }
  return found;
}

Error unknown(std::string id, const std::string& observed, const std::string& similar) {
  Error error{.id = std::move(id), .arguments = {{"observed", observed}}};
  if (!similar.empty()) {
    error.id += "-similar";
    error.arguments["similar"] = similar;
  }
  return error;
}

/// The innermost command that was named.
const CLI::App* command_named(const CLI::App& program) {
  const CLI::App* app = &program;
  for (auto parsed = app->get_subcommands(); !parsed.empty(); parsed = app->get_subcommands()) {
    app = parsed.front();
  }
  return app;
}

/// A command or an option that does not exist; nullopt where something else is wrong.
std::optional<Error> name_unknown(const CLI::App& program) {
  const std::vector<std::string> left_over = program.remaining(true);
  if (left_over.empty()) return std::nullopt;
  const CLI::App* app = command_named(program);
  const auto subcommands = app->get_subcommands([](const CLI::App* /*subcommand*/) { return true; });
  if (!subcommands.empty() && left_over.front().rfind('-', 0) != 0) {
    std::vector<std::string> names;
    names.reserve(subcommands.size());
    for (const CLI::App* subcommand : subcommands) {
      names.push_back(subcommand->get_name());
    }
    return unknown("command-unknown", left_over.front(), nearest(left_over.front(), names));
  }
  const auto option = std::find_if(left_over.begin(), left_over.end(), [](const std::string& word) {
    return word.size() > 1 && word.front() == '-' && word != "--";
  });
  if (option == left_over.end()) return std::nullopt;
  // A value may follow the option's name. It is not repeated, because it may be a secret.
  const std::string observed = option->substr(0, option->find('='));
  std::vector<std::string> names;
  for (const CLI::Option* one : app->get_options()) {
    if (!one->get_lnames().empty()) names.push_back("--" + one->get_lnames().front());
  }
  return unknown("option-unknown", observed, nearest(observed, names));
}

/// Runs the command that was parsed, after it has noted which options were given.
int run_parsed(const CLI::App& parent, const std::vector<Command>& commands) {
  for (const Command& command : commands) {
    const CLI::App* app = parent.get_subcommand(command.name);
    if (!app->parsed()) continue;
    for (const Option& option : command.options) {
      if (option.given != nullptr) *option.given = app->count(option.name) > 0;
    }
    return command.subcommands.empty() ? command.run() : run_parsed(*app, command.subcommands);
  }
  return kUnusable;
}

}  // namespace

int run_command_line(const Console& console, const std::vector<Command>& commands, int count, const char* const* values) {
  CLI::App app(console.word("about"), "portal-guide");
  app.require_subcommand(1);
  app.set_version_flag("--version", "portal-guide " + console.version());
  app.footer(console.word("exit-codes"));
  for (const Command& command : commands) {
    add_command(app, console, command);
  }
  try {
    app.parse(count, values);
  } catch (const CLI::Success& asked_for_help) {
    return app.exit(asked_for_help, std::cout, std::cerr);
  } catch (const CLI::ParseError& error) {
    if (const auto fault = name_unknown(app)) {
      console.refuse(*fault, "");
    } else {
      console.complain(error.what());
    }
    std::cerr << console.word("see-help") << '\n';
    return kUnusable;
  }
  return run_parsed(app, commands);
}

}  // namespace portal_guide::cli
