#include <string>
#include <utility>

#include "core/json.hpp"
#include "core/subscribers/coverage.hpp"
#include "core/subscribers/explain.hpp"

// The shapes of docs/subscribers.md. Ids and texts were cleaned when the values were made.
namespace portal_guide::subscribers {
namespace {

std::string dumped(const OrderedJson& document) {
  return document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

OrderedJson json_of(const GapSet& gaps) {
  OrderedJson names = OrderedJson::array();
  gaps.for_each([&names](Gap gap) { names.push_back(to_string(gap)); });
  return names;
}

OrderedJson json_of(const ReasonSet& reasons) {
  OrderedJson names = OrderedJson::array();
  reasons.for_each([&names](Reason reason) { names.push_back(to_string(reason)); });
  return names;
}

OrderedJson json_of(const Verdict& verdict) {
  return {{"answer", to_string(verdict.answer)}, {"reasons", json_of(verdict.reasons)}};
}

template <class Capabilities, class Verdicts>
OrderedJson json_of_each(const Capabilities& capabilities, const Verdicts& verdicts) {
  OrderedJson object = OrderedJson::object();
  for (std::size_t index = 0; index < capabilities.size(); ++index) {
    object[std::string(to_string(capabilities[index]))] = json_of(verdicts[index]);
  }
  return object;
}

OrderedJson json_of(const std::vector<SessionConfiguration>& configurations) {
  OrderedJson list = OrderedJson::array();
  for (const SessionConfiguration& configuration : configurations) {
    list.push_back({{"id", configuration.id},
                    {"name", configuration.name.empty() ? OrderedJson() : OrderedJson(configuration.name)},
                    {"default", configuration.is_default},
                    {"named", configuration.is_named}});
  }
  return list;
}

/// The capabilities, with what each configuration gives where they differ.
OrderedJson capabilities_of(const SubscriptionAnswers& answers) {
  OrderedJson capabilities = json_of_each(kCapabilities, answers.capabilities);
  for (const Capability capability : kCapabilities) {
    const auto& verdicts = answers.by_configuration[static_cast<std::size_t>(capability)];
    if (verdicts.empty()) continue;
    OrderedJson list = OrderedJson::array();
    for (const ConfigurationVerdict& each : verdicts) {
      OrderedJson entry = {{"id", each.configuration.empty() ? OrderedJson() : OrderedJson(each.configuration)}};
      entry.update(json_of(each.verdict));
      list.push_back(std::move(entry));
    }
    capabilities[std::string(to_string(capability))]["by_configuration"] = std::move(list);
  }
  return capabilities;
}

OrderedJson json_of(const SubscriptionAnswers& answers) {
  OrderedJson prices = OrderedJson::array();
  for (const PriceChoice& price : answers.prices) {
    OrderedJson entry = {{"id", price.id}, {"product", price.product}};
    entry.update(json_of(price.verdict));
    prices.push_back(std::move(entry));
  }
  return {{"id", answers.id},
          {"status", answers.status.empty() ? OrderedJson() : OrderedJson(answers.status)},
          {"capabilities", capabilities_of(answers)},
          {"prices", std::move(prices)}};
}

OrderedJson json_of(const Explanation& explanation) {
  OrderedJson subscriptions = OrderedJson::array();
  for (const SubscriptionAnswers& answers : explanation.subscriptions) {
    subscriptions.push_back(json_of(answers));
  }
  return {{"mode", stripe::to_string(explanation.mode)},
          {"seen", explanation.seen},
          {"subscriptions_read", to_string(explanation.subscriptions_read)},
          {"not_running", explanation.not_running},
          {"configuration_known", explanation.configuration_known},
          {"configurations", json_of(explanation.configurations)},
          {"missing", json_of(explanation.missing)},
          {"capabilities", json_of_each(kCustomerCapabilities, explanation.customer)},
          {"subscriptions", std::move(subscriptions)}};
}

/// The count and its share of all, in per cent with one decimal.
OrderedJson json_of(std::uint64_t count, std::uint64_t of) {
  return {{"count", count}, {"share_percent", static_cast<double>(share_per_mille(count, of)) / 10.0}};
}

OrderedJson json_of(const CapabilityCount& counted, std::uint64_t running) {
  OrderedJson object = OrderedJson::object();
  for (const Answer answer : kAnswers) {
    const AnswerCount& entry = counted[static_cast<std::size_t>(answer)];
    OrderedJson answers = json_of(entry.count, running);
    OrderedJson reasons = OrderedJson::array();
    for (const ReasonCount& reason : entry.reasons) {
      OrderedJson row = {{"reason", to_string(reason.reason)}};
      row.update(json_of(reason.count, running));
      row["subscriptions"] = reason.subscriptions;
      reasons.push_back(std::move(row));
    }
    if (answer != Answer::Yes) answers["reasons"] = std::move(reasons);
    object[std::string(to_string(answer))] = std::move(answers);
  }
  return object;
}

OrderedJson json_of(const ModeCoverage& mode) {
  const bool was_read = mode.subscriptions_read == Reading::Whole || mode.subscriptions_read == Reading::Partly;
  OrderedJson capabilities = OrderedJson::object();
  for (const Capability capability : kCapabilities) {
    capabilities[std::string(to_string(capability))] =
        json_of(mode.capabilities[static_cast<std::size_t>(capability)], mode.running);
  }
  // A number that was not read is null and not 0.
  return {{"mode", stripe::to_string(mode.mode)},
          {"subscriptions_read", to_string(mode.subscriptions_read)},
          {"running", was_read ? OrderedJson(mode.running) : OrderedJson()},
          {"not_running", was_read ? OrderedJson(mode.not_running) : OrderedJson()},
          {"configuration_known", mode.configuration_known},
          {"configurations", json_of(mode.configurations)},
          {"missing", json_of(mode.missing)},
          {"capabilities", was_read ? std::move(capabilities) : OrderedJson()}};
}

}  // namespace

std::string to_json(const Explanations& explanations) {
  OrderedJson modes = OrderedJson::array();
  for (const Explanation& explanation : explanations.modes) {
    modes.push_back(json_of(explanation));
  }
  return dumped({{"format", "portal-explanation/1"},
                 {"taken_at", explanations.taken_at_unix_seconds},
                 {"customer", explanations.customer},
                 {"modes", std::move(modes)}});
}

std::string to_json(const Coverage& coverage) {
  OrderedJson modes = OrderedJson::array();
  for (const ModeCoverage& mode : coverage.modes) {
    modes.push_back(json_of(mode));
  }
  return dumped({{"format", "portal-coverage/1"}, {"taken_at", coverage.taken_at_unix_seconds}, {"modes", std::move(modes)}});
}

}  // namespace portal_guide::subscribers
