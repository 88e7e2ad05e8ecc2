#include "core/compare/plan.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "core/content/markup.hpp"
#include "core/report/stripe_cli.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/plain_id.hpp"

namespace portal_guide::compare {
namespace {

constexpr std::string_view kConfigurationsPath = "/v1/billing_portal/configurations";
constexpr std::string_view kProductsPath = "/v1/products";
constexpr std::string_view kPricesPath = "/v1/prices";
constexpr std::string_view kPortalSettings = "portal-settings";
constexpr std::string_view kProducts = "products";
constexpr std::string_view kWebhooks = "webhooks";

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : std::string(separator)) + part;
  return text;
}

/// "a", ["b"], true: what a person reads beside a setting.
std::string shown(const OrderedJson& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::vector<std::string> members;
  for (const OrderedJson& member : value)
    members.push_back(shown(member));
  return joined(members, ", ");
}

class Planner {
 public:
  Planner(Comparison& comparison, Findings findings, const content::Content& content)
      : comparison_(comparison), findings_(std::move(findings)), content_(content) {}

  void plan() {
    for (std::size_t index = 0; index < findings_.plans.products.size(); ++index)
      plan_product(index);
    for (std::size_t index = 0; index < findings_.plans.prices.size(); ++index)
      plan_price(index);
    if (findings_.live.configuration) {
      plan_settings();
    } else {
      plan_whole_configuration();
    }
    plan_webhooks();
    add_differences();
  }

