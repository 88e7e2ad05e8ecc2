#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/content/symptoms.hpp"

/// How questions lead from a symptom to its cause where no account is connected: one question for each cause, beginning with
/// the likeliest.
namespace portal_guide::troubleshoot {

enum class Reply {
  Yes,
  No,
  NotSure,
  /// Yes, but doing what the cause asks for did not help.
  Tried,
};

/// The answers so far, in the order of the questions. An empty path is the beginning.
struct Path {
  std::vector<Reply> replies = {};

  bool operator==(const Path&) const = default;
};

/// Where a path has led.
struct Standing {
  enum class Stage {
    /// The question of `cause` is asked.
    Asking,
    /// The question of `cause` was answered with yes.
    Found,
    /// Every question was answered, and no cause was found.
    Left,
  };

  Stage stage = Stage::Left;
  /// Null where nothing is left to ask. Lives as long as the symptom.
  const content::Cause* cause = nullptr;
  /// The number of the question that is asked, or that was answered last. Counts from 1; 0 where the symptom asks nothing.
  std::size_t question = 0;
  std::size_t questions = 0;
  /// The causes that may still be the one: somebody was not sure about them, or they have no question.
  std::vector<const content::Cause*> open = {};
};

/// Ignores replies beyond the last question.
Standing standing_of(const content::Symptom& symptom, const Path& path);

/// Answers the question that is asked. Does nothing where no question is asked.
void reply(const content::Symptom& symptom, Path& path, Reply answer);
/// Goes on to the next question where the cause that was found did not help. Its answer becomes Tried.
void go_on(const content::Symptom& symptom, Path& path);
/// Takes the last answer back.
void step_back(Path& path);

}  // namespace portal_guide::troubleshoot
