#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json.hpp"
#include "core/stripe/mode.hpp"

namespace portal_guide::troubleshoot {

/// Whether a claim is true of an account, read from the snapshot's own JSON and not from what the program knows: nullopt where
/// the snapshot does not say. A claim is one of
///
/// - `setting PATH is VALUE`, `setting PATH is not VALUE`, `setting PATH has VALUE`, `setting PATH lacks VALUE`: of a
///   configuration that sessions may use;
/// - `account PATH is VALUE`;
/// - `some subscription is …`, `every subscription is …` with a status or with `running`, `ending`, `in a trial that ends`,
///   `past its trial`, `on hold`, `waiting for a payment`, `of a test clock`;
/// - `webhooks miss EVENT`: no endpoint that is switched on hears of it;
/// - `A or B`, `A and B`.
///
/// Any other claim ends the test.
std::optional<bool> claim_holds(std::string_view claim, const Json& snapshot, stripe::Mode mode);

}  // namespace portal_guide::troubleshoot
