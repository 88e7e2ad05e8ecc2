#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

/// The doctor as operations. The module keeps one content and the account that was judged last, so each caller needs a module
/// of its own.
namespace portal_guide::bindings {

/// `doctor.open`: `{"content": <bundle>, "knowledge": <bundle>}` -> `{"rules": <how many>}`. Forgets the account. Fails as
/// parse_content() and parse_knowledge() do.
Expected<std::string> open_doctor(std::string_view input);

/// `doctor.judge`: `{"snapshot": portal-snapshot/1, "return_url", "configurations": {"test", "live"}}` -> portal-report/2.
/// `return_url` and `configurations` are what the reader typed of the app, and may be "". Fails as Snapshot::create() does; the
/// account that was judged before is kept then.
Expected<std::string> judge_account(std::string_view input);

/// `doctor.causes`: `{"symptom"}` -> what the account that was judged last says of the symptom's causes, in the order of
/// troubleshoot::judge_causes(): `{"say", "causes": [{"number", "verdict", "say", "modes": [{"mode", "verdict", "open",
/// "rules", "because"}]}]}`. Fails with `operation-input` where there is no such symptom, or no account.
Expected<std::string> judge_causes(std::string_view input);

/// `doctor.address`: `{"return_url"}` -> portal-report/2 with what rules::judge_return_url() finds.
Expected<std::string> judge_address(std::string_view input);

}  // namespace portal_guide::bindings
