#include "wasm/app/update.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/json_writer.hpp"
#include "core/link/link.hpp"
#include "core/rules/evaluate.hpp"
#include "core/text/utf8.hpp"
#include "wasm/app/return_url.hpp"
#include "wasm/app/verdict.hpp"

namespace portal_guide::app {
namespace {

constexpr std::string_view kProgressKey = "progress";
constexpr std::size_t kNoteCharacters = 280;
constexpr std::string_view kConfigurationPrefix = "bpc_";
constexpr std::size_t kHitsAtMost = 20;
constexpr std::int64_t kLongestTimerMs = 24LL * 60 * 60 * 1000;

std::string_view to_string(checklist::State state) {
  using enum checklist::State;
  switch (state) {
    case Open:
      return "open";
    case Done:
      return "done";
    case Skipped:
      return "skipped";
    case Confirmed:
      return "confirmed";
    case Problem:
      return "problem";
  }
  return {};
}

/// What one change of the state leads to. Made for one event or action, then thrown away.
class Change {
 public:
  Change(State& state, std::int64_t unix_ms, Effects& effects) : state_(state), unix_ms_(unix_ms), effects_(effects) {
    for (const auto& step : state_.content.steps)
      before_.push_back(state_of(state_, step));
  }
  /// Tells the host of every step that is another now.
  ~Change() {
    for (std::size_t i = 0; i < before_.size(); ++i) {
      const auto& step = state_.content.steps[i];
      const auto now = state_of(state_, step);
      if (now != before_[i]) emit("step", {{"id", step.id}, {"state", to_string(now)}});
    }
  }
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;

  // ---- Events -----------------------------------------------------------------------------------------------------------

  void on(const Response& response) {
    if (!state_.run || !state_.run->answer(response, unix_ms_)) return;
    drive_run();
  }

  void on(const Failed& failed) {
    for (auto& connection : state_.connections) {
      if (connection.phase != Connection::Phase::Connecting || connection.id != failed.id) continue;
      fail_connection(connection, {.id = failed.reason == Failed::Reason::Timeout ? "stripe-timeout" : "proxy-unreachable"});
      return;
    }
    if (state_.run && state_.run->failed(failed, unix_ms_)) drive_run();
  }

  void on(const Connected& connected) {
    for (const auto mode : {Mode::Test, Mode::Live}) {
      auto& connection = state_.connection(mode);
      if (connection.phase != Connection::Phase::Connecting || connection.id != connected.id) continue;
      if (!connected.ok) {
        fail_connection(connection, problem_error(state_.content, connected.code, connected.status));
      } else if (connected.mode != mode) {
        effects_.emplace_back(Disconnect{connected.mode});
        fail_connection(connection, {.id = "key-wrong-mode"});
      } else {
        take_connection(connection, connected.expires_at_unix_seconds);
      }
      return;
    }
  }

  void on(const Timer& timer) {
    for (const auto mode : {Mode::Test, Mode::Live}) {
      const auto& connection = state_.connection(mode);
      if (connection.phase == Connection::Phase::Connected && connection.id == timer.id) expire(mode);
    }
    if (state_.run && state_.run->timer(timer)) drive_run();
  }

  void on(const Loaded& loaded) {
    if (loaded.key != kProgressKey || !loaded.text || !(state_.progress == checklist::Progress{})) return;
    // What cannot be read is left behind: the reader begins anew.
    if (auto progress = checklist::parse_progress(state_.content, *loaded.text)) state_.progress = std::move(*progress);
  }

  void on(const Copied& copied) { announce(copied.ok ? "app.copied" : "app.copy-failed"); }

  void on(const Open& open) {
    if (open.mode) state_.mode = *open.mode;
    follow(open.target, open.note);
    state_.arrived = true;
    emit("navigate", {{"target", link::to_string(target_of(state_.content, state_.place))}});
  }

  void on(const KnowledgeFetched& fetched) {
    auto& library = state_.library;
    if (library.phase != Library::Phase::Fetching) return;
    auto knowledge = fetched.bundle ? content::parse_knowledge(*fetched.bundle) : fail({.id = "knowledge-unreachable"});
    if (!knowledge) {
      library.phase = Library::Phase::Failed;
      return tell_error({.id = "knowledge-unreachable"});
    }
    library.knowledge = std::move(*knowledge);
    const bool awaited = needs_knowledge(state_.content, state_.place);
    content::complete(state_.content, library.knowledge);
    library.index = search::Index::build(search::documents_of(state_.content, library.knowledge), library.knowledge.synonyms);
    library.phase = Library::Phase::Here;
    judge_address();
    judge_again();
    // Whether there is such a thing is known only now.
    const auto target = target_of(state_.content, state_.place);
    if (!place_of(state_.content, &library.knowledge, target)) return miss(link::to_string(target));
    look_into(state_.place);
    state_.other_ways.arrived = state_.other_ways.wanted;
    // Who reads a step or connects an account has everything already, and may be typing.
    if (!awaited || state_.place.kind == Place::Kind::Connect || state_.place.kind == Place::Kind::Checks) return;
    if (state_.place.id.empty()) return announce("knowledge.here");
    // What the reader came for is there only now. Who searches is still typing.
    state_.arrived = state_.place.kind != Place::Kind::Search;
  }

