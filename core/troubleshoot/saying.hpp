#pragma once

#include <string>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/symptoms.hpp"
#include "core/stripe/mode.hpp"
#include "core/troubleshoot/judge.hpp"

/// What somebody in support can tell the customer, so that the account does not deny it.
namespace portal_guide::troubleshoot {

/// What to tell where nothing is known of an account: the symptom's first sentence. May hold marks.
std::string what_to_say(const content::Symptom& symptom);

/// What to tell where the symptom was judged: the sentence of a cause that is confirmed; else the first of the symptom's
/// sentences that the account does not deny; else one that claims nothing. `causes` are those of judge_causes(). `evidence` may
/// be null: then it is the symptom's first sentence. May hold marks.
std::string what_to_say(const content::Symptom& symptom, const std::vector<JudgedCause>& causes,
                        const content::Content& content, const Evidence* evidence);

/// What to tell where this is the cause; empty where the cause has no sentence of its own or the account rules it out. May hold
/// marks.
std::string what_to_say(const content::Symptom& symptom, const JudgedCause& judged, const Evidence* evidence);

}  // namespace portal_guide::troubleshoot
