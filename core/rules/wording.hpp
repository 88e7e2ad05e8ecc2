#pragma once

#include <string>
#include <string_view>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/mode.hpp"

/// What judges an account observes, in the content's words.
namespace portal_guide::rules {

/// Who judged: a rule of the registry, or a requirement that somebody else made.
struct Judge {
  std::string_view id;
  report::Severity severity = report::Severity::Error;
  /// Its words; null where they are those that the content has for a rule of this id.
  const content::RuleText* text = nullptr;
};

/// The rule's words; where the content lacks them its id, so that it is seen.
content::RuleText text_of_rule(const content::Content& content, std::string_view rule_id);

/// "live" or "test", as a sentence says it.
std::string mode_word(const content::Content& content, stripe::Mode mode);

/// Puts an answer into the report: its findings, else the judge among the passed or the not checked. Keeps no order.
void add_answer(report::Report& report, const content::Content& content, const Judge& judge, stripe::Mode mode, Answer answer);

}  // namespace portal_guide::rules