  void on(const Reset&) { on(StartOver{}); }

  // ---- Actions ----------------------------------------------------------------------------------------------------------

  void on(const GoTo& wish) { go_to(wish.place); }

  void on(const ChooseMode& choice) {
    state_.mode = choice.mode;
    const auto mode = content::text(state_.content, "mode." + std::string(stripe::to_string(choice.mode)) + "-in-sentence");
    announce("mode.shown", {{"mode", mode}});
  }

  void on(const MoveStep& move) {
    const auto* step = content::find_step(state_.content, move.step);
    auto progress = checklist::apply(state_.content, state_.report, state_.progress, move.step, move.move);
    // Screens offer what the table allows, so a refusal means that something else was quicker: nothing to do.
    if (step == nullptr || !progress) return;
    state_.progress = std::move(*progress);
    state_.cleared.reset();
    if (state_.notice == Notice::StartedOver) state_.notice = Notice::None;
    store_progress();

    using enum checklist::Move;
    announce(move.move == MarkDone ? "step.marked"
             : move.move == Skip   ? "step.skipped"
                                   : "step.reopened",
             {{"title", step->title}});
    if (move.move == Reopen) return;
    const auto next = static_cast<std::size_t>(step - state_.content.steps.data()) + 1;
    if (next < state_.content.steps.size()) {
      go_to({.kind = Place::Kind::Step, .id = state_.content.steps[next].id});
    } else {
      go_to({.kind = Place::Kind::Checks});
    }
  }

  void on(const ToggleMenu&) { state_.menu_open = !state_.menu_open; }
  void on(const ToggleNavigation&) { state_.navigation_open = !state_.navigation_open; }

  void on(const StartOver&) {
    state_.cleared = std::exchange(state_.progress, {});
    store_progress();
    go_to({});
    state_.notice = Notice::StartedOver;
  }

  void on(const UndoStartOver&) {
    if (!state_.cleared) return;
    state_.progress = *std::exchange(state_.cleared, std::nullopt);
    state_.notice = Notice::None;
    store_progress();
  }

  void on(const DismissNotice&) { state_.notice = Notice::None; }

  void on(const SubmitKey& submit) {
    auto& connection = state_.connection(submit.mode);
    connection.phase = Connection::Phase::Connecting;
    connection.failure.reset();
    connection.id = state_.next_id++;
    effects_.emplace_back(Connect{.id = connection.id, .field = submit.field, .mode = submit.mode});
  }

  void on(const ForgetKey& forget) {
    state_.connection(forget.mode) = {};
    effects_.emplace_back(Disconnect{forget.mode});
    announce("connect.disconnected",
             {{"mode", content::text(state_.content, "mode." + std::string(stripe::to_string(forget.mode)))}});
    interrupt_run(forget.mode, {.id = "token-missing"});
  }

  void on(const RunChecks&) {
    if (state_.run && state_.run->reading()) return;
    for (const auto mode : {Mode::Test, Mode::Live}) {
      const auto& connection = state_.connection(mode);
      if (connection.phase == Connection::Phase::Connected && connection.expires_at_unix_seconds * 1000 <= unix_ms_)
        expire(mode);
    }
    auto modes = connected_modes(state_);
    if (modes.empty()) return go_to({.kind = Place::Kind::Connect});
    state_.run.emplace(std::move(modes), state_.next_id, unix_ms_);
    state_.next_id += CheckRun::kIdsNeeded;
    show_run();
  }

  void on(const StopChecks&) {
    if (!state_.run) return;
    state_.run->stop(unix_ms_);
    announce("checks.stopped");
    drive_run();
  }

  void on(const ResumeChecks&) {
    if (!state_.run || !state_.run->can_resume()) return on(RunChecks{});
    if (const auto expired = state_.run->expired();
        expired && state_.connection(*expired).phase != Connection::Phase::Connected) {
      return go_to({.kind = Place::Kind::Connect});
    }
    state_.run->resume(unix_ms_);
    show_run();
  }

