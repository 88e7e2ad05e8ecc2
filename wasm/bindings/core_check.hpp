#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::bindings {

/// The operation `check`: `{"snapshot", "content"}`, both as texts (portal-snapshot/1 and a content bundle), gives the
/// portal-report/1 of CONTRACTS.md, byte for byte what `portal-guide check --format json` prints. Fails with
/// `operation-input`, or as Snapshot::parse() and parse_content() do; `where` then points into the text.
Expected<std::string> check(std::string_view input);

}  // namespace portal_guide::bindings
