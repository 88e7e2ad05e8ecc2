#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/checklist/checklist.hpp"
#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/error.hpp"
#include "core/report/report.hpp"
#include "core/search/index.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/troubleshoot/judge.hpp"
#include "core/troubleshoot/path.hpp"
#include "wasm/app/check_run.hpp"
#include "wasm/app/connection.hpp"
#include "wasm/app/place.hpp"

/// Everything that the widget knows, as plain values. update.hpp changes them, and the screens show them.
namespace portal_guide::app {

/// What the last report was made from.
struct Checked {
  /// The snapshot as it was read, without the reader's own return URL, so that it can be judged again when that changes.
  Json document;
  /// The check was stopped before everything was read.
  bool partly = false;
};

/// A line above the screen that the reader can dismiss.
enum class Notice { None, StartedOver, LinkUnknown, LinkBroken };

/// What the reader looks up. It is as large as all the other content, so it is fetched when it is first needed.
struct Library {
  enum class Phase { Absent, Fetching, Failed, Here };

  Phase phase = Phase::Absent;
  /// Empty until the phase is Here.
  content::Knowledge knowledge = {};
  /// The index of the knowledge and the other content. It exists when the phase is Here.
  std::optional<search::Index> index = {};
};

/// How far the reader has looked into one symptom.
struct Inquiry {
  std::string symptom = {};
  troubleshoot::Path path = {};
  /// The causes as the last report judges them; empty without a report. They point into the knowledge.
  std::vector<troubleshoot::JudgedCause> causes = {};
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

  /// The configuration that the reader's app names for its sessions, as the reader typed it; may be empty.
  std::string configuration;
  /// The words in the search field, and those in the field that filters a list.
  std::string search;
  std::string list_filter;
  /// The answer to the place's words if the place is the search. It points into the library's index.
  search::Answer answer;
  Inquiry inquiry;

  std::optional<CheckRun> run;
  /// Both are there or neither is. A check that fails later leaves them as they are.
  std::optional<Checked> checked;
  std::optional<report::Report> report;
  std::optional<report::Severity> filter;

  /// The next id for a request or a timer.
  std::uint32_t next_id = 1;

  bool menu_open = false;
  bool navigation_open = false;
  /// The reader came to a new place since the last frame, so its heading takes the focus.
  bool arrived = false;

  const Connection& connection(stripe::Mode of) const { return connections[of == stripe::Mode::Live ? 1 : 0]; }
  Connection& connection(stripe::Mode of) { return connections[of == stripe::Mode::Live ? 1 : 0]; }
};

/// The contents of the fields. The fields write them while they are drawn, and the app takes them over after the frame.
struct Drafts {
  std::string return_url;
  std::string configuration;
  std::string search;
  std::string list_filter;
  /// The masked key of each mode; see Connection::key_shape.
  std::array<std::string, 2> key_shapes;

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
