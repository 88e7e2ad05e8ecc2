#include "core/json_writer.hpp"
#include "core/report/report.hpp"

namespace portal_guide::report {
namespace {

void write(JsonWriter& writer, const Evidence& evidence) {
  writer.begin_object();
  writer.member("path", evidence.path).member("observed", evidence.observed).member("expected", evidence.expected);
  writer.end_object();
}

void write(JsonWriter& writer, const std::vector<ObjectReference>& objects) {
  writer.begin_array();
  for (const ObjectReference& object : objects) {
    writer.begin_object().member("type", object.type).member("id", object.id);
    if (!object.name.empty()) writer.member("name", object.name);
    writer.end_object();
  }
  writer.end_array();
}

void write(JsonWriter& writer, const OrderedJson& params) {
  if (params.is_object()) {
    writer.begin_object();
    for (auto member = params.begin(); member != params.end(); ++member) {
      write(writer.name(member.key()), member.value());
    }
    writer.end_object();
  } else if (params.is_array()) {
    writer.begin_array();
    for (const OrderedJson& element : params) {
      write(writer, element);
    }
    writer.end_array();
  } else {
    writer.value(Json(params));
  }
}

void write(JsonWriter& writer, const Fix& fix) {
  writer.begin_object();
  writer.name("steps").begin_array();
  for (const std::string& step : fix.steps) {
    writer.value(step);
  }
  writer.end_array();
  writer.member("dashboard_url", fix.dashboard_url).member("applicability", to_string(fix.applicability));
  if (fix.api) {
    writer.name("api").begin_object().member("method", fix.api->method).member("path", fix.api->path);
    write(writer.name("params"), fix.api->params);
    writer.end_object();
    writer.member("cli", fix.cli);
  }
  writer.end_object();
}

void write(JsonWriter& writer, const Finding& finding) {
  writer.begin_object();
  writer.member("rule", finding.rule)
      .member("severity", to_string(finding.severity))
      .member("mode", stripe::to_string(finding.mode))
      .member("title", finding.title)
      .member("why", finding.why);
  writer.name("evidence").begin_array();
  for (const Evidence& evidence : finding.evidence) {
    write(writer, evidence);
  }
  writer.end_array();
  write(writer.name("objects"), finding.objects);
  write(writer.name("fix"), finding.fix);
  writer.member("step", finding.step).member("fingerprint", finding.fingerprint);
  writer.end_object();
}

void write_configuration(JsonWriter& writer, std::string_view id) {
  if (!id.empty()) writer.member("configuration", id);
}

void write(JsonWriter& writer, const std::vector<stripe::Mode>& modes) {
  writer.begin_array();
  for (const stripe::Mode mode : modes) {
    writer.value(stripe::to_string(mode));
  }
  writer.end_array();
}

void write(JsonWriter& writer, const Passed& passed) {
  writer.begin_object().member("rule", passed.rule).member("mode", stripe::to_string(passed.mode));
  write_configuration(writer, passed.configuration);
  writer.end_object();
}

void write(JsonWriter& writer, const NotChecked& entry) {
  writer.begin_object();
  writer.member("rule", entry.rule).member("mode", stripe::to_string(entry.mode));
  write_configuration(writer, entry.configuration);
  writer.member("because", to_string(entry.because)).member("detail", entry.detail);
  writer.end_object();
}

void write(JsonWriter& writer, const Suppressed& entry) {
  writer.begin_object();
  writer.member("rule", entry.rule).member("mode", stripe::to_string(entry.mode));
  write(writer.name("objects"), entry.objects);
  writer.member("reason", entry.reason).member("until", entry.until);
  writer.end_object();
}

void write(JsonWriter& writer, const JudgedConfiguration& entry) {
  writer.begin_object();
  writer.member("id", entry.id)
      .member("name", entry.name.empty() ? Json(nullptr) : Json(entry.name))
      .member("mode", stripe::to_string(entry.mode))
      .member("default", entry.is_default ? Json(*entry.is_default) : Json(nullptr))
      .member("named", Json(entry.named));
  writer.end_object();
}

void write(JsonWriter& writer, const NotJudged& entry) {
  writer.begin_object();
  writer.member("mode", stripe::to_string(entry.mode))
      .member("count", entry.count ? Json(*entry.count) : Json(nullptr))
      .member("detail", entry.detail);
  writer.end_object();
}

template <class Entry>
void write_list(JsonWriter& writer, std::string_view name, const std::vector<Entry>& entries) {
  writer.name(name).begin_array();
  for (const Entry& entry : entries) {
    write(writer, entry);
  }
  writer.end_array();
}

}  // namespace

std::string to_json(const Report& report) {
  JsonWriter writer(2);
  writer.begin_object();
  writer.member("format", "portal-report/2")
      .member("taken_at", report.taken_at_unix_seconds)
      .member("verdict", to_string(verdict_of(report)));
  writer.name("summary").begin_object();
  writer.member("error", count(report, Severity::Error))
      .member("warning", count(report, Severity::Warning))
      .member("info", count(report, Severity::Info))
      .member("passed", report.passed.size())
      .member("not_checked", report.not_checked.size())
      .member("suppressed", report.suppressed.size());
  writer.end_object();
  write(writer.name("not_read"), report.modes_not_read);
  write(writer.name("subscribers_not_read"), modes_without_subscribers(report));
  write_list(writer, "configurations", report.configurations);
  write_list(writer, "configurations_not_judged", report.configurations_not_judged);
  write_list(writer, "findings", report.findings);
  write_list(writer, "passed", report.passed);
  write_list(writer, "not_checked", report.not_checked);
  write_list(writer, "suppressed", report.suppressed);
  writer.end_object();
  return writer.text() + "\n";
}

}  // namespace portal_guide::report
