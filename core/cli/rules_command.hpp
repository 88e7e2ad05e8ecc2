#pragma once

#include <string>
#include <string_view>

#include "core/cli/rule_examples.hpp"
#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"

namespace portal_guide::cli {

enum class RulesFormat { Text, Json, Markdown };

/// Every rule for people at a terminal, sorted by id: its severity, id and title.
std::string rules_text(const content::Content& content, const report::TextStyle& style);
/// The same as a JSON array of {"id", "severity", "modes", "title", "why", "expected", "good", "fix", "dashboard_url", "step",
/// "example": {"mode", "path", "bad", "good"}}.
std::string rules_json(const content::Content& content, const RuleExamples& examples);

/// The same as one table of GitHub Flavored Markdown.
std::string rules_markdown(const content::Content& content);

/// One rule: what it finds, why that matters, what is right and how to get there. Beside that stand the part of a snapshot in
/// which the rule finds something and the same part put right. Fails with `rule-unknown` ("observed").
Expected<std::string> rule_text(std::string_view id, const content::Content& content, const RuleExamples& examples,
                                const report::TextStyle& style);
Expected<std::string> rule_json(std::string_view id, const content::Content& content, const RuleExamples& examples);
Expected<std::string> rule_markdown(std::string_view id, const content::Content& content, const RuleExamples& examples);

enum class ExampleKind { Bad, Good };

/// One of the rule's examples as a whole snapshot, which the command `check` reads. Fails with `rule-unknown`.
Expected<std::string> rule_example(std::string_view id, const RuleExamples& examples, ExampleKind kind);

}  // namespace portal_guide::cli
