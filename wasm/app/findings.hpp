#pragma once

#include <string>
#include <vector>

#include "wasm/app/state.hpp"

namespace portal_guide::app {

/// Findings that have one cause: those of one rule with the same words, in one mode or in both. At least one.
using FindingGroup = std::vector<const report::Finding*>;

/// Tells a group from the others of its report.
const std::string& group_key(const FindingGroup& group);

/// The findings that the reader wants to see, the worst first, as the report has them. Empty without a report. Pointers live as
/// long as the report.
std::vector<FindingGroup> shown_findings(const State& state);

bool was_read(const report::Report& report, stripe::Mode mode);

/// The finding's title, and what it is about where that has names: "An offered price is archived: Lumen Classic, $29 a month".
std::string title_of(const State& state, const FindingGroup& group);

/// A value of Stripe's in words; long ones are cut.
std::string observed_words(const content::Content& content, const Json& observed);

/// How the findings of a report differ from those of the report before it.
Since compare_findings(const report::Report& before, const report::Report& now);

}  // namespace portal_guide::app
