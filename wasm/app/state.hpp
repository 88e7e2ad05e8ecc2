#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/checklist/checklist.hpp"
#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/error.hpp"
#include "core/report/report.hpp"
#include "core/stripe/mode.hpp"
#include "core/troubleshoot/path.hpp"
#include "wasm/app/answer.hpp"
#include "wasm/app/check_run.hpp"
#include "wasm/app/connection.hpp"
#include "wasm/app/diagnosis.hpp"
#include "wasm/app/object_names.hpp"
#include "wasm/app/place.hpp"
#include "wasm/app/savings.hpp"

/// Everything that the widget knows, as plain values. update.hpp changes them, and the screens show them.
namespace portal_guide::app {

/// What the last report was made from.
struct Checked {
  /// The snapshot as it was read, without the reader's own return URL, so that it can be judged again when that changes.
  Json document;
  /// The check was stopped before everything was read.
  bool partly = false;
};

/// An account that the doctor is to judge. The doctor comes with the knowledge, so the account may have to wait for it.
struct Judging {
  enum class Then {
    /// Nothing but the report changes.
    Keep,
    /// The reader and the host page are told.
    Show,
    /// As Show, and the reader goes to the results. It came from files, so what is wrong with it is said of them.
    Open,
  };

  /// The question to the doctor; 0 until it was asked.
  std::uint32_t asked = 0;
  /// Nullopt where it is the account that was judged last.
  std::optional<Checked> checked = {};
  Then then = Then::Keep;
};

/// A file of which nothing was read.
struct UnreadFile {
  std::string name;
  /// The types of what it holds, such as "charge, invoice".
  std::string observed;
};

/// The files that the reader chose last.
struct OpenedFiles {
  /// What they are called, with commas between the names.
  std::string names;
  /// Why they could not be read, and which of them is at fault.
  std::optional<Error> failure;
  std::string at_fault;
  /// Those of which nothing was read.
  std::vector<UnreadFile> unread;
};

/// What is shown in the middle of the view, over the screen.
enum class Panel { None, Shortcuts, StartOver };

/// A line above the screen that the reader can dismiss.
enum class Notice { None, StartedOver, LinkUnknown, LinkBroken, ProgressUnreadable };

/// A line that says what was done. It goes away by itself.
struct Toast {
  std::string words;
  /// The timer that ends it.
  std::uint32_t timer = 0;
  /// The last move can be undone.
  bool undoable = false;
  /// It could not be done.
  bool failed = false;
};

/// The last move, so that it can be undone.
struct LastMove {
  std::string step;
  /// What the reader had said of the step before; nullopt where he had said nothing.
  std::optional<checklist::Mark> mark;
};

/// How the last report differs from the one before it. Only modes that both have read are compared.
struct Since {
  std::int64_t taken_at_unix_seconds = 0;
  std::size_t fixed = 0;
  /// The fingerprints of what was not found before.
  std::set<std::string, std::less<>> fresh = {};
};

/// What the reader looks up. It is as large as all the other content, so it is fetched when it is first needed.
struct Library {
  enum class Phase { Absent, Fetching, Failed, Here };

  Phase phase = Phase::Absent;
  /// Empty until the phase is Here.
  content::Knowledge knowledge = {};
};

/// How far the reader has looked into one symptom.
struct Inquiry {
  std::string symptom = {};
  troubleshoot::Path path = {};
  /// What the account that was judged last says of it; nullopt without a report, and until the doctor has answered.
  std::optional<Diagnosis> diagnosis = {};
  /// The question to the doctor that is not answered yet; 0 where there is none.
  std::uint32_t asked = 0;
  /// The reader answered since the last frame, so the path's heading takes the focus.
  bool moved = false;
};

/// The other ways of a step, which come with the knowledge.
struct OtherWays {
  /// The reader asked for them in this step.
  bool wanted = false;
  /// They came since the last frame. Their heading takes the focus, because the button that asked for them is gone.
  bool arrived = false;
};

struct State {
  content::Content content;
  Library library;
  Place place;
  OtherWays other_ways;
  /// The mode that the guide's links and words are about.
  stripe::Mode mode = stripe::Mode::Test;
  checklist::Progress progress;
  /// What the browser had stored is in the progress. Nothing is stored before.
  bool progress_read = false;
  /// The progress that "start over" cleared. It is kept until the reader marks a step.
  std::optional<checklist::Progress> cleared;

