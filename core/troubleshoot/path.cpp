#include "core/troubleshoot/path.hpp"

namespace portal_guide::troubleshoot {

Standing standing_of(const content::Symptom& symptom, const Path& path) {
  Standing standing;
  for (const content::Cause& cause : symptom.causes) {
    standing.questions += cause.ask.empty() ? 0U : 1U;
  }

  const auto stop = [&](Standing::Stage stage, const content::Cause& cause) {
    standing.stage = stage;
    standing.cause = &cause;
  };
  for (const content::Cause& cause : symptom.causes) {
    if (cause.ask.empty()) {
      standing.open.push_back(&cause);
      continue;
    }
    if (standing.cause != nullptr) continue;
    ++standing.question;
    if (standing.question > path.replies.size()) {
      stop(Standing::Stage::Asking, cause);
      continue;
    }
    const Reply answer = path.replies[standing.question - 1];
    if (answer == Reply::Yes) stop(Standing::Stage::Found, cause);
    if (answer == Reply::NotSure) standing.open.push_back(&cause);
  }
  return standing;
}

void reply(const content::Symptom& symptom, Path& path, Reply answer) {
  const Standing standing = standing_of(symptom, path);
  if (standing.stage != Standing::Stage::Asking) return;
  path.replies.resize(standing.question - 1);
  path.replies.push_back(answer);
}

void go_on(const content::Symptom& symptom, Path& path) {
  const Standing standing = standing_of(symptom, path);
  if (standing.stage != Standing::Stage::Found) return;
  path.replies.resize(standing.question);
  path.replies.back() = Reply::Tried;
}

void step_back(Path& path) {
  if (!path.replies.empty()) path.replies.pop_back();
}

}  // namespace portal_guide::troubleshoot
