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
/// Asks whether to start over.
struct AskStartOver {};
/// Forgets the reader's progress; UndoStartOver brings it back until the reader marks another step.
struct StartOver {};
struct UndoStartOver {};
struct DismissNotice {};
/// Takes back the last move of a step, and goes to the step.
struct UndoMove {};
/// Shows and hides the keys that can be pressed.
struct ToggleShortcuts {};
/// Closes what is shown in the middle of the view.
struct ClosePanel {};
/// Prints the steps on one page.
struct PrintSteps {};
/// Prints what the last check found, as it is filtered.
struct PrintReport {};
/// Closes the guide, which is shown over its page.
struct CloseGuide {};

struct SubmitKey {
  stripe::Mode mode = stripe::Mode::Test;
  /// The secret field that holds the key.
  ui::Id field = 0;
};
struct ForgetKey {
  stripe::Mode mode = stripe::Mode::Test;
};

/// Judges an account that was saved to files.
struct OpenFiles {};
/// Judges the sample account, for which nobody needs a key.
struct TrySample {};

struct RunChecks {};
struct StopChecks {};
/// Continues a check that was stopped or interrupted.
struct ResumeChecks {};
/// Judges what a check had read before it was stopped or interrupted.
struct JudgePartly {};
/// Shows the findings of one severity, or all of them if none is given.
struct FilterFindings {
  std::optional<report::Severity> severity;
};
/// Shows the findings of one mode, or of both if none is given.
struct FilterMode {
  std::optional<stripe::Mode> mode;
};
/// Shows the findings of one step, or of all if its id is empty.
struct FilterStep {
  std::string step;
};
/// Shows and hides the steps that the findings can be filtered by.
struct ToggleSteps {};
/// Opens a group of findings, by its key, and shuts the one that is open.
struct ToggleFinding {
  std::string key;
};
struct SaveReport {};

/// Goes to the search, with the words that are in its field.
struct GoToSearch {};
/// Shows more answers to the words that were searched for.
struct ShowMoreAnswers {};
/// Fetches the knowledge again after a failure.
struct FetchAgain {};
/// Shows the other ways to do the current step, which are fetched for it.
struct ShowOtherWays {};
/// Shows the snippet of one language, by its id.
struct ChooseLanguage {
  std::string id;
};

/// Answers the question about the symptom's causes.
struct ReplyToQuestion {
  troubleshoot::Reply reply = troubleshoot::Reply::NotSure;
};
/// Asks the next question, because what was found did not help.
struct AskFurther {};
struct TakeReplyBack {};
struct AskAnew {};

struct CopyText {
  std::string text;
};
struct CopyPlaceLink {
  Place place;
  /// The mode that whoever follows the link begins in; nullopt for the reader's own.
  std::optional<stripe::Mode> mode = {};
  /// Where the device has a way to pass things on, that is offered instead.
  bool share = false;
};

using Action =
    std::variant<GoTo, ChooseMode, MoveStep, ToggleMenu, ToggleNavigation, AskStartOver, StartOver, UndoStartOver,
                 DismissNotice, UndoMove, ToggleShortcuts, ClosePanel, PrintSteps, PrintReport, CloseGuide, FilterMode,
                 FilterStep, ToggleSteps, ToggleFinding, SubmitKey, ForgetKey, OpenFiles, TrySample, RunChecks, StopChecks,
                 ResumeChecks, JudgePartly, FilterFindings, SaveReport, GoToSearch, ShowMoreAnswers, FetchAgain, ShowOtherWays,
                 ChooseLanguage, ReplyToQuestion, AskFurther, TakeReplyBack, AskAnew, CopyText, CopyPlaceLink>;

}  // namespace portal_guide::app