  Notice notice = Notice::None;
  /// What the notice is about: the unknown target, or what is wrong with the link.
  std::string notice_detail;
  /// Plain text from a link, never to be read as marked text. At most 280 characters.
  std::string note;

  /// One for each mode; see connection().
  std::array<Connection, 2> connections;
  /// The return_url that the reader's app passes, as the reader typed it, and what the rules say about it.
  std::string return_url;
  std::vector<report::Finding> return_url_findings;
  /// The question to the doctor about it that is not answered yet; 0 where there is none.
  std::uint32_t return_url_asked = 0;

  /// For each mode, the configurations that the reader's app names for its sessions, as the reader typed them; may be empty.
  /// See configuration().
  std::array<std::string, 2> configurations;
  /// What the reader typed to see what the portal would save.
  OwnNumbers own_numbers;
  /// Where the host's customers ask its support; empty where the host does not say.
  std::string support_url;
  /// The words in the search field, and those in the field that filters a list.
  std::string search;
  std::string list_filter;
  /// The last answer if the place is the search; nullopt until the search has answered.
  std::optional<Answer> answer;
  /// The problems that the search found for the words in the field that filters them.
  std::optional<Answer> meant;
  /// The reader asked for more answers than are shown at first.
  bool more_answers = false;
  Inquiry inquiry;

  OpenedFiles opened_files;
  /// How far the sample account is. It is Absent again once it was judged.
  Library::Phase sample = Library::Phase::Absent;
  std::optional<CheckRun> run;
  /// Until the doctor has answered.
  std::optional<Judging> judging;
  /// All three are there or none is. A check that fails later leaves them as they are.
  std::optional<Checked> checked;
  std::optional<report::Report> report;
  /// What people call the objects that it names.
  ObjectNames names;
  /// The report as the doctor wrote it.
  std::string report_json;
  std::optional<Since> since;
  /// Only the findings of this severity, of this mode and of this step are shown, where one is chosen; the step by its id.
  std::optional<report::Severity> filter;
  std::optional<stripe::Mode> mode_filter;
  std::string step_filter;
  /// The steps to choose from are shown.
  bool steps_shown = false;
  /// The group of findings that stands open; see group_key() of findings.hpp. Empty where none does.
  std::string open_finding;
  /// The reader went on to another finding by a key since the last frame, so it takes the focus.
  bool finding_moved = false;

  /// The next id for a request or a timer.
  std::uint32_t next_id = 1;

  std::optional<Toast> toast;
  std::optional<LastMove> last_move;
  /// The widget is shown over its page.
  bool closable = false;
  /// The host has a head and a navigation of its own, so only the screens are shown.
  bool bare = false;
  bool menu_open = false;
  /// Where there is no room beside the screen, the navigation takes its place.
  bool navigation_open = false;
  Panel panel = Panel::None;
  /// It opened since the last frame, so its heading takes the focus.
  bool panel_arrived = false;
  /// The reader wants to type into the search field, so it takes the focus.
  bool search_wanted = false;
  /// The reader came to a new place since the last frame, so its heading takes the focus.
  bool arrived = false;

  const Connection& connection(stripe::Mode of) const { return connections[of == stripe::Mode::Live ? 1 : 0]; }
  Connection& connection(stripe::Mode of) { return connections[of == stripe::Mode::Live ? 1 : 0]; }
  const std::string& configuration(stripe::Mode of) const { return configurations[of == stripe::Mode::Live ? 1 : 0]; }
};

/// The contents of the fields. The fields write them while they are drawn, and the app takes them over after the frame.
struct Drafts {
  std::string return_url;
  OwnNumbers own_numbers;
  std::array<std::string, 2> configurations;
  std::string search;
  std::string list_filter;
  /// The masked key of each mode; see Connection::key_shape.
  std::array<std::string, 2> key_shapes;

  std::string& configuration(stripe::Mode of) { return configurations[of == stripe::Mode::Live ? 1 : 0]; }
  std::string& key_shape(stripe::Mode of) { return key_shapes[of == stripe::Mode::Live ? 1 : 0]; }

  bool operator==(const Drafts&) const = default;
};

/// The contents that the state gives the fields.
Drafts drafts_of(const State& state);

/// Null until it has been fetched.
const content::Knowledge* knowledge_of(const State& state);

/// The modes that can be read now, test before live.
std::vector<stripe::Mode> connected_modes(const State& state);
checklist::State state_of(const State& state, const content::Step& step);

}  // namespace portal_guide::app
