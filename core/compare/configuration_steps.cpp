#include "core/compare/configuration_steps.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "core/compare/configuration_pairs.hpp"
#include "core/compare/feature_members.hpp"
#include "core/compare/instructions.hpp"
#include "core/compare/list_parameters.hpp"
#include "core/compare/plan_list.hpp"
#include "core/compare/step_calls.hpp"
#include "core/compare/steps.hpp"
#include "core/compare/whole_configuration.hpp"
#include "core/compare/wording.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/plain_id.hpp"

namespace portal_guide::compare {
namespace {

constexpr stripe::MemberPath kSwitching = stripe::configuration::kFeaturesSubscriptionUpdateEnabled;
constexpr stripe::MemberPath kAllowedUpdates = stripe::configuration::kFeaturesSubscriptionUpdateDefaultAllowedUpdates;
constexpr stripe::MemberPath kList = stripe::configuration::kFeaturesSubscriptionUpdateProducts;

std::string title_of(Topic topic, const content::Content& content) {
  return sentence(content, "compare.step." + std::string(to_string(topic)));
}

std::string by_hand_title(Topic topic, const content::Content& content) {
  return sentence(content, "compare.step.by-hand", {{"title", title_of(topic, content)}});
}

std::string decision_of(const Setting& setting, const content::Content& content) {
  return sentence(content, setting.decision,
                  {{"path", setting.difference.path},
                   {"test", value_text(setting.difference.test)},
                   {"live", value_text(setting.difference.live)}});
}

/// The parameters of all settings that one call sets.
OrderedJson params_to_set(std::span<const Setting> settings) {
  OrderedJson params = OrderedJson::object();
  for (const Setting& setting : settings) {
    if (setting.difference.action == Action::Set) merge(params, setting.params);
  }
  return params;
}

bool turns_switching_on(std::span<const Setting> settings) {
  return std::any_of(settings.begin(), settings.end(), [](const Setting& setting) {
    return setting.difference.path == kSwitching.dotted() && setting.difference.test == true;
  });
}

/// Adds what customers may change in test mode, unless the parameters say so already.
void add_allowed_updates(OrderedJson& params, const Located& test) {
  const Json* allowed = find(*test.value, kAllowedUpdates);
  OrderedJson& update = params["features"]["subscription_update"];
  if (allowed != nullptr && allowed->is_array() && !allowed->empty() && !update.contains("default_allowed_updates")) {
    update["default_allowed_updates"] = OrderedJson(*allowed);
  }
}

/// The parameters of plan switching with the list of plans in them. Where the list cannot be sent, it is given up, and with it
/// turning switching on: Stripe refuses that without a list (docs/stripe.md, fact 7).
OrderedJson params_with_list(Step& step, std::span<Setting> settings, Plans& plans, const Located& test) {
  if (const auto list = list_parameters(step, plans)) {
    OrderedJson params = params_to_set(settings);
    set(params, kList.dotted(), *list);
    if (turns_switching_on(settings)) add_allowed_updates(params, test);
    return params;
  }
  step.depends_on.clear();
  give_up(plans.list);
  for (Setting& setting : settings) {
    if (setting.difference.path != kSwitching.dotted()) continue;
    setting.difference.action = Action::Manual;
    setting.decision = "compare.decide.plans-unknown";
  }
  return params_to_set(settings);
}

std::vector<std::string> plans_of_live_only(const ListOfPlans& list) {
  std::vector<std::string> names;
  for (const Difference& difference : list.differences) {
    if (difference.test.is_null()) names.push_back(difference.about);
  }
  return names;
}

/// Everything that the steps of one configuration are made from. `live` is null where live mode has no such configuration.
struct Target {
  const Located& test;
  const Located* live;
  /// The step that makes live mode's configuration where there is none.
  std::size_t making = 0;
  const SettingsPage page;
  const std::vector<std::string> plan_names;
  const content::Content& content;
};

/// The id of live mode's configuration, or what stands for it until it is made.
std::string live_configuration(Step& step, const Target& target) {
  return id_or_placeholder(step, target.live == nullptr ? std::string_view{} : target.live->id, "configuration", target.making);
}

/// Where people change a configuration of live mode.
SettingsPage page_of(const Located& live, const content::Content& content) {
  const bool is_default = as_bool(find(*live.value, stripe::configuration::kIsDefault)) == true;
  return is_default ? dashboard_page(content) : call_only(label_of(configuration_of(live)), content);
}

/// One call for everything of a topic that a call can set. `lists_plans`: whether live mode's list of plans has to be set, too.
void add_values_step(std::vector<Step>& steps, Topic topic, std::span<Setting> settings, Plans& plans, bool lists_plans,
                     const Target& target) {
  Step step{.kind = StepKind::SetConfiguration, .title = title_of(topic, target.content)};
  const bool sends_list = topic == Topic::SubscriptionUpdate && (lists_plans || turns_switching_on(settings));
  OrderedJson params = sends_list ? params_with_list(step, settings, plans, target.test) : params_to_set(settings);
  if (params.empty()) return;
  add_companions(params, target.test);
  step.instructions = configuration_instructions(target.page, params, target.plan_names, target.content);
  const std::string dropped = lists_plans ? joined(plans_of_live_only(plans.list), ", ") : "";
  if (!dropped.empty()) {
    step.instructions.push_back(sentence(target.content, "compare.do.no-longer-offered", {{"plans", dropped}}));
  }
  if (stripe::is_plain_id(target.live->id)) {
    set_call(step, path_below(kConfigurationsPath, target.live->id), std::move(params), report::Applicability::Exact);
  }

  const std::size_t order = add_step(steps, std::move(step), kPortalSettingsPage, target.content);
  for (Setting& setting : settings) {
    if (setting.difference.action == Action::Set) setting.difference.steps = {order};
  }
  if (!lists_plans || !plans.list.known) return;
  for (Difference& difference : plans.list.differences) {
    difference.steps = {order};
  }
}

/// A step in which a person decides about one setting. Returns its number.
std::size_t add_decision_step(std::vector<Step>& steps, const Setting& setting, const Target& target) {
  Step step{.kind = StepKind::SetConfiguration,
            .title = sentence(target.content, "compare.step.decide", {{"path", setting.difference.path}}),
            .decision = decision_of(setting, target.content),
            .instructions = configuration_instructions(target.page, setting.params, target.plan_names, target.content)};
  OrderedJson params = setting.params;
  add_companions(params, target.test);
  const std::string id = live_configuration(step, target);
  if (!id.empty()) {
    set_call(step, path_below(kConfigurationsPath, id), std::move(params),
             setting.has_placeholder ? report::Applicability::Placeholder : report::Applicability::Exact);
  }
  return add_step(steps, std::move(step), kPortalSettingsPage, target.content);
}

/// One step for everything of a topic that only a person can set.
void add_by_hand_step(std::vector<Step>& steps, Topic topic, std::span<Setting> settings, Plans& plans, bool lists_plans,
                      const Target& target) {
  const auto is_manual = [](const Setting& setting) { return setting.difference.action == Action::Manual; };
  const bool offers = lists_plans && !plans.list.differences.empty();
  if (!offers && std::none_of(settings.begin(), settings.end(), is_manual)) return;
  const std::size_t order = steps.size() + 1;
  Step step{.kind = StepKind::SetConfiguration, .title = by_hand_title(topic, target.content)};
  std::vector<std::string> instructions;
  for (Setting& setting : settings) {
    if (!is_manual(setting)) continue;
    instructions.push_back(decision_of(setting, target.content));
    setting.difference.steps = {order};
  }
  if (offers) {
    instructions.push_back(sentence(target.content, "compare.do.plans-unknown"));
    for (Difference& difference : plans.list.differences) {
      difference.steps = {order};
    }
  }
  step.instructions = on_page(target.page, std::move(instructions));
  add_step(steps, std::move(step), kPortalSettingsPage, target.content);
}

void add_topic_steps(std::vector<Step>& steps, Topic topic, std::span<Setting> settings, Plans& plans, const Target& target) {
  const bool lists_plans = topic == Topic::SubscriptionUpdate && plans.list.differs;
  if (!params_to_set(settings).empty() || (lists_plans && plans.list.known)) {
    add_values_step(steps, topic, settings, plans, lists_plans, target);
  }
  for (Setting& setting : settings) {
    if (setting.difference.action == Action::Decide) setting.difference.steps = {add_decision_step(steps, setting, target)};
  }
  add_by_hand_step(steps, topic, settings, plans, lists_plans && !plans.list.known, target);
}

/// What a configuration that live mode lacks is made from.
struct NewConfiguration {
  WholeConfiguration whole;
  /// Whether plan switching is wanted, but its list cannot be sent.
  bool lacks_list = false;
};

NewConfiguration new_configuration(Step& step, const Plans& plans, const Located& test) {
  const Json* switching = find(*test.value, kSwitching);
  const bool switching_wanted = switching == nullptr || *switching != false;
  const auto list = plans.test.enabled ? list_parameters(step, plans) : std::nullopt;
  NewConfiguration made{
      .whole = whole_configuration(test, list || !switching_wanted ? PlanList::Given : PlanList::Unknown, Texts::ForBothModes),
      .lacks_list = !list && switching_wanted};
  if (list) {
    set(made.whole.update, kList.dotted(), *list);
    set(made.whole.create, kList.dotted(), *list);
  }
  return made;
}

/// What is left once the new configuration is made: the decisions, and the plans that nobody could match.
void add_rest_of_new_configuration(std::vector<Step>& steps, const NewConfiguration& made, const Target& target) {
  for (const Setting& setting : made.whole.decisions) {
    if (setting.difference.action != Action::Keep) add_decision_step(steps, setting, target);
  }
  if (!made.lacks_list) return;
  Step by_hand{.kind = StepKind::SetConfiguration,
               .title = by_hand_title(Topic::SubscriptionUpdate, target.content),
               .instructions = on_page(target.page, {sentence(target.content, "compare.do.plans-unknown")})};
  depend(by_hand, target.making);
  add_step(steps, std::move(by_hand), kPortalSettingsPage, target.content);
}

}  // namespace

void add_settings_steps(std::vector<Step>& steps, std::vector<Setting>& settings, Plans& plans, const Sides& sides,
                        const content::Content& content) {
  const Located& live = *sides.live.configuration;
  const Target target{.test = *sides.test.configuration,
                      .live = &live,
                      .page = page_of(live, content),
                      .plan_names = plan_names(plans),
                      .content = content};
  const std::span<Setting> all(settings);
  for (std::size_t number = 0; number <= static_cast<std::size_t>(Topic::Active); ++number) {
    const auto topic = static_cast<Topic>(number);
    const auto begin = std::find_if(all.begin(), all.end(), [&](const Setting& setting) { return setting.topic >= topic; });
    const auto end = std::find_if(begin, all.end(), [&](const Setting& setting) { return setting.topic > topic; });
    add_topic_steps(steps, topic, {begin, end}, plans, target);
  }
}

std::vector<std::size_t> add_whole_configuration_steps(std::vector<Step>& steps, const Plans& plans, const Located& test,
                                                       const content::Content& content) {
  const std::size_t saving =
      add_step(steps,
               {.kind = StepKind::SaveSettings,
                .title = sentence(content, "compare.step.save-settings"),
                .instructions = {sentence(content, "compare.do.open-settings"), sentence(content, "compare.do.save-once"),
                                 sentence(content, "compare.do.dashboard-only")}},
               kPortalSettingsPage, content);
  const Target target{.test = test,
                      .live = nullptr,
                      .making = saving,
                      .page = dashboard_page(content),
                      .plan_names = plan_names(plans),
                      .content = content};
  Step step{.kind = StepKind::SetConfiguration, .title = sentence(content, "compare.step.whole-configuration")};
  depend(step, saving);
  NewConfiguration made = new_configuration(step, plans, test);
  step.instructions = configuration_instructions(target.page, made.whole.update, target.plan_names, content);
  set_call(step, path_below(kConfigurationsPath, live_configuration(step, target)), std::move(made.whole.update),
           report::Applicability::Placeholder);
  step.alternative =
      call_of({.method = "POST", .path = std::string(kConfigurationsPath), .params = std::move(made.whole.create)});
  step.alternative_note = sentence(content, "compare.alternative.create");
  const std::size_t setting_it = add_step(steps, std::move(step), kPortalSettingsPage, content);
  add_rest_of_new_configuration(steps, made, target);
  return {saving, setting_it};
}

std::vector<std::size_t> add_new_configuration_steps(std::vector<Step>& steps, const Plans& plans, const Located& test,
                                                     const content::Content& content) {
  const std::string label = label_of(configuration_of(test));
  const std::vector<std::string> names = plan_names(plans);
  Step step{.kind = StepKind::CreateConfiguration,
            .title = sentence(content, "compare.step.create-configuration", {{"configuration", label}})};
  NewConfiguration made = new_configuration(step, plans, test);
  const SettingsPage page = {.open = sentence(content, "compare.do.create-configuration"), .save = {}};
  step.instructions = configuration_instructions(page, made.whole.create, names, content);
  step.instructions.push_back(sentence(content, "compare.do.name-configuration"));
  set_call(step, std::string(kConfigurationsPath), std::move(made.whole.create), report::Applicability::Exact);
  const std::size_t creating = add_step(steps, std::move(step), kPortalSettingsPage, content);
  add_rest_of_new_configuration(steps, made,
                                {.test = test,
                                 .live = nullptr,
                                 .making = creating,
                                 .page = call_only(label, content),
                                 .plan_names = names,
                                 .content = content});
  return {creating};
}

}  // namespace portal_guide::compare
