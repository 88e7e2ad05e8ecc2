#include "core/report/parse_report.hpp"

#include <string>
#include <utility>

#include "core/json_text.hpp"

namespace portal_guide::report {
namespace {

/// The enumerator of this name, among those from the first to `last`; the first where there is none.
template <class Enum>
Enum named(const Json& value, std::string_view name, Enum last) {
  const std::string text = text_of(value, name);
  for (int each = 0; each <= static_cast<int>(last); ++each) {
    if (to_string(static_cast<Enum>(each)) == text) return static_cast<Enum>(each);
  }
  return static_cast<Enum>(0);
}

stripe::Mode mode_named(std::string_view name) {
  return name == stripe::to_string(stripe::Mode::Live) ? stripe::Mode::Live : stripe::Mode::Test;
}

stripe::Mode mode_of(const Json& value) { return mode_named(text_of(value, "mode")); }

/// Reads each entry of a list with `read`.
template <class Read>
auto list_of(const Json& value, std::string_view name, Read read) {
  std::vector<decltype(read(value))> entries;
  const Json* list = find(value, name);
  if (list == nullptr || !list->is_array()) return entries;
  entries.reserve(list->size());
  for (const Json& entry : *list) {
    entries.push_back(read(entry));
  }
  return entries;
}

std::string plain(const Json& value) { return std::string(as_string(&value).value_or(std::string_view{})); }

Evidence evidence_of(const Json& value) {
  const Json* observed = find(value, "observed");
  return {.path = text_of(value, "path"),
          .observed = observed == nullptr ? Json(nullptr) : *observed,
          .expected = text_of(value, "expected")};
}

ObjectReference object_of(const Json& value) {
  return {.type = text_of(value, "type"), .id = text_of(value, "id"), .name = text_of(value, "name")};
}

Fix fix_of(const Json& value) {
  Fix fix{.steps = list_of(value, "steps", plain),
          .dashboard_url = text_of(value, "dashboard_url"),
          .applicability = named(value, "applicability", Applicability::Manual),
          .api = std::nullopt,
          .cli = text_of(value, "cli")};
  if (const Json* api = find(value, "api")) {
    fix.api = {.method = text_of(*api, "method"), .path = text_of(*api, "path")};
    if (const Json* params = find(*api, "params")) fix.api->params = *params;
  }
  return fix;
}

Finding finding_of(const Json& value) {
  const Json* fix = find(value, "fix");
  return {.rule = text_of(value, "rule"),
          .severity = named(value, "severity", Severity::Info),
          .mode = mode_of(value),
          .title = text_of(value, "title"),
          .why = text_of(value, "why"),
          .evidence = list_of(value, "evidence", evidence_of),
          .objects = list_of(value, "objects", object_of),
          .fix = fix == nullptr ? Fix{} : fix_of(*fix),
          .step = text_of(value, "step"),
          .fingerprint = text_of(value, "fingerprint")};
}

Passed passed_of(const Json& value) {
  return {.rule = text_of(value, "rule"), .mode = mode_of(value), .configuration = text_of(value, "configuration")};
}

NotChecked not_checked_of(const Json& value) {
  return {.rule = text_of(value, "rule"),
          .mode = mode_of(value),
          .because = named(value, "because", Because::Covered),
          .detail = text_of(value, "detail"),
          .configuration = text_of(value, "configuration")};
}

Suppressed suppressed_of(const Json& value) {
  return {.rule = text_of(value, "rule"),
          .mode = mode_of(value),
          .objects = list_of(value, "objects", object_of),
          .reason = text_of(value, "reason"),
          .until = text_of(value, "until")};
}

JudgedConfiguration configuration_of(const Json& value) {
  return {.id = text_of(value, "id"),
          .name = text_of(value, "name"),
          .mode = mode_of(value),
          .is_default = as_bool(find(value, "default")),
          .named = as_bool(find(value, "named")).value_or(false)};
}

stripe::Mode mode_in(const Json& value) { return mode_named(plain(value)); }

NotJudged not_judged_of(const Json& value) {
  NotJudged entry{.mode = mode_of(value), .detail = text_of(value, "detail")};
  if (const auto count = as_integer(find(value, "count")); count && *count >= 0) entry.count = static_cast<std::size_t>(*count);
  return entry;
}

}  // namespace

std::optional<Report> parse_report(std::string_view json) {
  const auto document = parse_json(json);
  if (!document || as_string(find(*document, "format")) != std::string_view("portal-report/2")) return std::nullopt;
  Report report{.taken_at_unix_seconds = as_integer(find(*document, "taken_at")).value_or(0),
                .configurations = list_of(*document, "configurations", configuration_of),
                .configurations_not_judged = list_of(*document, "configurations_not_judged", not_judged_of),
                .findings = list_of(*document, "findings", finding_of),
                .passed = list_of(*document, "passed", passed_of),
                .not_checked = list_of(*document, "not_checked", not_checked_of),
                .suppressed = list_of(*document, "suppressed", suppressed_of),
                .modes_not_read = list_of(*document, "not_read", mode_in)};
  for (const stripe::Mode mode : list_of(*document, "subscribers_not_read", mode_in)) {
    report.not_asked.push_back({.mode = mode, .on_request = true});
  }
  return report;
}

}  // namespace portal_guide::report
