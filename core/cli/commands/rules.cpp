#include <map>
#include <memory>
#include <string>

#include "core/cli/command.hpp"
#include "core/cli/embedded_content.hpp"
#include "core/cli/rule_examples.hpp"
#include "core/cli/rules_command.hpp"

namespace portal_guide::cli {
namespace {

const std::map<std::string, RulesFormat> kRulesFormats = {
    {"text", RulesFormat::Text}, {"json", RulesFormat::Json}, {"markdown", RulesFormat::Markdown}};
const std::map<std::string, ExampleKind> kExamples = {{"bad", ExampleKind::Bad}, {"good", ExampleKind::Good}};

struct RulesArguments {
  std::string id;
  std::string example;
  std::string format = "text";
};

int run_rules(const Console& console, const RulesArguments& arguments) {
  // The build checked the examples before it embedded them.
  const auto examples = RuleExamples::parse(embedded_examples());
  if (!examples) return console.refuse(examples.error(), "examples.json");
  const content::Content& content = console.content();
  const std::string& id = arguments.id;
  if (!arguments.example.empty()) return console.print_or_refuse(rule_example(id, *examples, kExamples.at(arguments.example)));
  switch (kRulesFormats.at(arguments.format)) {
    case RulesFormat::Json:
      return id.empty() ? console.print(rules_json(content, *examples))
                        : console.print_or_refuse(rule_json(id, content, *examples));
    case RulesFormat::Markdown:
      return id.empty() ? console.print(rules_markdown(content))
                        : console.print_or_refuse(rule_markdown(id, content, *examples));
    case RulesFormat::Text:
      break;
  }
  return id.empty() ? console.print(rules_text(content, console.style()))
                    : console.print_or_refuse(rule_text(id, content, *examples, console.style()));
}

}  // namespace

Command rules_command(const Console& console) {
  const auto arguments = std::make_shared<RulesArguments>();
  return {.name = "rules",
          .about = "rules.about",
          .options = {{.name = "ID", .about = "rules.id", .value = &arguments->id},
                      {.name = "--example",
                       .about = "rules.example",
                       .value = &arguments->example,
                       .choices = names_of(kExamples),
                       .needs = "ID"},
                      format_option("rules.format", &arguments->format, kRulesFormats)},
          .run = [&console, arguments] { return run_rules(console, *arguments); }};
}

}  // namespace portal_guide::cli
