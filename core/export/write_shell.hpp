#pragma once

#include <string>
#include <vector>

#include "core/content/content.hpp"
#include "core/export/exported.hpp"

namespace portal_guide::exporting {

/// What a shell script calls Stripe with.
enum class Caller { Curl, StripeCli };

struct ShellCode {
  /// A bash script that makes the configuration, ending in a newline. Every text is quoted, so that the shell takes nothing in
  /// it for a part of the script, and nothing in it can make curl read a file. It names no key.
  std::string text;
  /// Those of the configuration, and what the caller has no argument for.
  std::vector<Remark> remarks;
};

ShellCode to_shell(const Exported& exported, Caller caller, const content::Content& content);

}  // namespace portal_guide::exporting
