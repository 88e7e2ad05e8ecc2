#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::bindings {

/// `files.read`: an account from files, {"files": [{"name", "bytes", "text"}], "mode", "now"}. `text` is null where the file
/// could not be read, or all files together are too large; `mode` is that of objects that do not say theirs; `now` is in Unix
/// seconds. Answers {"snapshot": portal-snapshot/1, "unread": [{"name", "observed"}]}. Fails as docs/snapshot.md,
/// "Stripe's own JSON", says, with the argument `file`.
Expected<std::string> read_files(std::string_view input);

}  // namespace portal_guide::bindings
