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

/// All the widget knows, as plain values. update.hpp changes them, the screens show them.
namespace portal_guide::app {

/// What the last report was made from.
struct Checked {
  /// The snapshot as it was read, without the reader's own return URL, so that it can be judged again when that changes.
  Json document;
  /// The check was stopped before everything was read.
  bool partly = false;
};

/// A line above the screen that the reader can put away.
enum class Notice { None, StartedOver, LinkUnknown, LinkBroken };

/// What is looked up rather than walked through. It is as large as all the rest, so it is fetched when it is first needed.
struct Library {
  enum class Phase { Absent, Fetching, Failed, Here };

  Phase phase = Phase::Absent;
  /// Empty until the phase is Here.
  content::Knowledge knowledge = {};
  /// Over the knowledge and the rest of the content. There is one where the phase is Here.
  std::optional<search::Index> index = {};
};

/// How far the reader has looked into one symptom.
struct Inquiry {
  std::string symptom = {};
  troubleshoot::Path path = {};
  /// As the last report judges them; empty where there is none. They live as long as the knowledge.
  std::vector<troubleshoot::JudgedCause> causes = {};
  /// The path has gone on since the last frame: its heading takes the focus.
  bool moved = false;
};

/// The other ways of a step, which come with the knowledge.
struct OtherWays {
  /// The reader asked for them in this step.
  bool wanted = false;
  /// They came since the last frame: their heading takes the focus, as the button that asked for them is gone.
  bool arrived = false;
};

struct State {
  content::Content content;
  Library library;
  Place place;
  OtherWays other_ways;
  /// Which of the account's two sides the guide's links and words are about.
  stripe::Mode mode = stripe::Mode::Test;
  checklist::Progress progress;
  /// What "start over" cleared, until the reader says something new of a step.
  std::optional<checklist::Progress> cleared;

  Notice notice = Notice::None;
  /// What the notice speaks of: the target nobody knows, or what is wrong with the link.
  std::string notice_detail;
  /// Plain text from a link, never to be read as marked text. At most 280 characters.
  std::string note;

  /// By mode: see connection().
  std::array<Connection, 2> connections;
  /// What the app says it passes as return_url, and what the rules say of that.
  std::string return_url;
  std::vector<report::Finding> return_url_findings;

  /// What the app says it names as the configuration of its sessions; may be empty.
  std::string configuration;
  /// What stands in the field of the search, and in the one that shortens a list.
  std::string search;
  std::string list_filter;
  /// To the words of the place, where that is the search. Lives as long as the library's index.
  search::Answer answer;
  Inquiry inquiry;

  std::optional<CheckRun> run;
  /// Both are there or neither is. A check that fails later leaves them as they are.
  std::optional<Checked> checked;
  std::optional<report::Report> report;
  std::optional<report::Severity> filter;

  /// For the requests and timers to come.
  std::uint32_t next_id = 1;

  bool menu_open = false;
  bool navigation_open = false;
  /// The place has changed since the last frame: its heading takes the focus.
  bool arrived = false;

  const Connection& connection(stripe::Mode of) const { return connections[of == stripe::Mode::Live ? 1 : 0]; }
  Connection& connection(stripe::Mode of) { return connections[of == stripe::Mode::Live ? 1 : 0]; }
};

/// What stands in the fields. The fields write it while they are drawn; the app takes it over after the frame.
struct Drafts {
  std::string return_url;
  std::string configuration;
  std::string search;
  std::string list_filter;
  /// By mode, masked: the shape of the key, see Connection::key_shape.
  std::array<std::string, 2> key_shapes;

  std::string& key_shape(stripe::Mode of) { return key_shapes[of == stripe::Mode::Live ? 1 : 0]; }

  bool operator==(const Drafts&) const = default;
};

/// What the fields stand for before anything is typed into them.
Drafts drafts_of(const State& state);

/// Null until it has come.
const content::Knowledge* knowledge_of(const State& state);

/// The modes that can be read now, test before live.
std::vector<stripe::Mode> connected_modes(const State& state);
checklist::State state_of(const State& state, const content::Step& step);

}  // namespace portal_guide::app
