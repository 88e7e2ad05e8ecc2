#include "wasm/app/findings.hpp"

#include <algorithm>

#include "core/json_writer.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::app {
namespace {

/// Longer values are cut: the reader only has to recognise them.
constexpr std::size_t kObservedBytes = 160;

std::set<std::string, std::less<>> fingerprints_of(const report::Report& report) {
  std::set<std::string, std::less<>> fingerprints;
  for (const auto& finding : report.findings) {
    fingerprints.insert(finding.fingerprint);
  }
  return fingerprints;
}

}  // namespace

const std::string& group_key(const FindingGroup& group) { return group.front()->fingerprint; }

std::vector<FindingGroup> shown_findings(const State& state) {
  std::vector<FindingGroup> groups;
  if (!state.report) return groups;
  for (const auto& finding : state.report->findings) {
    if (state.filter && *state.filter != finding.severity) continue;
    if (state.mode_filter && *state.mode_filter != finding.mode) continue;
    if (!state.step_filter.empty() && state.step_filter != finding.step) continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const FindingGroup& group) {
      const auto& first = *group.front();
      return first.rule == finding.rule && first.title == finding.title && first.severity == finding.severity;
    });
    if (same == groups.end()) {
      groups.push_back({&finding});
    } else {
      same->push_back(&finding);
    }
  }
  return groups;
}

std::string observed_words(const content::Content& content, const Json& observed) {
  if (observed.is_null() || observed == "") return content::text(content, "finding.empty");
  if (observed.is_boolean()) return content::text(content, observed.get<bool>() ? "finding.on" : "finding.off");
  auto shown = observed.is_string() ? observed.get<std::string>() : to_text(observed);
  if (shown.size() <= kObservedBytes) return shown;
  return std::string(text::first_bytes(shown, kObservedBytes)) + "…";
}

std::string title_of(const State& state, const FindingGroup& group) {
  constexpr std::size_t kNamed = 2;
  std::vector<std::string_view> names;
  for (const auto* finding : group) {
    for (const auto& object : finding->objects) {
      const auto known = state.names.find(object.id);
      const bool is_new = known != state.names.end() && std::find(names.begin(), names.end(), known->second) == names.end();
      if (is_new) names.emplace_back(known->second);
    }
  }
  const auto& title = group.front()->title;
  if (names.empty()) return title;
  std::string listed;
  for (std::size_t index = 0; index < std::min(names.size(), kNamed); ++index) {
    listed.append(index == 0 ? "" : "; ").append(names[index]);
  }
  if (names.size() > kNamed) {
    listed = content::text(state.content, "finding.names-more",
                           {{"names", listed}, {"count", std::to_string(names.size() - kNamed)}});
  }
  return content::text(state.content, "finding.of", {{"title", title}, {"names", listed}});
}

bool was_read(const report::Report& report, stripe::Mode mode) {
  return std::find(report.modes_not_read.begin(), report.modes_not_read.end(), mode) == report.modes_not_read.end();
}

Since compare_findings(const report::Report& before, const report::Report& now) {
  Since since{.taken_at_unix_seconds = before.taken_at_unix_seconds};
  const auto known = fingerprints_of(before);
  const auto found = fingerprints_of(now);
  for (const auto& finding : now.findings) {
    if (was_read(before, finding.mode) && !known.contains(finding.fingerprint)) since.fresh.insert(finding.fingerprint);
  }
  for (const auto& finding : before.findings) {
    if (was_read(now, finding.mode) && !found.contains(finding.fingerprint)) ++since.fixed;
  }
  return since;
}

}  // namespace portal_guide::app
