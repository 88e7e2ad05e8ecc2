#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::bindings {

/// The operation `check`: `{"snapshot", "content"}`, both as texts (portal-snapshot/1 and a content bundle), gives the
/// portal-report/2 (docs/report.md), byte for byte what `portal-guide check --format json` prints. Fails with
/// `operation-input`, or as Snapshot::parse() and parse_content() do; `where` then points into the text.
Expected<std::string> check(std::string_view input);

/// The operation `check.text`: the same for snapshots with many subscriptions, which are read as a stream and not kept. The
/// input is not JSON: the number of bytes of the content bundle, a line feed, the bundle, and after it the snapshot's text.
/// Fails as check() does, with `where` empty where the first line is wrong, and as SubscriptionStream does.
Expected<std::string> check_text(std::string_view input);

}  // namespace portal_guide::bindings
