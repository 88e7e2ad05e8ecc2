#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/rules/context.hpp"
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

/// Adds the answers for each of these configurations of the mode. Where `tells_apart` is Yes, the findings name theirs, in the
/// title as well, and so do the passed and the not checked; the same fault in several of them is one finding.
enum class TellsApart { No, Yes };
void add_answers(report::Report& report, const content::Content& content, const Judge& judge, const Context& context,
                 const std::vector<stripe::JudgedConfiguration>& configurations, TellsApart tells_apart,
                 const std::function<Answer(const Context& of_one)>& answer_of);

/// Gives the configurations among the findings' objects their names, where several were judged in their mode.
void name_configurations(report::Report& report);

/// How a report calls a configuration that it may have to tell apart from others: by its id, or by its place where it has none.
std::string call_configuration(const stripe::JudgedConfiguration& configuration);

}  // namespace portal_guide::rules