  void on(const JudgePartly&) {
    if (!state_.run || !state_.run->can_resume()) return;
    if (!judge({.document = state_.run->reader().snapshot(), .partly = true})) return;
    state_.run.reset();
    show_report();
  }

  void on(const FilterFindings& filter) { state_.filter = filter.severity; }

  void on(const SaveReport&) {
    if (state_.report) effects_.emplace_back(Download{.name = "portal-report.json", .text = report::to_json(*state_.report)});
  }

  void on(const GoToSearch&) { go_to({.kind = Place::Kind::Search, .id = state_.search}); }

  void on(const FetchAgain&) { fetch_knowledge(); }

  void on(const ShowOtherWays&) {
    state_.other_ways.wanted = true;
    fetch_knowledge();
  }

  void on(const ChooseLanguage& language) {
    state_.place.id = language.id;
    correct_address();
  }

  void on(const ReplyToQuestion& answer) {
    if (const auto* symptom = symptom_here(); symptom != nullptr) reply(*symptom, state_.inquiry.path, answer.reply);
    state_.inquiry.moved = true;
  }
  void on(const AskFurther&) {
    if (const auto* symptom = symptom_here(); symptom != nullptr) go_on(*symptom, state_.inquiry.path);
    state_.inquiry.moved = true;
  }
  void on(const TakeReplyBack&) {
    step_back(state_.inquiry.path);
    state_.inquiry.moved = true;
  }
  void on(const AskAnew&) {
    state_.inquiry.path = {};
    state_.inquiry.moved = true;
  }

  void on(const CopyText& copy) { effects_.emplace_back(Copy{copy.text}); }

  void on(const CopyPlaceLink& copy) {
    effects_.emplace_back(
        CopyLink{link::encode({.target = target_of(state_.content, copy.place), .mode = state_.mode, .lang = {}, .note = {}})});
  }

  // ---- Fields -----------------------------------------------------------------------------------------------------------

  void take_key_shapes(const std::array<std::string, 2>& shapes) {
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      auto& connection = state_.connections[i];
      if (connection.key_shape == shapes[i]) continue;
      connection.key_shape = shapes[i];
      // What was wrong with the last key says nothing of this one.
      if (connection.phase == Connection::Phase::Failed) connection.phase = Connection::Phase::None;
      connection.failure.reset();
    }
  }

  void take_return_url(const std::string& address) {
    if (state_.return_url == address) return;
    state_.return_url = address;
    if (!content::holds_rule_texts(state_.content)) fetch_knowledge();
    judge_address();
    judge_again();
  }

  void take_configuration(const std::string& id) {
    if (state_.configuration == id) return;
    state_.configuration = id;
    judge_again();
  }

  void take_search(const std::string& words) {
    if (state_.search == words) return;
    state_.search = words;
    const bool searching = state_.place.kind == Place::Kind::Search;
    if (!searching && words.empty()) return;
    // The field keeps the focus, so the reader does not arrive anywhere.
    if (!searching) {
      enter({.kind = Place::Kind::Search, .id = words});
      return navigate();
    }
    state_.place.id = words;
    answer_search();
    correct_address();
  }

  // ---- What they are made of --------------------------------------------------------------------------------------------

  /// Goes where a link says, or to the start with a notice that says why not.
  void follow(std::string_view target_text, std::string_view note) {
    enter({});
    state_.note = text::first_characters(note, kNoteCharacters);
    if (target_text.empty()) return;
    const auto target = link::parse_target(target_text);
    const auto place = target ? place_of(state_.content, knowledge_of(state_), *target) : std::nullopt;
    if (place) return enter(*place, Keep::Note);
    if (target) return miss(target_text);
    state_.notice = Notice::LinkBroken;
    state_.notice_detail = content::describe(state_.content, target.error());
  }

  /// What the rules say of the reader's own return URL.
  void judge_address() {
    const auto& address = state_.return_url;
    state_.return_url_findings = address.empty() ? std::vector<report::Finding>() : judge_return_url(state_.content, address);
  }

  /// What was judged already, by what is known now.
  void judge_again() {
    if (state_.checked) judge(Checked(*state_.checked));
  }

  /// Judges a snapshot and shows the result; false, and the last result stays, where it is none.
  bool judge(Checked checked) {
    const auto snapshot = snapshot_of(checked);
    if (!snapshot) {
      tell_error(snapshot.error());
      return false;
    }
    state_.report = rules::evaluate(*snapshot, state_.content);
    state_.checked = std::move(checked);
    judge_causes(&*snapshot);
    return true;
  }

 private:
  enum class Keep { Nothing, Note };

