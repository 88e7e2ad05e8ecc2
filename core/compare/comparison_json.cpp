#include <algorithm>

#include "core/compare/comparison.hpp"

namespace portal_guide::compare {
namespace {

OrderedJson to_ordered_json(const report::ApiCall& api) {
  return {{"method", api.method}, {"path", api.path}, {"params", api.params}};
}

OrderedJson to_ordered_json(const Difference& difference) {
  OrderedJson object = OrderedJson::object();
  object["path"] = difference.path;
  if (!difference.about.empty()) object["about"] = difference.about;
  if (!difference.configuration.empty()) object["configuration"] = difference.configuration;
  object["test"] = OrderedJson(difference.test);
  object["live"] = OrderedJson(difference.live);
  object["action"] = to_string(difference.action);
  object["steps"] = difference.steps;
  return object;
}

OrderedJson to_ordered_json(const Unmatched& entry) {
  OrderedJson object = {{"mode", stripe::to_string(entry.mode)}, {"type", entry.type}, {"id", entry.id}, {"name", entry.name}};
  if (!entry.configuration.empty()) object["configuration"] = entry.configuration;
  object["reason"] = to_string(entry.reason);
  object["detail"] = entry.detail;
  object["candidates"] = entry.candidates;
  return object;
}

OrderedJson to_ordered_json(const NotCompared& entry) {
  OrderedJson object = {{"path", entry.path}};
  if (!entry.configuration.empty()) object["configuration"] = entry.configuration;
  object["because"] = report::to_string(entry.because);
  object["detail"] = entry.detail;
  return object;
}

OrderedJson to_ordered_json(const Configuration& configuration) {
  return {{"id", configuration.id},
          {"name", configuration.name.empty() ? OrderedJson(nullptr) : OrderedJson(configuration.name)}};
}

OrderedJson to_ordered_json(const ConfigurationPair& pair) {
  return {{"test", to_ordered_json(pair.test)},
          {"live", pair.live ? to_ordered_json(*pair.live) : OrderedJson(nullptr)},
          {"by", pair.live ? OrderedJson(to_string(pair.by)) : OrderedJson(nullptr)}};
}

OrderedJson to_ordered_json(const NotPaired& entry) {
  OrderedJson object = {{"mode", stripe::to_string(entry.mode)}};
  object.update(to_ordered_json(entry.configuration));
  object["reason"] = to_string(entry.reason);
  object["why"] = entry.why;
  object["candidates"] = entry.candidates;
  return object;
}

OrderedJson to_ordered_json(const Step& step) {
  OrderedJson object = OrderedJson::object();
  object["order"] = step.order;
  object["kind"] = to_string(step.kind);
  object["title"] = step.title;
  if (!step.configuration.empty()) object["configuration"] = step.configuration;
  if (!step.decision.empty()) object["decision"] = step.decision;
  if (!step.candidates.empty()) object["candidates"] = step.candidates;
  object["steps"] = step.instructions;
  object["dashboard_url"] = step.dashboard_url;
  object["applicability"] = report::to_string(step.applicability);
  if (step.call) {
    object["api"] = to_ordered_json(step.call->api);
    object["cli"] = step.call->cli;
  }
  if (step.alternative) {
    object["alternative"] = {
        {"note", step.alternative_note}, {"api", to_ordered_json(step.alternative->api)}, {"cli", step.alternative->cli}};
  }
  object["depends_on"] = step.depends_on;
  return object;
}

template <class Entry>
OrderedJson list_of(const std::vector<Entry>& entries) {
  OrderedJson list = OrderedJson::array();
  for (const Entry& entry : entries) {
    list.push_back(to_ordered_json(entry));
  }
  return list;
}

OrderedJson id_or_null(const std::string& id) { return id.empty() ? OrderedJson(nullptr) : OrderedJson(id); }

}  // namespace

std::string to_json(const Comparison& comparison) {
  const auto kept =
      static_cast<std::size_t>(std::count_if(comparison.differences.begin(), comparison.differences.end(),
                                             [](const Difference& difference) { return difference.action == Action::Keep; }));
  OrderedJson document = OrderedJson::object();
  document["format"] = "portal-comparison/1";
  document["taken_at"] = comparison.taken_at_unix_seconds;
  document["same"] = is_same(comparison);
  document["configurations"] = {{"test", id_or_null(comparison.test_configuration)},
                                {"live", id_or_null(comparison.live_configuration)}};
  document["pairs"] = list_of(comparison.pairs);
  document["not_paired"] = list_of(comparison.not_paired);
  document["summary"] = {{"differences", comparison.differences.size() - kept},
                         {"kept", kept},
                         {"unmatched", comparison.unmatched.size()},
                         {"not_compared", comparison.not_compared.size()},
                         {"steps", comparison.plan.size()}};
  document["differences"] = list_of(comparison.differences);
  document["matched"] = OrderedJson::array();
  for (const Matched& match : comparison.matched) {
    document["matched"].push_back(
        {{"type", match.type}, {"test", match.test}, {"live", match.live}, {"by", to_string(match.by)}});
  }
  document["unmatched"] = list_of(comparison.unmatched);
  document["not_compared"] = list_of(comparison.not_compared);
  document["plan"] = list_of(comparison.plan);
  return document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace portal_guide::compare
