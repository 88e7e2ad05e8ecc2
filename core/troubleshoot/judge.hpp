#pragma once

#include "core/content/content.hpp"
#include "core/content/symptoms.hpp"
#include "core/stripe/mode.hpp"
#include "core/troubleshoot/diagnose.hpp"

namespace portal_guide::troubleshoot {

/// What the evidence says of a cause in one mode. A condition that nobody can tell never decides: `all` is ruled out by one
/// part that does not hold, `any` confirmed by one that does, and otherwise one that is unknown leaves the whole unknown.
ModeVerdict judge(const content::Cause& cause, const content::Condition& check, const content::Content& content,
                  const Evidence& evidence, stripe::Mode mode);

}  // namespace portal_guide::troubleshoot