  void enter(Place place, Keep keep = Keep::Nothing) {
    if (keep == Keep::Nothing) {
      state_.note.clear();
      state_.notice = Notice::None;
    }
    if (state_.place.kind != place.kind) state_.list_filter.clear();
    state_.other_ways = {};
    state_.place = std::move(place);
    if (needs_knowledge(state_.content, state_.place)) fetch_knowledge();
    look_into(state_.place);
    state_.menu_open = false;
    state_.navigation_open = false;
    if (state_.place.kind == Place::Kind::Step && state_.progress.current != state_.place.id) {
      state_.progress.current = state_.place.id;
      store_progress();
    }
  }

  /// The reader goes somewhere: the address follows, and the heading takes the focus.
  void go_to(Place place) {
    enter(std::move(place));
    state_.arrived = true;
    navigate();
  }

  void navigate() { effects_.emplace_back(Navigate{.target = link::to_string(target_of(state_.content, state_.place))}); }
  /// The same place, told in other words.
  void correct_address() {
    effects_.emplace_back(Navigate{.target = link::to_string(target_of(state_.content, state_.place)), .replace = true});
  }

  /// To the start, where it is said that the guide has no such place.
  void miss(std::string_view target) {
    enter({});
    state_.arrived = true;
    state_.notice = Notice::LinkUnknown;
    state_.notice_detail = text::first_characters(target, kNoteCharacters);
  }

  void fetch_knowledge() {
    auto& phase = state_.library.phase;
    if (phase == Library::Phase::Fetching || phase == Library::Phase::Here) return;
    phase = Library::Phase::Fetching;
    effects_.emplace_back(FetchKnowledge{});
  }

  const content::Symptom* symptom_here() const {
    return state_.place.kind == Place::Kind::Symptom ? content::find_symptom(state_.library.knowledge.symptoms, state_.place.id)
                                                     : nullptr;
  }

  /// What a place shows of its own: what the reader searched for, or what is known of a symptom.
  void look_into(const Place& place) {
    if (place.kind == Place::Kind::Search) {
      state_.search = place.id;
      answer_search();
    }
    if (symptom_here() == nullptr) return;
    if (state_.inquiry.symptom != place.id) state_.inquiry = {.symptom = place.id};
    judge_causes();
  }

  void answer_search() {
    const auto& index = state_.library.index;
    state_.answer = index ? index->search(state_.place.id, {.limit = kHitsAtMost}) : search::Answer{};
  }

  Expected<stripe::Snapshot> snapshot_of(const Checked& checked) const {
    auto document = checked.document;
    if (!state_.return_url.empty()) document["integration"]["return_url"] = state_.return_url;
    if (state_.configuration.starts_with(kConfigurationPrefix))
      document["integration"]["session_configuration"] = state_.configuration;
    return stripe::Snapshot::create(std::move(document));
  }

  /// Of the symptom that is shown, by the last report and the snapshot it was made from, which is read anew without one.
  void judge_causes(const stripe::Snapshot* snapshot = nullptr) {
    const auto* symptom = symptom_here();
    if (symptom == nullptr || !state_.report) return;
    if (snapshot == nullptr) {
      if (const auto read = snapshot_of(*state_.checked)) judge_causes(&*read);
      return;
    }
    const troubleshoot::Evidence evidence = {.snapshot = *snapshot, .report = *state_.report};
    state_.inquiry.causes = troubleshoot::judge_causes(*symptom, state_.content, &evidence);
  }

  void store_progress() {
    effects_.emplace_back(Store{.key = std::string(kProgressKey), .text = checklist::to_json(state_.progress)});
  }

  void emit(std::string event, const Json& detail) {
    effects_.emplace_back(Emit{.event = std::move(event), .detail_json = to_text(detail)});
  }

  void announce(std::string_view key, const content::Arguments& arguments = {}) {
    effects_.emplace_back(Announce{.text = content::text(state_.content, key, arguments)});
  }

  void tell_error(const Error& error) {
    const auto message = content::describe(state_.content, error);
    effects_.emplace_back(Announce{.text = message, .assertive = true});
    emit("error", {{"code", error.id}, {"message", message}});
  }

  void fail_connection(Connection& connection, Error error) {
    connection.phase = Connection::Phase::Failed;
    connection.failure = error;
    tell_error(error);
  }

  void take_connection(Connection& connection, std::int64_t expires_at_unix_seconds) {
    connection = {
        .phase = Connection::Phase::Connected, .id = state_.next_id++, .expires_at_unix_seconds = expires_at_unix_seconds};
    const auto left_ms = std::clamp<std::int64_t>(expires_at_unix_seconds * 1000 - unix_ms_, 1, kLongestTimerMs);
    effects_.emplace_back(Delay{.id = connection.id, .ms = static_cast<int>(left_ms)});
  }

