#include "wasm/app/update/judging.hpp"

#include <utility>

#include "core/rules/evaluate.hpp"
#include "wasm/app/return_url.hpp"
#include "wasm/app/update/inquiry.hpp"
#include "wasm/app/update/knowledge.hpp"
#include "wasm/app/verdict.hpp"

namespace portal_guide::app {
namespace {

constexpr std::string_view kConfigurationPrefix = "bpc_";

/// The snapshot with what the reader's own fields say of the integration.
Expected<stripe::Snapshot> snapshot_of(const State& state, const Checked& checked) {
  auto document = checked.document;
  if (!state.return_url.empty()) document["integration"]["return_url"] = state.return_url;
  if (state.configuration.starts_with(kConfigurationPrefix)) {
    document["integration"]["session_configuration"] = state.configuration;
  }
  return stripe::Snapshot::create(std::move(document));
}

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

}  // namespace

void on(Change& change, const FilterFindings& filter) { change.state.filter = filter.severity; }

void on(Change& change, const SaveReport& /*wish*/) {
  if (!change.state.report) return;
  change.effects.emplace_back(Download{.name = "portal-report.json", .text = report::to_json(*change.state.report)});
}

void take_return_url(Change& change, const std::string& address) {
  auto& state = change.state;
  if (state.return_url == address) return;
  state.return_url = address;
  if (!content::holds_rule_texts(state.content)) fetch_knowledge(change);
  judge_address(change);
  judge_again(change);
}

void take_configuration(Change& change, const std::string& id) {
  if (change.state.configuration == id) return;
  change.state.configuration = id;
  judge_again(change);
}

bool judge(Change& change, Checked checked) {
  auto& state = change.state;
  const auto snapshot = snapshot_of(state, checked);
  if (!snapshot) {
    tell_error(change, snapshot.error());
    return false;
  }
  state.report = rules::evaluate(*snapshot, state.content);
  state.checked = std::move(checked);
  judge_causes(change, &*snapshot);
  return true;
}

void judge_again(Change& change) {
  if (change.state.checked) judge(change, Checked(*change.state.checked));
}

void judge_address(Change& change) {
  auto& state = change.state;
  state.return_url_findings =
      state.return_url.empty() ? std::vector<report::Finding>() : judge_return_url(state.content, state.return_url);
}

void judge_causes(Change& change, const stripe::Snapshot* snapshot) {
  auto& state = change.state;
  const auto* symptom = symptom_here(state);
  if (symptom == nullptr || !state.report) return;
  if (snapshot == nullptr) {
    if (const auto read = snapshot_of(state, *state.checked)) judge_causes(change, &*read);
    return;
  }
  const troubleshoot::Evidence evidence = {.snapshot = *snapshot, .report = *state.report};
  state.inquiry.causes = troubleshoot::judge_causes(*symptom, state.content, &evidence);
}

void show_report(Change& change) {
  auto& state = change.state;
  state.filter.reset();
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

}  // namespace portal_guide::app