 private:
  std::string sentence(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, "compare." + std::string(key), arguments));
  }

  /// A step after all others, with its place in the Dashboard.
  Step& add_step(StepKind kind, std::string title, std::string_view link) {
    return add_step(Step{.kind = kind, .title = std::move(title)}, link);
  }

  /// The reference holds until the next step.
  Step& add_step(Step step, std::string_view link) {
    step.order = comparison_.plan.size() + 1;
    step.dashboard_url = content::link_url(content_, link, stripe::Mode::Live);
    comparison_.plan.push_back(std::move(step));
    return comparison_.plan.back();
  }

  static Call call_of(report::ApiCall api) {
    std::string cli = report::stripe_cli_command(api, stripe::Mode::Live);
    return {.api = std::move(api), .cli = std::move(cli)};
  }

  /// Whether an id is yet to come, as id_or_placeholder() has it.
  static bool names_step(const OrderedJson& value) {
    if (value.is_string()) return value.get_ref<const std::string&>().find("_from_step_") != std::string::npos;
    return value.is_structured() && std::any_of(value.begin(), value.end(), names_step);
  }

  static void set_call(Step& step, std::string path, OrderedJson params, report::Applicability applicability) {
    step.call = call_of({.method = "POST", .path = std::move(path), .params = std::move(params)});
    const bool waits = names_step(step.call->api.path) || names_step(step.call->api.params);
    step.applicability = waits ? report::Applicability::Placeholder : applicability;
  }

  static std::string below(std::string_view collection, std::string_view id) {
    return std::string(collection).append("/").append(id);
  }

  static void depend(Step& step, std::size_t order) {
    if (std::find(step.depends_on.begin(), step.depends_on.end(), order) == step.depends_on.end())
      step.depends_on.push_back(order);
  }

  /// The id, or what stands for the one that an earlier step brings; empty where a call cannot name it.
  static std::string id_or_placeholder(Step& step, std::string_view id, std::string_view type, std::size_t order) {
    if (!id.empty()) return stripe::is_plain_id(id) ? std::string(id) : "";
    if (order == 0) return "";
    depend(step, order);
    return "{" + std::string(type) + "_from_step_" + std::to_string(order) + "}";
  }

  void plan_product(std::size_t index) {
    const ProductSupply& product = findings_.plans.products[index];
    const content::Arguments arguments = {{"name", product.name}, {"ids", joined(product.candidates, ", ")}};
    switch (product.supply) {
      case Supply::Existing: {
        const auto by_hand =
            by_hand_of(findings_.plans.product_differences, findings_.plans.product_of_difference, product.test_id);
        if (product.params.empty() && by_hand.empty()) return;
        Step& step = add_step(StepKind::UpdateProduct, sentence("step.update-product", arguments), kProducts);
        step.instructions = {sentence("do.open-product", {{"id", stripe::observed_text(product.live_id)}})};
        add_update(step, kProductsPath, product.live_id, product.params, by_hand);
        break;
      }
      case Supply::Create:
      case Supply::CreateByHand: {
        Step& step = add_step(StepKind::CreateProduct, sentence("step.create-product", arguments), kProducts);
        step.instructions = {sentence("do.open-products"), sentence("do.create-product", arguments)};
        add_values(step, product.params);
        if (product.supply == Supply::Create) {
          set_call(step, std::string(kProductsPath), product.params, report::Applicability::Exact);
        } else {
          step.instructions.push_back(sentence("do.by-hand"));
        }
        break;
      }
      case Supply::Choose: {
        Step& step = add_step(StepKind::ChooseProduct, sentence("step.choose-product", arguments), kProducts);
        step.decision = sentence("decide.choose", arguments);
        step.candidates = product.candidates;
        step.instructions = {sentence("do.open-products"), sentence("do.choose", arguments)};
        break;
      }
      case Supply::Leave:
      case Supply::Unknown:
        return;
    }
    product_steps_[index] = comparison_.plan.size();
    order_of_["product:" + std::string(product.test_id)] = {comparison_.plan.size()};
  }

  /// What of an object's differences no call removes, one sentence each.
  std::vector<std::string> by_hand_of(const std::vector<Difference>& differences, const std::vector<std::string_view>& ids,
                                      std::string_view id) const {
    std::vector<std::string> sentences;
    for (std::size_t index = 0; index < differences.size(); ++index) {
      const Difference& difference = differences[index];
      if (ids[index] != id || difference.action != Action::Manual) continue;
      sentences.push_back(sentence("do.member-by-hand", {{"path", difference.path},
                                                         {"test", shown(OrderedJson(difference.test))},
                                                         {"live", shown(OrderedJson(difference.live))}}));
    }
    return sentences;
  }

  void add_update(Step& step, std::string_view collection, std::string_view id, const OrderedJson& params,
                  const std::vector<std::string>& by_hand) const {
    add_values(step, params);
    step.instructions.insert(step.instructions.end(), by_hand.begin(), by_hand.end());
    if (!params.empty() && stripe::is_plain_id(id)) {
      set_call(step, below(collection, id), params, report::Applicability::Exact);
    }
  }

  std::size_t step_of_product(std::size_t index) const {
    const auto found = product_steps_.find(index);
    return found == product_steps_.end() ? 0 : found->second;
  }

  void plan_price(std::size_t index) {
    const PriceSupply& price = findings_.plans.prices[index];
    content::Arguments arguments = {{"name", price.name}, {"ids", joined(price.candidates, ", ")}};
    switch (price.supply) {
      case Supply::Existing: {
        const auto by_hand = by_hand_of(findings_.plans.price_differences, findings_.plans.price_of_difference, price.test_id);
        if (price.params.empty() && by_hand.empty()) return;
        Step& step = add_step(StepKind::UpdatePrice, sentence("step.update-price", arguments), kProducts);
        step.instructions = {sentence("do.open-price", {{"id", stripe::observed_text(price.live_id)}})};
        add_update(step, kPricesPath, price.live_id, price.params, by_hand);
        const bool waits = findings_.plans.products[price.product].params.contains("active");
        if (waits && price.params.contains("active")) depend(step, step_of_product(price.product));
        break;
      }
      case Supply::Create:
      case Supply::CreateByHand:
        plan_new_price(price, arguments);
        break;
      case Supply::Choose: {
        Step& step = add_step(StepKind::ChoosePrice, sentence("step.choose-price", arguments), kProducts);
        step.decision = sentence("decide.choose", arguments);
        step.candidates = price.candidates;
        step.instructions = {sentence("do.open-products"), sentence("do.choose", arguments)};
        break;
      }
      case Supply::Leave:
      case Supply::Unknown:
        return;
    }
    price_steps_[index] = comparison_.plan.size();
    order_of_["price:" + std::string(price.test_id)] = {comparison_.plan.size()};
  }

  void plan_new_price(const PriceSupply& price, const content::Arguments& arguments) {
    const ProductSupply& product = findings_.plans.products[price.product];
    Step& step = add_step(StepKind::CreatePrice, sentence("step.create-price", arguments), kProducts);
    step.instructions = {sentence("do.open-products"), sentence("do.create-price", {{"name", product.name}})};
    add_values(step, price.params);
    if (!price.counterpart.empty()) {
      step.decision =
          sentence("decide.replace-price", {{"name", price.name}, {"ids", stripe::observed_text(price.counterpart)}});
    }
    const std::string product_id = id_or_placeholder(step, product.live_id, "product", step_of_product(price.product));
    if (price.supply == Supply::Create && !product_id.empty()) {
      OrderedJson params = {{"product", product_id}};
      merge(params, price.params);
      set_call(step, std::string(kPricesPath), std::move(params), report::Applicability::Exact);
    } else {
      step.instructions.push_back(sentence("do.by-hand"));
    }
  }

  /// One instruction for each parameter.
  void add_values(Step& step, const OrderedJson& params) const {
    for (const auto& [name, value] : params.items()) {
      if (value.is_object()) {
        for (const auto& [member, inner] : value.items())
          add_value(step, std::string(name).append(".").append(member), inner);
      } else {
        add_value(step, name, value);
      }
    }
  }

  void add_value(Step& step, const std::string& member, const OrderedJson& value) const {
    step.instructions.push_back(value == "" ? sentence("do.clear", {{"member", member}})
                                            : sentence("do.value", {{"member", member}, {"value", shown(value)}}));
  }

  /// What the Dashboard calls the place of a configuration's parameters, one instruction each: "Under Cancellations: …".
  void add_settings(Step& step, const OrderedJson& params) const {
    const auto features = params.find("features");
    if (features != params.end()) {
      for (const auto& [feature, members] : features->items())
        add_section(step, kebab_case(feature), members);
    }
    for (const auto& [name, value] : params.items()) {
      if (name == "features") continue;
      const std::string section = name == "name" || name == "metadata" ? "label" : kebab_case(name);
      add_section(step, section, value.is_object() && name != "metadata" ? value : OrderedJson{{name, value}});
    }
  }

  static std::string kebab_case(std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
  }

  void add_section(Step& step, const std::string& section, const OrderedJson& members) const {
    std::vector<std::string> values;
    for (const auto& [name, value] : members.items())
      append_values(name, value, values);
    step.instructions.push_back(
        sentence("do.section", {{"section", sentence("section." + section)}, {"values", joined(values, "; ")}}));
  }

  void append_values(const std::string& name, const OrderedJson& value, std::vector<std::string>& values) const {
    if (value.is_object()) {
      for (const auto& [member, inner] : value.items())
        append_values(std::string(name).append(".").append(member), inner, values);
    } else if (value == "") {
      values.push_back(sentence("do.value-none", {{"member", name}}));
    } else if (name == "products") {
      values.push_back(sentence("do.value-plans", {{"plans", joined(plan_names(), ", ")}}));
    } else {
      values.push_back(sentence("do.value-short", {{"member", name}, {"value", shown(value)}}));
    }
  }

  std::vector<std::string> plan_names() const {
    std::vector<std::string> names;
    for (const PriceSupply& price : findings_.plans.prices) {
      if (price.supply != Supply::Leave && price.supply != Supply::Unknown) names.push_back(price.name);
    }
    return names;
  }

  std::vector<std::string> plans_of_live_only() const {
    std::vector<std::string> names;
    for (const Difference& difference : findings_.plans.list_differences) {
      if (difference.test.is_null()) names.push_back(difference.about);
    }
    return names;
  }

  /// Test mode's list with live's ids: products in test mode's order, each with its quantities. None where it cannot be sent.
  std::optional<OrderedJson> list_of_products(Step& step) const {
    const Plans& plans = findings_.plans;
    if (!plans.list_known) return std::nullopt;
    OrderedJson list = OrderedJson::array();
    std::map<std::string, std::size_t> places;
    for (std::size_t index = 0; index < plans.prices.size(); ++index) {
      const PriceSupply& price = plans.prices[index];
      if (price.supply == Supply::Leave) continue;
      const auto step_of_price = price_steps_.find(index);
      const std::size_t order = step_of_price == price_steps_.end() ? 0 : step_of_price->second;
      const std::string id = id_or_placeholder(step, price.live_id, "price", order);
      const bool is_new = price.supply == Supply::Create || price.supply == Supply::CreateByHand;
      std::string_view product_id = price.live_product_id;
      if (is_new) product_id = plans.products[price.product].live_id;
      // Whatever price is chosen, its product comes with it.
      const std::size_t product_order = price.supply == Supply::Choose ? order : step_of_product(price.product);
      const std::string product = id_or_placeholder(step, product_id, "product", product_order);
      const auto quantity = stripe::quantity_parameters(*plans.test.products[price.entry].entry);
      if (id.empty() || product.empty() || !quantity) return std::nullopt;
      const auto [place, added] = places.emplace(product, list.size());
      if (added) {
        list.push_back({{"product", product}, {"prices", OrderedJson::array()}, {"adjustable_quantity", *quantity}});
      }
      list[place->second]["prices"].push_back(id);
      // Stripe offers nothing that is archived.
      if (order != 0 && price.params.contains("active")) depend(step, order);
      const std::size_t activation = step_of_product(price.product);
      if (activation != 0 && plans.products[price.product].params.contains("active")) depend(step, activation);
    }
    std::sort(step.depends_on.begin(), step.depends_on.end());
    return list;
  }

  void plan_settings() {
    const std::span<Setting> settings(findings_.settings.settings);
    for (std::size_t number = 0; number <= static_cast<std::size_t>(Topic::Active); ++number) {
      const auto topic = static_cast<Topic>(number);
      const auto begin = std::find_if(settings.begin(), settings.end(), [&](const Setting& it) { return it.topic >= topic; });
      const auto end = std::find_if(begin, settings.end(), [&](const Setting& it) { return it.topic > topic; });
      plan_topic(topic, {begin, end});
    }
  }

  std::string title_of(Topic topic) const { return sentence("step." + std::string(to_string(topic))); }

  void plan_topic(Topic topic, std::span<Setting> settings) {
    const bool lists_plans = topic == Topic::SubscriptionUpdate && findings_.plans.list_differs;
    OrderedJson params = OrderedJson::object();
    for (const Setting& setting : settings) {
      if (setting.difference.action == Action::Set) merge(params, setting.params);
    }
    if (!params.empty() || (lists_plans && findings_.plans.list_known)) {
      plan_values(topic, settings, std::move(params), lists_plans);
    }
    for (const Setting& setting : settings) {
      if (setting.difference.action == Action::Decide) plan_decision(setting);
    }
    plan_by_hand(topic, settings, lists_plans && !findings_.plans.list_known);
  }

  void plan_values(Topic topic, std::span<Setting> settings, OrderedJson params, bool lists_plans) {
    Step step{.kind = StepKind::SetConfiguration, .title = title_of(topic)};
    if (topic == Topic::SubscriptionUpdate) add_list(step, settings, params, lists_plans);
    if (params.empty()) return;
    add_companions(params, *findings_.test.configuration);
    frame_settings(step, params);
    const std::string dropped = lists_plans ? joined(plans_of_live_only(), ", ") : "";
    if (!dropped.empty()) step.instructions.push_back(sentence("do.no-longer-offered", {{"plans", dropped}}));
    const std::string_view id = findings_.live.configuration->id;
    if (stripe::is_plain_id(id)) {
      set_call(step, below(kConfigurationsPath, id), std::move(params), report::Applicability::Exact);
    }
    const std::size_t order = add_step(std::move(step), kPortalSettings).order;
    for (const Setting& setting : settings) {
      if (setting.difference.action == Action::Set) order_of_[setting.difference.path] = {order};
    }
    if (lists_plans && findings_.plans.list_known) order_of_["list"] = {order};
  }

  /// Puts the list of plans into the parameters where it differs, or where Stripe asks for it: it refuses to turn switching on
  /// without one (docs/stripe.md, fact 7).
  void add_list(Step& step, std::span<Setting> settings, OrderedJson& params, bool lists_plans) {
    const std::string update = "features.subscription_update";
    const bool turns_on = std::any_of(settings.begin(), settings.end(), [&](const Setting& setting) {
      return setting.difference.path == update + ".enabled" && setting.difference.test == true;
    });
    if (!turns_on && !lists_plans) return;
    const auto list = list_of_products(step);
    if (list) {
      set(params, update + ".products", *list);
      if (turns_on) add_allowed_updates(params);
      return;
    }
    step.depends_on.clear();
    findings_.plans.list_known = false;
    for (Difference& difference : findings_.plans.list_differences)
      difference.action = Action::Manual;
    params = OrderedJson::object();
    for (Setting& setting : settings) {
      if (setting.difference.path == update + ".enabled") {
        setting.difference.action = Action::Manual;
        setting.decision = "compare.decide.plans-unknown";
      } else if (setting.difference.action == Action::Set) {
        merge(params, setting.params);
      }
    }
  }

  void add_allowed_updates(OrderedJson& params) const {
    const Json* allowed =
        find_path(*findings_.test.configuration->value, "features.subscription_update.default_allowed_updates");
    OrderedJson& update = params["features"]["subscription_update"];
    if (allowed != nullptr && allowed->is_array() && !allowed->empty() && !update.contains("default_allowed_updates")) {
      update["default_allowed_updates"] = OrderedJson(*allowed);
    }
  }

  /// Where to go, what to set there, and to save it.
  void frame_settings(Step& step, const OrderedJson& params) const {
    step.instructions.push_back(sentence("do.open-settings"));
    add_settings(step, params);
    step.instructions.push_back(sentence("do.save"));
  }

  void plan_decision(const Setting& setting) {
    Step& step =
        add_step(StepKind::SetConfiguration, sentence("step.decide", {{"path", setting.difference.path}}), kPortalSettings);
    step.decision = decision_of(setting);
    frame_settings(step, setting.params);
    OrderedJson params = setting.params;
    add_companions(params, *findings_.test.configuration);
    std::string id = live_configuration(step);
    if (!id.empty()) {
      set_call(step, below(kConfigurationsPath, id), std::move(params),
               setting.has_placeholder ? report::Applicability::Placeholder : report::Applicability::Exact);
    }
    order_of_[setting.difference.path] = {step.order};
  }

  std::string decision_of(const Setting& setting) const {
    const auto text = [](const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); };
    return content::plain_text(content::text(
        content_, setting.decision,
        {{"path", setting.difference.path}, {"test", text(setting.difference.test)}, {"live", text(setting.difference.live)}}));
  }

  void plan_by_hand(Topic topic, std::span<const Setting> settings, bool lists_plans) {
    std::vector<const Setting*> by_hand;
    for (const Setting& setting : settings) {
      if (setting.difference.action == Action::Manual) by_hand.push_back(&setting);
    }
    const bool offers = lists_plans && !findings_.plans.list_differences.empty();
    if (by_hand.empty() && !offers) return;
    Step& step = add_step(StepKind::SetConfiguration, sentence("step.by-hand", {{"title", title_of(topic)}}), kPortalSettings);
    step.instructions.push_back(sentence("do.open-settings"));
    for (const Setting* setting : by_hand) {
      step.instructions.push_back(decision_of(*setting));
      order_of_[setting->difference.path] = {step.order};
    }
    if (offers) {
      step.instructions.push_back(sentence("do.plans-unknown"));
      order_of_["list"] = {step.order};
    }
    step.instructions.push_back(sentence("do.save"));
  }

  /// The id of live's default configuration, or what stands for the one that saving the settings makes.
  std::string live_configuration(Step& step) const {
    if (findings_.live.configuration) {
      return id_or_placeholder(step, findings_.live.configuration->id, "configuration", 0);
    }
    return id_or_placeholder(step, {}, "configuration", save_step_);
  }

  void plan_whole_configuration() {
    const bool offers = findings_.plans.test.enabled;
    Step& save = add_step(StepKind::SaveSettings, sentence("step.save-settings"), kPortalSettings);
    save.instructions = {sentence("do.open-settings"), sentence("do.save-once"), sentence("do.dashboard-only")};
    save_step_ = save.order;

    const Json* switching = find_path(*findings_.test.configuration->value, "features.subscription_update.enabled");
    const bool switching_wanted = switching == nullptr || *switching != false;
    Step& step = add_step(StepKind::SetConfiguration, sentence("step.whole-configuration"), kPortalSettings);
    depend(step, save_step_);
    const auto list = offers ? list_of_products(step) : std::nullopt;
    WholeConfiguration whole =
        whole_configuration(*findings_.test.configuration, list || !switching_wanted ? PlanList::Given : PlanList::Unknown);
    if (list) {
      set(whole.update, "features.subscription_update.products", *list);
      set(whole.create, "features.subscription_update.products", *list);
    }
    frame_settings(step, whole.update);
    set_call(step, below(kConfigurationsPath, live_configuration(step)), std::move(whole.update),
             report::Applicability::Placeholder);
    step.alternative = call_of({.method = "POST", .path = std::string(kConfigurationsPath), .params = std::move(whole.create)});
    step.alternative_note = sentence("alternative.create");
    order_of_["configuration"] = {save_step_, step.order};
    for (const Setting& setting : whole.decisions) {
      if (setting.difference.action != Action::Keep) plan_decision(setting);
    }
    if (!list && switching_wanted) {
      Step& by_hand = add_step(StepKind::SetConfiguration,
                               sentence("step.by-hand", {{"title", title_of(Topic::SubscriptionUpdate)}}), kPortalSettings);
      by_hand.instructions = {sentence("do.open-settings"), sentence("do.plans-unknown"), sentence("do.save")};
      depend(by_hand, save_step_);
    }
  }

  void plan_webhooks() {
    const Webhooks& webhooks = findings_.webhooks;
    if (!webhooks.difference) return;
    Step& step = add_step(StepKind::SetWebhook, sentence("step.webhooks"), kWebhooks);
    step.decision = sentence("decide.webhooks");
    step.instructions = {sentence("do.open-webhooks"),
                         sentence("do.webhook-events", {{"events", shown(OrderedJson(webhooks.difference->test))}})};
    if (webhooks.call) {
      step.call = call_of(*webhooks.call);
      step.applicability = webhooks.has_placeholder ? report::Applicability::Placeholder : report::Applicability::Exact;
    }
    order_of_[webhooks.difference->path] = {step.order};
  }

  void add(Difference difference, const std::string& key) {
    if (const auto found = order_of_.find(key); found != order_of_.end()) difference.steps = found->second;
    comparison_.differences.push_back(std::move(difference));
  }

  void add_differences() {
    Plans& plans = findings_.plans;
    for (std::size_t index = 0; index < plans.product_differences.size(); ++index)
      add(plans.product_differences[index], "product:" + std::string(plans.product_of_difference[index]));
    for (std::size_t index = 0; index < plans.price_differences.size(); ++index)
      add(plans.price_differences[index], "price:" + std::string(plans.price_of_difference[index]));
    if (!findings_.live.configuration) {
      add({.path = "configuration",
           .about = {},
           .test = stripe::observed_text(findings_.test.configuration->id),
           .live = nullptr},
          "configuration");
    }
    for (const Setting& setting : findings_.settings.settings) {
      if (setting.topic > Topic::SubscriptionUpdate && !added_lists_) add_lists();
      add(setting.difference, setting.difference.path);
    }
    if (!added_lists_) add_lists();
    if (findings_.webhooks.difference) add(*findings_.webhooks.difference, findings_.webhooks.difference->path);
  }

  void add_lists() {
    added_lists_ = true;
    if (!findings_.live.configuration) return;
    for (const Difference& difference : findings_.plans.list_differences)
      add(difference, "list");
  }

  Comparison& comparison_;
  Findings findings_;
  const content::Content& content_;
  std::map<std::size_t, std::size_t> product_steps_;
  std::map<std::size_t, std::size_t> price_steps_;
  std::map<std::string, std::vector<std::size_t>> order_of_;
  std::size_t save_step_ = 0;
  bool added_lists_ = false;
};

}  // namespace

void add_plan(Comparison& comparison, Findings findings, const content::Content& content) {
  Planner(comparison, std::move(findings), content).plan();
}

}  // namespace portal_guide::compare
