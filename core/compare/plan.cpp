#include "core/compare/plan.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/compare/append.hpp"
#include "core/compare/catalogue_steps.hpp"
#include "core/compare/configuration_steps.hpp"
#include "core/compare/instructions.hpp"
#include "core/compare/step_calls.hpp"
#include "core/compare/steps.hpp"
#include "core/compare/wording.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

void add_webhook_step(std::vector<Step>& steps, Webhooks& webhooks, const content::Content& content) {
  if (!webhooks.difference) return;
  Step step{.kind = StepKind::SetWebhook,
            .title = sentence(content, "compare.step.webhooks"),
            .decision = sentence(content, "compare.decide.webhooks"),
            .instructions = {
                sentence(content, "compare.do.open-webhooks"),
                sentence(content, "compare.do.webhook-events", {{"events", shown(OrderedJson(webhooks.difference->test))}})}};
  if (webhooks.call) {
    step.call = call_of(*webhooks.call);
    step.applicability = webhooks.has_placeholder ? report::Applicability::Placeholder : report::Applicability::Exact;
  }
  webhooks.difference->steps = {add_step(steps, std::move(step), kWebhooksPage, content)};
}

/// The differences of one pair. The list of plans belongs to the topic of switching between them.
std::vector<Difference> differences_of(const ComparedPair& pair, const Plans& plans,
                                       const std::vector<std::size_t>& configuration_steps) {
  std::vector<Difference> differences;
  if (!pair.sides.live.configuration) {
    differences.push_back({.path = "configuration",
                           .about = {},
                           .test = stripe::observed_text(pair.sides.test.configuration->id),
                           .live = nullptr,
                           .steps = configuration_steps});
  }
  const std::vector<Setting>& settings = pair.settings.settings;
  const auto behind_switching = std::find_if(settings.begin(), settings.end(),
                                             [](const Setting& setting) { return setting.topic > Topic::SubscriptionUpdate; });
  for (auto setting = settings.begin(); setting != behind_switching; ++setting) {
    differences.push_back(setting->difference);
  }
  if (pair.sides.live.configuration) append(differences, plans.list.differences);
  for (auto setting = behind_switching; setting != settings.end(); ++setting) {
    differences.push_back(setting->difference);
  }
  for (Difference& difference : differences) {
    difference.configuration = pair.id;
  }
  return differences;
}

/// Adds the steps of one pair, whose titles name it, and then its differences.
void add_pair(Plan& plan, ComparedPair& pair, Plans& plans, const content::Content& content) {
  const std::size_t before = plan.steps.size();
  const Located& test = *pair.sides.test.configuration;
  std::vector<std::size_t> configuration_steps;
  if (pair.sides.live.configuration) {
    add_settings_steps(plan.steps, pair.settings.settings, plans, pair.sides, content);
  } else if (as_bool(find(*test.value, stripe::configuration::kIsDefault)) == true) {
    configuration_steps = add_whole_configuration_steps(plan.steps, plans, test, content);
  } else {
    configuration_steps = add_new_configuration_steps(plan.steps, plans, test, content);
  }
  for (std::size_t index = before; !pair.id.empty() && index < plan.steps.size(); ++index) {
    Step& step = plan.steps[index];
    step.configuration = pair.id;
    if (step.kind == StepKind::CreateConfiguration) continue;
    step.title = sentence(content, "compare.step.of-configuration", {{"title", step.title}, {"configuration", pair.label}});
  }
  append(plan.differences, differences_of(pair, plans, configuration_steps));
}

}  // namespace

std::size_t add_step(std::vector<Step>& steps, Step step, std::string_view page, const content::Content& content) {
  step.order = steps.size() + 1;
  step.dashboard_url = content::link_url(content, page, stripe::Mode::Live);
  steps.push_back(std::move(step));
  return steps.size();
}

Plan make_plan(Findings findings, const content::Content& content) {
  Plan plan;
  add_catalogue_steps(plan.steps, findings.plans, content);
  hand_steps_down(findings.plans);
  for (const ProductSupply& product : findings.plans.products) {
    append(plan.differences, product.differences);
  }
  for (const PriceSupply& price : findings.plans.prices) {
    append(plan.differences, price.differences);
  }
  for (std::size_t index = 0; index < findings.pairs.size(); ++index) {
    add_pair(plan, findings.pairs[index], findings.plans.of_pairs[index], content);
  }
  add_webhook_step(plan.steps, findings.webhooks, content);
  if (findings.webhooks.difference) plan.differences.push_back(*findings.webhooks.difference);
  return plan;
}

}  // namespace portal_guide::compare
