#pragma once

#include <string>
#include <string_view>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/mode.hpp"

/// Puts what rules observed into the content's words.
namespace portal_guide::rules {

/// Who judged: a rule of the registry, or a requirement of a policy.
struct Judge {
  std::string_view id;
  report::Severity severity = report::Severity::Error;
  /// The judge's texts; null where they are those of the rule with this id in the content.
  const content::RuleText* text = nullptr;
};

/// The rule's texts. Where the content lacks them, the title is the id, so that somebody notices.
content::RuleText text_of_rule(const content::Content& content, std::string_view rule_id);

/// The mode as sentences name it, in the content's language.
std::string mode_word(const content::Content& content, stripe::Mode mode);

/// Adds an answer to the report: its findings, or else the judge among the passed or the not checked. Does not keep the report
/// sorted.
void add_answer(report::Report& report, const content::Content& content, const Judge& judge, stripe::Mode mode, Answer answer);

}  // namespace portal_guide::rules
