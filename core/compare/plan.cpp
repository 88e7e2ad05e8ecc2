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

/// All differences in the order of the plan: the list of plans belongs to the topic of switching between them.
std::vector<Difference> differences_of(const Findings& findings, const std::vector<std::size_t>& configuration_steps) {
  std::vector<Difference> differences;
  for (const ProductSupply& product : findings.plans.products)
    append(differences, product.differences);
  for (const PriceSupply& price : findings.plans.prices)
    append(differences, price.differences);
  if (!findings.live.configuration) {
    differences.push_back({.path = "configuration",
                           .about = {},
                           .test = stripe::observed_text(findings.test.configuration->id),
                           .live = nullptr,
                           .steps = configuration_steps});
  }
  const std::vector<Setting>& settings = findings.settings.settings;
  const auto behind_switching = std::find_if(settings.begin(), settings.end(),
                                             [](const Setting& setting) { return setting.topic > Topic::SubscriptionUpdate; });
  for (auto setting = settings.begin(); setting != behind_switching; ++setting)
    differences.push_back(setting->difference);
  if (findings.live.configuration) append(differences, findings.plans.list.differences);
  for (auto setting = behind_switching; setting != settings.end(); ++setting)
    differences.push_back(setting->difference);
  if (findings.webhooks.difference) differences.push_back(*findings.webhooks.difference);
  return differences;
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
  const Located& test = *findings.test.configuration;
  std::vector<std::size_t> configuration_steps;
  if (findings.live.configuration) {
    add_settings_steps(plan.steps, findings.settings.settings, findings.plans, test, *findings.live.configuration, content);
  } else {
    configuration_steps = add_whole_configuration_steps(plan.steps, findings.plans, test, content);
  }
  add_webhook_step(plan.steps, findings.webhooks, content);
  plan.differences = differences_of(findings, configuration_steps);
  return plan;
}

}  // namespace portal_guide::compare
