#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/cli/console.hpp"
#include "core/stripe/mode.hpp"

/// A command of portal-guide as a value: what it can be given, and what it does. command_line.hpp reads the arguments, and
/// main.cpp lists the commands.
namespace portal_guide::cli {

/// One argument. `value` points to the variable that receives it before the command runs. What the variable holds until then is
/// the default.
struct Option {
  /// "--format" or "-o,--output". A name without a hyphen, such as "SNAPSHOT", is an argument that is known by its position.
  std::string name;
  /// Below "cli." in content: what the argument is for.
  std::string_view about;
  std::variant<std::string*, std::vector<std::string>*, std::int64_t*, std::size_t*, bool*> value;
  bool required = false;
  /// The values that it takes. Where the list is empty, it takes any.
  std::vector<std::string> choices = {};
  /// The least and the largest number that it takes.
  std::optional<std::pair<std::int64_t, std::int64_t>> range = std::nullopt;
  /// What the help shows for the value, such as "FILE", where its type does not say enough.
  std::string type_name = {};
  /// Whether the help shows the default.
  bool shows_default = false;
  /// The name of an option without which this one makes no sense.
  std::string_view needs = {};
  /// The name of an option that cannot be combined with this one.
  std::string_view excludes = {};
  /// Set to whether the argument was there, for options whose empty value means something.
  bool* given = nullptr;
};

struct Command {
  std::string name;
  /// Below "cli." in content.
  std::string_view about;
  /// Keeps alive what the options' values point to.
  std::vector<Option> options = {};
  /// Runs once the options are read, and returns the program's exit code. Empty where a subcommand has to be named.
  std::function<int()> run = {};
  /// Below "cli." in content: what the help ends with; empty for the exit codes of the program.
  std::string_view footer = {};
  std::vector<Command> subcommands = {};
};

/// The names in a table of an option's values.
template <class Value>
std::vector<std::string> names_of(const std::map<std::string, Value>& values) {
  std::vector<std::string> names;
  names.reserve(values.size());
  for (const auto& [name, value] : values) {
    names.push_back(name);
  }
  return names;
}

/// The option --format, which takes the names in a table of formats. `about` and `value` are those of Option.
template <class Format>
Option format_option(std::string_view about, std::string* value, const std::map<std::string, Format>& formats) {
  return {.name = "--format", .about = about, .value = value, .choices = names_of(formats), .shows_default = true};
}

/// What --mode takes.
inline const std::map<std::string, stripe::Mode> kModes = {{"test", stripe::Mode::Test}, {"live", stripe::Mode::Live}};

/// The option --mode. `about` and `value` are those of Option.
inline Option mode_option(std::string_view about, std::string* value) {
  return {.name = "--mode", .about = about, .value = value, .choices = names_of(kModes)};
}

/// The mode of this name; nullopt where none was given.
inline std::optional<stripe::Mode> mode_named(const std::string& name) {
  const auto mode = kModes.find(name);
  return mode == kModes.end() ? std::nullopt : std::optional(mode->second);
}

/// The words with spaces between them: people may ask a question without quotation marks around it.
inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

}  // namespace portal_guide::cli
