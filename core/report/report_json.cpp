#include "core/report/report.hpp"

namespace portal_guide::report {
namespace {

OrderedJson to_ordered_json(const Json& value) {
  if (value.is_object()) {
    OrderedJson object = OrderedJson::object();
    for (const auto& [key, member] : value.items())
      object[key] = to_ordered_json(member);
    return object;
  }
  if (value.is_array()) {
    OrderedJson array = OrderedJson::array();
    for (const Json& element : value)
      array.push_back(to_ordered_json(element));
    return array;
  }
  return OrderedJson(value);
}

OrderedJson to_ordered_json(const std::vector<ObjectReference>& objects) {
  OrderedJson array = OrderedJson::array();
  for (const ObjectReference& object : objects)
    array.push_back({{"type", object.type}, {"id", object.id}});
  return array;
}

OrderedJson to_ordered_json(const Fix& fix) {
  OrderedJson object = OrderedJson::object();
  object["steps"] = fix.steps;
  object["dashboard_url"] = fix.dashboard_url;
  object["applicability"] = to_string(fix.applicability);
  if (fix.api) {
    object["api"] = {{"method", fix.api->method}, {"path", fix.api->path}, {"params", fix.api->params}};
    object["cli"] = fix.cli;
  }
  return object;
}

OrderedJson to_ordered_json(const Finding& finding) {
  OrderedJson object = OrderedJson::object();
  object["rule"] = finding.rule;
  object["severity"] = to_string(finding.severity);
  object["mode"] = stripe::to_string(finding.mode);
  object["title"] = finding.title;
  object["why"] = finding.why;
  object["evidence"] = OrderedJson::array();
  for (const Evidence& evidence : finding.evidence) {
    OrderedJson entry = OrderedJson::object();
    entry["path"] = evidence.path;
    entry["observed"] = to_ordered_json(evidence.observed);
    entry["expected"] = evidence.expected;
    object["evidence"].push_back(std::move(entry));
  }
  object["objects"] = to_ordered_json(finding.objects);
  object["fix"] = to_ordered_json(finding.fix);
  object["step"] = finding.step;
  object["fingerprint"] = finding.fingerprint;
  return object;
}

}  // namespace

std::string to_json(const Report& report) {
  OrderedJson document = OrderedJson::object();
  document["format"] = "portal-report/1";
  document["taken_at"] = report.taken_at_unix_seconds;
  document["verdict"] = to_string(verdict_of(report));
  document["summary"] = {{"error", count(report, Severity::Error)},  {"warning", count(report, Severity::Warning)},
                         {"info", count(report, Severity::Info)},    {"passed", report.passed.size()},
                         {"not_checked", report.not_checked.size()}, {"suppressed", report.suppressed.size()}};
  document["findings"] = OrderedJson::array();
  for (const Finding& finding : report.findings)
    document["findings"].push_back(to_ordered_json(finding));
  document["passed"] = OrderedJson::array();
  for (const Passed& passed : report.passed) {
    document["passed"].push_back({{"rule", passed.rule}, {"mode", stripe::to_string(passed.mode)}});
  }
  document["not_checked"] = OrderedJson::array();
  for (const NotChecked& entry : report.not_checked) {
    document["not_checked"].push_back({{"rule", entry.rule},
                                       {"mode", stripe::to_string(entry.mode)},
                                       {"because", to_string(entry.because)},
                                       {"detail", entry.detail}});
  }
  document["suppressed"] = OrderedJson::array();
  for (const Suppressed& entry : report.suppressed) {
    document["suppressed"].push_back({{"rule", entry.rule},
                                      {"mode", stripe::to_string(entry.mode)},
                                      {"objects", to_ordered_json(entry.objects)},
                                      {"reason", entry.reason},
                                      {"until", entry.until}});
  }
  // Bytes that are no UTF-8 cannot come from a Snapshot; should they come from elsewhere, they must not end the program.
  return document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace portal_guide::report
