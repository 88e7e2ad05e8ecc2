#pragma once

#include <vector>

#include "core/cli/command.hpp"

namespace portal_guide::cli {

/// Reads the arguments of the program, and runs the command that they name. Returns the exit code. Where they make no sense,
/// that is kUnusable, and a line on standard error says why. A command or an option that does not exist is named, together with
/// the one that was probably meant.
int run_command_line(const Console& console, const std::vector<Command>& commands, int count, const char* const* values);

}  // namespace portal_guide::cli
