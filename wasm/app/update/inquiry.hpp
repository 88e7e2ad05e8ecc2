#pragma once

#include "wasm/app/action.hpp"
#include "wasm/app/update/change.hpp"

/// How the reader narrows down the causes of a symptom, question by question.
namespace portal_guide::app {

void on(Change& change, const ReplyToQuestion& answer);
void on(Change& change, const AskFurther& wish);
void on(Change& change, const TakeReplyBack& wish);
void on(Change& change, const AskAnew& wish);

/// The symptom that is shown; null where the screen shows something else or the knowledge has not come.
const content::Symptom* symptom_here(const State& state);
/// The inquiry into the symptom that is shown: a new one where the last was into another symptom.
void look_into_symptom(Change& change);

}  // namespace portal_guide::app