  void end_connection(Mode mode) {
    auto& connection = state_.connection(mode);
    connection = {.phase = Connection::Phase::Expired, .account = std::move(connection.account)};
    effects_.emplace_back(Disconnect{mode});
  }

  void expire(Mode mode) {
    end_connection(mode);
    interrupt_run(mode, {.id = "token-expired"});
  }

  void interrupt_run(Mode mode, Error why) {
    if (!state_.run || !state_.run->reading()) return;
    state_.run->disconnect(mode, std::move(why), unix_ms_);
    drive_run();
  }

  void show_run() {
    if (state_.place.kind != Place::Kind::Checks) go_to({.kind = Place::Kind::Checks});
    announce("checks.reading-announce");
    drive_run();
  }

  /// Does what the run asks for, and looks at how it ended where it has.
  void drive_run() {
    const bool was_reading = state_.run->reading();
    auto wanted = state_.run->next(unix_ms_);
    effects_.insert(effects_.end(), std::make_move_iterator(wanted.begin()), std::make_move_iterator(wanted.end()));
    if (state_.run->phase() == CheckRun::Phase::Interrupted && state_.run->failure()) {
      if (const auto expired = state_.run->expired();
          expired && state_.connection(*expired).phase == Connection::Phase::Connected) {
        end_connection(*expired);
      }
      tell_error(*state_.run->failure());
    }
    if (was_reading && state_.run->phase() == CheckRun::Phase::Finished) finish_run();
  }

  void finish_run() {
    // Where nothing at all could be read, the last result says more than a report full of unknowns.
    if (state_.run->nothing_read()) return tell_error({.id = "stripe-unavailable"});
    if (!judge({.document = state_.run->reader().snapshot()})) return;
    if (state_.run->unread().empty()) state_.run.reset();
    show_report();
  }

  void show_report() {
    state_.filter.reset();
    for (const auto mode : {Mode::Test, Mode::Live})
      name_account(mode);

    const auto& report = *state_.report;
    const auto verdict = verdict_words(state_.content, report);
    announce("checks.done-announce", {{"verdict", verdict}});
    emit("report", {{"verdict", report::to_string(report::verdict_of(report))},
                    {"summary",
                     {{"error", report::count(report, report::Severity::Error)},
                      {"warning", report::count(report, report::Severity::Warning)},
                      {"info", report::count(report, report::Severity::Info)},
                      {"passed", report.passed.size()},
                      {"not_checked", report.not_checked.size()},
                      {"suppressed", report.suppressed.size()}}}});
  }

  void name_account(Mode mode) {
    const auto path = std::string(stripe::to_string(mode)) + ".account.";
    for (const auto* member : {"settings.dashboard.display_name", "business_profile.name", "id"}) {
      const auto name = as_string(find_path(state_.checked->document, path + member));
      if (!name || name->empty()) continue;
      state_.connection(mode).account = *name;
      return;
    }
  }

  State& state_;
  std::int64_t unix_ms_;
  Effects& effects_;
  std::vector<checklist::State> before_;
};

}  // namespace

Expected<State> open_state(const Start& start, Effects& effects) {
  auto content = content::parse_content(start.content);
  if (!content) return propagate(content);
  State state;
  state.content = std::move(*content);
  if (start.mode) state.mode = *start.mode;
  effects.emplace_back(Load{std::string(kProgressKey)});
  effects.emplace_back(Emit{.event = "ready", .detail_json = "{}"});
  Change(state, start.unix_ms, effects).follow(start.target, start.note);
  return state;
}

Effects update(State& state, const Event& event, std::int64_t unix_ms) {
  Effects effects;
  {
    Change change(state, unix_ms, effects);
    std::visit([&](const auto& happened) { change.on(happened); }, event);
  }
  return effects;
}

Effects apply(State& state, const Action& action, std::int64_t unix_ms) {
  Effects effects;
  {
    Change change(state, unix_ms, effects);
    std::visit([&](const auto& done) { change.on(done); }, action);
  }
  return effects;
}

Effects take_drafts(State& state, const Drafts& drafts, std::int64_t unix_ms) {
  Effects effects;
  state.list_filter = drafts.list_filter;
  {
    Change change(state, unix_ms, effects);
    change.take_key_shapes(drafts.key_shapes);
    change.take_return_url(drafts.return_url);
    change.take_configuration(drafts.configuration);
    change.take_search(drafts.search);
  }
  return effects;
}

}  // namespace portal_guide::app
