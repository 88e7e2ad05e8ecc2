#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/content/symptoms.hpp"

/// The way from a symptom to its cause where nobody can see the account: one question for each cause, the likeliest first.
namespace portal_guide::troubleshoot {

enum class Reply {
  Yes,
  No,
  NotSure,
  /// Yes, but what was to be done about it did not help.
  Tried,
};

/// What was answered so far, in the order of the questions. A plain value: an empty one is the beginning.
struct Path {
  std::vector<Reply> replies = {};

  bool operator==(const Path&) const = default;
};

/// Where a path has led.
struct Standing {
  enum class Stage {
    /// `cause` is asked for.
    Asking,
    /// `cause` is the one: its question was answered with yes.
    Found,
    /// Every question was answered, and none of the causes was it.
    Left,
  };

  Stage stage = Stage::Left;
  /// Null where nothing is left to ask. Lives as long as the symptom.
  const content::Cause* cause = nullptr;
  /// Of the question that is asked or was answered last, from 1; 0 where the symptom asks nothing.
  std::size_t question = 0;
  std::size_t questions = 0;
  /// The causes that were neither found nor denied: those nobody was sure of, and those that cannot be asked for.
  std::vector<const content::Cause*> open = {};
};

/// Replies beyond the last question are left out of account.
Standing standing_of(const content::Symptom& symptom, const Path& path);

/// The question that is asked gets its answer; nothing where none is asked.
void reply(const content::Symptom& symptom, Path& path, Reply answer);
/// What was to be done did not help: the cause that was found becomes one that was tried, and the next question is asked.
void go_on(const content::Symptom& symptom, Path& path);
/// Takes the last answer back.
void step_back(Path& path);

}  // namespace portal_guide::troubleshoot
