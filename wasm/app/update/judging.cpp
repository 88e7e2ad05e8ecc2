#include "wasm/app/update/judging.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "core/json_writer.hpp"
#include "core/report/parse_report.hpp"
#include "core/stripe/typed_configurations.hpp"
#include "wasm/app/findings.hpp"
#include "wasm/app/update/files.hpp"
#include "wasm/app/update/frame.hpp"
#include "wasm/app/update/inquiry.hpp"
#include "wasm/app/update/knowledge.hpp"
#include "wasm/app/update/navigation.hpp"
#include "wasm/app/update/progress.hpp"
#include "wasm/app/verdict.hpp"

namespace portal_guide::app {
namespace {

std::string ids_of(const std::vector<stripe::NamedConfiguration>& own, const std::vector<stripe::NamedConfiguration>& either) {
  std::string ids;
  for (const auto* names : {&own, &either}) {
    for (const stripe::NamedConfiguration& name : *names) {
      ids += (ids.empty() ? "" : " ") + name.id;
    }
  }
  return ids;
}

std::uint32_t ask(Change& change, const char* question, std::string input_json) {
  const auto id = change.state.next_id++;
  change.effects.emplace_back(AskDoctor{.id = id, .question = question, .input_json = std::move(input_json)});
  return id;
}

bool doctor_is_here(const State& state) { return state.library.phase == Library::Phase::Here; }

/// The account's name, as its owner knows it.
void name_account(State& state, Mode mode) {
  const auto path = std::string(stripe::to_string(mode)) + ".account.";
  for (const auto* member : {"settings.dashboard.display_name", "business_profile.name", "id"}) {
    const auto name = as_string(find_path(state.checked->document, path + member));
    if (!name || name->empty()) continue;
    state.connection(mode).account = *name;
    return;
  }
}

/// Asks for what `judging` waits for, or fetches the doctor first.
void ask_judgement(Change& change) {
  auto& state = change.state;
  if (!doctor_is_here(state)) return fetch_knowledge(change);
  const auto& checked = state.judging->checked ? *state.judging->checked : *state.checked;
  JsonWriter input;
  input.begin_object().member("snapshot", checked.document).member("return_url", state.return_url);
  input.name("configurations").begin_object();
  for (const auto mode : {Mode::Test, Mode::Live}) {
    input.member(stripe::to_string(mode), state.configuration(mode));
  }
  state.judging->asked = ask(change, "judge", std::move(input.end_object().end_object()).text());
}

/// Tells the reader and the host page what a new report says.
void show_report(Change& change) {
  auto& state = change.state;
  state.filter.reset();
  state.mode_filter.reset();
  state.step_filter.clear();
  state.steps_shown = false;
  const auto groups = shown_findings(state);
  const bool urgent = !groups.empty() && groups.front().front()->severity == report::Severity::Error;
  state.open_finding = urgent ? group_key(groups.front()) : std::string();
  for (const auto mode : {Mode::Test, Mode::Live}) {
    name_account(state, mode);
  }

  const auto& report = *state.report;
  announce(change, "checks.done-announce", {{"verdict", verdict_words(state.content, report)}});
  emit(change, "report",
       {{"verdict", report::to_string(report::verdict_of(report))},
        {"summary",
         {{"error", report::count(report, report::Severity::Error)},
          {"warning", report::count(report, report::Severity::Warning)},
          {"info", report::count(report, report::Severity::Info)},
          {"passed", report.passed.size()},
          {"not_checked", report.not_checked.size()},
          {"suppressed", report.suppressed.size()}}}});
}

/// Whether two snapshots are of one account. Of accounts that were not read, nothing says that they are not.
bool same_account(const Json& before, const Json& now) {
  for (const auto* path : {"live.account.id", "test.account.id"}) {
    const auto one = as_string(find_path(before, path));
    const auto other = as_string(find_path(now, path));
    if (one && other && *one != *other) return false;
  }
  return true;
}

void take_report(Change& change, const DoctorAnswered& answered) {
  auto& state = change.state;
  auto judging = *std::exchange(state.judging, std::nullopt);
  auto report = answered.answer ? report::parse_report(*answered.answer) : std::nullopt;
  if (!report) {
    const Error failure = answered.answer ? Error{.id = "knowledge-unreachable"} : answered.failure;
    if (judging.then == Judging::Then::Open) return refuse_files(change, failure);
    return tell_error(change, failure);
  }
  const bool again = judging.then == Judging::Then::Show && state.report && state.opened_files.names.empty() &&
                     judging.checked && same_account(state.checked->document, judging.checked->document);
  if (judging.then != Judging::Then::Keep) state.since.reset();
  if (again) state.since = compare_findings(*state.report, *report);
  state.report = std::move(*report);
  state.report_json = *answered.answer;
  if (judging.checked) {
    state.names = name_objects(state.content, judging.checked->document);
    state.checked = std::move(*judging.checked);
  }
  judge_causes(change);
  if (judging.then == Judging::Then::Keep) return;
  if (judging.then == Judging::Then::Show) {
    state.opened_files = {};
    remember_confirmed(change);
  } else {
    state.run.reset();
    go_to(change, {.kind = Place::Kind::Checks});
  }
  show_report(change);
}

void take_diagnosis(Change& change, const DoctorAnswered& answered) {
  auto& inquiry = change.state.inquiry;
  inquiry.asked = 0;
  const auto* symptom = symptom_here(change.state);
  if (symptom == nullptr || symptom->id != inquiry.symptom) return;
  inquiry.diagnosis = answered.answer ? parse_diagnosis(*symptom, *answered.answer) : std::nullopt;
  if (!inquiry.diagnosis) tell_error(change, {.id = "knowledge-unreachable"});
}

void take_address(State& state, const DoctorAnswered& answered) {
  state.return_url_asked = 0;
  auto report = answered.answer ? report::parse_report(*answered.answer) : std::nullopt;
  state.return_url_findings = report ? std::move(report->findings) : std::vector<report::Finding>();
}

}  // namespace

void on(Change& change, const FilterFindings& filter) { change.state.filter = filter.severity; }

void on(Change& change, const FilterMode& filter) { change.state.mode_filter = filter.mode; }

void on(Change& change, const ToggleSteps& /*wish*/) { change.state.steps_shown = !change.state.steps_shown; }

void on(Change& change, const FilterStep& filter) { change.state.step_filter = filter.step; }

void on(Change& change, const ToggleFinding& toggle) {
  auto& open = change.state.open_finding;
  open = open == toggle.key ? std::string() : toggle.key;
}

void on(Change& change, const SaveReport& /*wish*/) {
  if (!change.state.report) return;
  change.effects.emplace_back(Download{.name = "portal-report.json", .text = change.state.report_json});
  show_toast(change, "checks.saved");
}

void take_return_url(Change& change, const std::string& address) {
  auto& state = change.state;
  if (state.return_url == address) return;
  state.return_url = address;
  judge_address(change);
  judge_again(change);
}

void take_configurations(Change& change, const std::array<std::string, 2>& typed) {
  if (change.state.configurations == typed) return;
  change.state.configurations = typed;
  judge_again(change);
}

void name_configurations(State& state, std::string_view text) {
  const auto named = stripe::typed_configurations(text);
  if (!named) return;
  state.configurations = {ids_of(named->test, named->either), ids_of(named->live, named->either)};
}

void on(Change& change, const NameConfigurations& named) {
  const auto before = change.state.configurations;
  name_configurations(change.state, named.text);
  if (change.state.configurations != before) judge_again(change);
}

void on(Change& change, const DoctorAnswered& answered) {
  auto& state = change.state;
  // Answers to questions that were asked anew since are of no use.
  if (state.judging && state.judging->asked == answered.id) return take_report(change, answered);
  if (state.inquiry.asked == answered.id) return take_diagnosis(change, answered);
  if (state.return_url_asked == answered.id) take_address(state, answered);
}

void judge(Change& change, Checked checked, Judging::Then then) {
  change.state.judging = Judging{.asked = 0, .checked = std::move(checked), .then = then};
  ask_judgement(change);
}

void judge_again(Change& change) {
  auto& state = change.state;
  if (!state.judging && !state.checked) return;
  if (!state.judging) state.judging.emplace();
  ask_judgement(change);
}

void judge_address(Change& change) {
  auto& state = change.state;
  if (state.return_url.empty()) {
    state.return_url_findings.clear();
    state.return_url_asked = 0;
    return;
  }
  if (!doctor_is_here(state)) return fetch_knowledge(change);
  JsonWriter input;
  input.begin_object().member("return_url", state.return_url).end_object();
  state.return_url_asked = ask(change, "address", std::move(input).text());
}

void judge_causes(Change& change) {
  auto& state = change.state;
  const auto* symptom = symptom_here(state);
  if (symptom == nullptr || !state.report) return;
  JsonWriter input;
  input.begin_object().member("symptom", symptom->id).end_object();
  state.inquiry.asked = ask(change, "causes", std::move(input).text());
}

}  // namespace portal_guide::app
