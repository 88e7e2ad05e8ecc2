#include "wasm/app/update/inquiry.hpp"

#include "wasm/app/update/judging.hpp"

namespace portal_guide::app {

void on(Change& change, const ReplyToQuestion& answer) {
  auto& inquiry = change.state.inquiry;
  if (const auto* symptom = symptom_here(change.state); symptom != nullptr) reply(*symptom, inquiry.path, answer.reply);
  inquiry.moved = true;
}

void on(Change& change, const AskFurther& /*wish*/) {
  auto& inquiry = change.state.inquiry;
  if (const auto* symptom = symptom_here(change.state); symptom != nullptr) go_on(*symptom, inquiry.path);
  inquiry.moved = true;
}

void on(Change& change, const TakeReplyBack& /*wish*/) {
  step_back(change.state.inquiry.path);
  change.state.inquiry.moved = true;
}

void on(Change& change, const AskAnew& /*wish*/) {
  change.state.inquiry.path = {};
  change.state.inquiry.moved = true;
}

const content::Symptom* symptom_here(const State& state) {
  if (state.place.kind != Place::Kind::Symptom) return nullptr;
  return content::find_symptom(state.library.knowledge.symptoms, state.place.id);
}

void look_into_symptom(Change& change) {
  auto& state = change.state;
  if (symptom_here(state) == nullptr) return;
  if (state.inquiry.symptom != state.place.id) state.inquiry = {.symptom = state.place.id};
  judge_causes(change);
}

}  // namespace portal_guide::app
