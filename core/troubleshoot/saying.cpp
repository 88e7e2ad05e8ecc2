#include "core/troubleshoot/saying.hpp"

#include <algorithm>

namespace portal_guide::troubleshoot {
namespace {

constexpr std::string_view kAreaOfTrying = "test";

/// The mode that a sentence is judged in. Customers are in live mode, and only who tries something out is in test mode.
stripe::Mode mode_of_sentences(const content::Symptom& symptom, const Evidence& evidence) {
  const stripe::Mode first = symptom.area == kAreaOfTrying ? stripe::Mode::Test : stripe::Mode::Live;
  const stripe::Mode other = first == stripe::Mode::Test ? stripe::Mode::Live : stripe::Mode::Test;
  return evidence.snapshot.has(first) ? first : other;
}

Verdict verdict_in(const JudgedCause& judged, stripe::Mode mode) {
  const auto found =
      std::find_if(judged.modes.begin(), judged.modes.end(), [&](const ModeVerdict& verdict) { return verdict.mode == mode; });
  return found == judged.modes.end() ? Verdict::CannotTell : found->verdict;
}

}  // namespace

std::string what_to_say(const content::Symptom& symptom) {
  return symptom.say.empty() ? std::string() : symptom.say.front().text;
}

std::string what_to_say(const content::Symptom& symptom, const std::vector<JudgedCause>& causes,
                        const content::Content& content, const Evidence* evidence) {
  if (evidence == nullptr) return what_to_say(symptom);
  const stripe::Mode mode = mode_of_sentences(symptom, *evidence);
  for (const JudgedCause& judged : causes) {
    if (verdict_in(judged, mode) == Verdict::Confirmed && !judged.cause->say.empty()) return judged.cause->say;
  }
  const bool none_left = std::all_of(causes.begin(), causes.end(),
                                     [&](const JudgedCause& judged) { return verdict_in(judged, mode) == Verdict::RuledOut; });
  // Where no cause is left, a sentence is told that the account bears out, or that takes nothing for granted. The first one
  // takes the causes for granted.
  for (const content::Saying& saying : symptom.say) {
    const bool is_first = &saying == &symptom.say.front();
    const std::optional<bool> held = saying.while_holds ? holds(*saying.while_holds, content, *evidence, mode)
                                                        : std::optional<bool>(!none_left || !is_first);
    if (none_left ? held == true : held != false) return saying.text;
  }
  return content::text(content, "diagnose.nothing-to-say");
}

std::string what_to_say(const content::Symptom& symptom, const JudgedCause& judged, const Evidence* evidence) {
  if (evidence != nullptr && verdict_in(judged, mode_of_sentences(symptom, *evidence)) == Verdict::RuledOut) return {};
  return judged.cause->say;
}

}  // namespace portal_guide::troubleshoot
