#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/checklist/checklist.hpp"
#include "core/report/report.hpp"
#include "core/stripe/mode.hpp"
#include "core/troubleshoot/path.hpp"
#include "wasm/app/place.hpp"
#include "wasm/app/ui/ui.hpp"

/// What the reader did in a screen. A screen returns it; the app applies it after the frame.
namespace portal_guide::app {

struct GoTo {
  Place place;
};
struct ChooseMode {
  stripe::Mode mode = stripe::Mode::Test;
};
struct MoveStep {
  std::string step;
  checklist::Move move = checklist::Move::MarkDone;
};
struct ToggleMenu {};
/// Opens and closes the list of steps where there is no room to have it beside the screen.
struct ToggleNavigation {};
/// Forgets the reader's progress; UndoStartOver brings it back until the reader says something new of a step.
struct StartOver {};
struct UndoStartOver {};
struct DismissNotice {};

struct SubmitKey {
  stripe::Mode mode = stripe::Mode::Test;
  /// The secret field that holds the key.
  ui::Id field = 0;
};
struct ForgetKey {
  stripe::Mode mode = stripe::Mode::Test;
};

struct RunChecks {};
struct StopChecks {};
/// Goes on where a stopped or interrupted check left off.
struct ResumeChecks {};
/// Judges what a stopped or interrupted check had read.
struct JudgePartly {};
/// Shows the findings of one severity; all where there is none.
struct FilterFindings {
  std::optional<report::Severity> severity;
};
struct SaveReport {};

/// Goes to the search, with what stands in its field.
struct GoToSearch {};
/// Fetches what is looked up once more, after that failed.
struct FetchAgain {};
/// Fetches the other ways of the step that is shown.
struct ShowOtherWays {};
/// Shows the snippet of one language, by its id.
struct ChooseLanguage {
  std::string id;
};

/// Answers the question about the symptom's causes.
struct ReplyToQuestion {
  troubleshoot::Reply reply = troubleshoot::Reply::NotSure;
};
/// What was found did not help: asks the next question.
struct AskFurther {};
struct TakeReplyBack {};
struct AskAnew {};

struct CopyText {
  std::string text;
};
struct CopyPlaceLink {
  Place place;
};

using Action = std::variant<GoTo, ChooseMode, MoveStep, ToggleMenu, ToggleNavigation, StartOver, UndoStartOver, DismissNotice,
                            SubmitKey, ForgetKey, RunChecks, StopChecks, ResumeChecks, JudgePartly, FilterFindings, SaveReport,
                            GoToSearch, FetchAgain, ShowOtherWays, ChooseLanguage, ReplyToQuestion, AskFurther, TakeReplyBack,
                            AskAnew, CopyText, CopyPlaceLink>;

}  // namespace portal_guide::app
