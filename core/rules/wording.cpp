#include "core/rules/wording.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "core/report/stripe_cli.hpp"
#include "core/rules/same_fault.hpp"

namespace portal_guide::rules {
namespace {

/// A value for a placeholder. Values come from other people's accounts, so nothing in them may act as a mark of the text.
std::string without_marks(std::string_view value) {
  std::string plain;
  for (const char c : value) {
    if (c == '(' && plain.ends_with(']')) plain += ' ';
    if (c == '*' && plain.ends_with('*')) continue;
    plain += c == '`' ? '\'' : c;
  }
  return plain;
}

content::Arguments without_marks(content::Arguments arguments) {
  for (auto& [name, value] : arguments) {
    value = without_marks(value);
  }
  return arguments;
}

std::string section_word(const content::Content& content, stripe::SectionName section) {
  std::string key = "section." + std::string(stripe::to_string(section));
  for (char& c : key) {
    if (c == '_') c = '-';
  }
  return content::text(content, key);
}

/// As many configurations are named in a title.
constexpr std::size_t kNamedInTitle = 3;

/// “Name” (id), or the id alone.
std::string name_in_title(const content::Content& content, const stripe::JudgedConfiguration& configuration) {
  std::string id = without_marks(call_configuration(configuration));
  if (configuration.name.empty()) return id;
  return content::text(content, "finding.configuration-named",
                       {{"name", without_marks(observed_text(configuration.name))}, {"id", id}});
}

std::string title_of(const content::Content& content, const std::string& title,
                     const std::vector<const stripe::JudgedConfiguration*>& configurations) {
  if (configurations.empty()) return title;
  std::string names;
  for (std::size_t index = 0; index < configurations.size() && index < kNamedInTitle; ++index) {
    names += (index == 0 ? "" : ", ") + name_in_title(content, *configurations[index]);
  }
  if (configurations.size() > kNamedInTitle) {
    names += ", " + content::plural(content, "finding.more-configurations", configurations.size() - kNamedInTitle);
  }
  return content::text(content, "finding.title-in-configurations", {{"title", title}, {"configurations", names}});
}

using Configurations = std::vector<const stripe::JudgedConfiguration*>;

/// Whether the steps are about the configuration itself, and not about a setting of the page. Those about a setting name it in
/// their last step at most.
bool is_about_configuration(const content::RuleText& text) {
  return text.fix.size() > 1 && std::any_of(text.fix.begin(), text.fix.end() - 1, [](const std::string& step) {
           return step.find("{configuration}") != std::string::npos;
         });
}

bool says_it_itself(const content::RuleText& text) {
  return std::any_of(text.fix.begin(), text.fix.end(),
                     [](const std::string& step) { return step.find("{configuration}") != std::string::npos; });
}

/// Adds what somebody has to know who looks for these configurations on the settings page, which shows only the default one.
/// Where none of them is the default, that comes first, because the page would change another one. Adds nothing where the rule
/// does not send people to that page.
void add_step_outside_dashboard(std::vector<std::string>& steps, const content::Content& content, const content::RuleText& text,
                                const Configurations& configurations) {
  if (text.link != "portal-settings" || configurations.empty() || is_about_configuration(text)) return;
  std::string others;
  bool none_is_default = true;
  for (const stripe::JudgedConfiguration* configuration : configurations) {
    none_is_default = none_is_default && configuration->is_default == false;
    if (configuration->is_default == true) continue;
    others += (others.empty() ? "" : ", ") + without_marks(call_configuration(*configuration));
  }
  const content::Arguments arguments = {{"configurations", others}};
  if (none_is_default) {
    steps.insert(steps.begin(), content::text(content, "finding.configuration-not-the-default", arguments));
  } else if (!others.empty() && !says_it_itself(text)) {
    steps.push_back(content::text(content, "finding.configuration-outside-dashboard", arguments));
  }
}

/// `concerned` is what is to be changed: it is not named where nothing else was judged.
report::Finding put_into_words(const content::Content& content, const Judge& judge, stripe::Mode mode, Fault fault,
                               const Configurations& concerned) {
  Observation& observation = fault.observation;
  const content::RuleText text = judge.text == nullptr ? text_of_rule(content, judge.id) : *judge.text;
  content::Arguments arguments = without_marks(std::move(observation.arguments));
  arguments.emplace("mode", mode_word(content, mode));
  arguments.emplace("other-mode", mode_word(content, stripe::other(mode)));

  report::Finding finding;
  finding.rule = judge.id;
  finding.severity = judge.severity;
  finding.consequence = text.consequence;
  finding.mode = mode;
  finding.title = title_of(content, content::fill(text.title, arguments), fault.configurations);
  finding.why = content::fill(text.why, arguments);
  if (!observation.remark.empty()) finding.why += " " + content::text(content, observation.remark, arguments);
  for (Sighting& sighting : observation.evidence) {
    content::Arguments own = without_marks(std::move(sighting.arguments));
    own.insert(arguments.begin(), arguments.end());
    finding.evidence.push_back({.path = std::move(sighting.path),
                                .observed = std::move(sighting.observed),
                                .expected = content::fill(text.expected, own)});
  }
  for (const std::string& step : text.fix) {
    finding.fix.steps.push_back(content::fill(step, arguments));
  }
  add_step_outside_dashboard(finding.fix.steps, content, text, concerned);
  finding.fix.dashboard_url = content::link_url(content, text.link, mode);
  finding.fix.applicability = observation.applicability;
  if (observation.api) {
    finding.fix.cli = report::stripe_cli_command(*observation.api, mode);
    finding.fix.api = std::move(observation.api);
  }
  if (const content::Step* step = content::step_of_rule(content, judge.id, mode)) finding.step = step->id;
  finding.fingerprint = report::fingerprint_of(judge.id, mode, observation.objects);
  finding.objects = std::move(observation.objects);
  for (const stripe::JudgedConfiguration* configuration : fault.configurations) {
    finding.configurations.push_back(observed_text(configuration->id));
  }
  return finding;
}

report::NotChecked put_into_words(const content::Content& content, const Judge& judge, stripe::Mode mode,
                                  const Unanswered& reason) {
  content::Arguments arguments = without_marks(reason.arguments);
  arguments.emplace("mode", mode_word(content, reason.mode.value_or(mode)));
  if (reason.section) arguments.emplace("section", section_word(content, *reason.section));
  if (!reason.covered_by.empty()) {
    arguments.emplace("finding", content::fill(text_of_rule(content, reason.covered_by).title, arguments));
  }
  return {.rule = std::string(judge.id),
          .mode = mode,
          .because = reason.because,
          .detail = content::text(content, reason.detail, arguments),
          .on_request = reason.on_request};
}

/// The answer for the one configuration that is judged.
void add_answer_of_one(report::Report& report, const content::Content& content, const Judge& judge, stripe::Mode mode,
                       Answer answer, const stripe::JudgedConfiguration& configuration) {
  if (!answer || answer->empty()) return add_answer(report, content, judge, mode, std::move(answer));
  for (Observation& observation : *answer) {
    const Configurations concerned = observation.is_of_configuration ? Configurations{&configuration} : Configurations{};
    report.findings.push_back(
        put_into_words(content, judge, mode, Fault{.observation = std::move(observation), .configurations = {}}, concerned));
  }
}

}  // namespace

content::RuleText text_of_rule(const content::Content& content, std::string_view rule_id) {
  if (const content::RuleText* text = content::find_rule(content, rule_id)) return *text;
  content::RuleText text;
  text.id = rule_id;
  text.title = rule_id;
  return text;
}

std::string mode_word(const content::Content& content, stripe::Mode mode) {
  return content::text(content, "mode.word." + std::string(stripe::to_string(mode)));
}

void add_answer(report::Report& report, const content::Content& content, const Judge& judge, stripe::Mode mode, Answer answer) {
  if (!answer) {
    report.not_checked.push_back(put_into_words(content, judge, mode, answer.error()));
    return;
  }
  if (answer->empty()) report.passed.push_back({.rule = std::string(judge.id), .mode = mode});
  for (Observation& observation : *answer) {
    report.findings.push_back(
        put_into_words(content, judge, mode, Fault{.observation = std::move(observation), .configurations = {}}, {}));
  }
}

void name_configurations(report::Report& report) {
  std::unordered_map<std::string_view, std::string_view> names;
  std::array<std::size_t, 2> judged = {};
  const auto count_of = [&](stripe::Mode mode) -> std::size_t& { return judged[mode == stripe::Mode::Live ? 1 : 0]; };
  for (const report::JudgedConfiguration& configuration : report.configurations) {
    ++count_of(configuration.mode);
  }
  for (const report::JudgedConfiguration& configuration : report.configurations) {
    if (count_of(configuration.mode) > 1) names.emplace(configuration.id, configuration.name);
  }
  for (report::Finding& finding : report.findings) {
    for (report::ObjectReference& object : finding.objects) {
      if (object.type != kConfigurationType) continue;
      if (const auto name = names.find(object.id); name != names.end()) object.name = name->second;
    }
  }
}

std::string call_configuration(const stripe::JudgedConfiguration& configuration) {
  return observed_text(configuration.id.empty() ? std::string_view(configuration.pointer) : configuration.id);
}

void add_answers(report::Report& report, const content::Content& content, const Judge& judge, const Context& context,
                 const std::vector<stripe::JudgedConfiguration>& configurations, TellsApart tells_apart,
                 const std::function<Answer(const Context& of_one)>& answer_of) {
  FaultsOfConfigurations faults;
  for (const stripe::JudgedConfiguration& configuration : configurations) {
    Answer answer = answer_of(context.of(configuration));
    if (tells_apart == TellsApart::No) {
      add_answer_of_one(report, content, judge, context.mode, std::move(answer), configuration);
      continue;
    }
    const std::string name = call_configuration(configuration);
    if (!answer) {
      report.not_checked.push_back(put_into_words(content, judge, context.mode, answer.error()));
      report.not_checked.back().configuration = name;
      continue;
    }
    if (answer->empty()) {
      report.passed.push_back({.rule = std::string(judge.id), .mode = context.mode, .configuration = name});
    }
    for (Observation& observation : *answer) {
      faults.add(std::move(observation), configuration);
    }
  }
  for (Fault& fault : std::move(faults).take()) {
    const Configurations concerned = fault.configurations;
    report.findings.push_back(put_into_words(content, judge, context.mode, std::move(fault), concerned));
  }
}

}  // namespace portal_guide::rules
