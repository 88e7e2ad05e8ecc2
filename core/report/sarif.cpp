#include "core/report/sarif.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/content/markup.hpp"
#include "core/report/finding_text.hpp"
#include "core/report/markdown_text.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/timestamp.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::report {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// SARIF has our words for errors and warnings, and its own for advice.
std::string_view level_of(Severity severity) { return severity == Severity::Info ? "note" : to_string(severity); }

/// Doubles the braces, because single ones stand for arguments in a message (section 3.11.5).
std::string with_doubled_braces(std::string_view text) {
  std::string doubled;
  for (const char c : text) {
    if (c == '{' || c == '}') doubled += c;
    doubled += c;
  }
  return doubled;
}

/// The plain text of a message, in which nothing may look like an embedded link (section 3.11.6).
std::string message_text(std::string_view text) {
  std::string escaped;
  for (const char c : with_doubled_braces(one_line(text))) {
    if (c == '(' && escaped.ends_with(']')) escaped += ' ';
    escaped += c;
  }
  return escaped;
}

std::string message_markdown(std::string_view text) { return with_doubled_braces(markdown_prose(text)); }

/// "return-url-missing" becomes "ReturnUrlMissing", because the name of a rule is one word (section 3.49.7).
std::string name_of_rule(std::string_view id) {
  std::string name;
  bool begins = true;
  for (const char c : id) {
    if (c == '-') {
      begins = true;
      continue;
    }
    name += begins ? text::to_upper(c) : c;
    begins = false;
  }
  return name;
}

/// The text of a rule without an account to fill its placeholders.
std::string opened(std::string_view text) { return content::without_placeholders(text); }

std::string help_text(const content::RuleText& text) {
  std::string help = message_text(opened(text.good));
  for (std::size_t index = 0; index < text.fix.size(); ++index) {
    help += "\n" + std::to_string(index + 1) + ". " + message_text(opened(text.fix[index]));
  }
  return help;
}

std::string help_markdown(const content::RuleText& text) {
  std::string help = message_markdown(opened(text.good)) + "\n\n";
  for (std::size_t index = 0; index < text.fix.size(); ++index) {
    help += std::to_string(index + 1) + ". " + message_markdown(opened(text.fix[index])) + "\n";
  }
  return help;
}

OrderedJson descriptor_of(const RuleDescription& rule) {
  OrderedJson descriptor = OrderedJson::object();
  descriptor["id"] = rule.id;
  descriptor["name"] = name_of_rule(rule.id);
  descriptor["shortDescription"] = {{"text", message_text(opened(rule.text.title))}};
  descriptor["fullDescription"] = {{"text", message_text(opened(rule.text.why))}};
  descriptor["help"] = {{"text", help_text(rule.text)}, {"markdown", help_markdown(rule.text)}};
  // The first source is the page on which Stripe documents what the rule relies on.
  if (!rule.text.sources.empty()) descriptor["helpUri"] = rule.text.sources.front().url;
  descriptor["defaultConfiguration"] = {{"level", level_of(rule.severity)}};
  descriptor["properties"] = {{"tags", OrderedJson::array({"stripe", "customer-portal"})}};
  return descriptor;
}

class Writer {
 public:
  explicit Writer(const SarifOptions& options) : options_(options), files_(files_of(options.file)) {}

  std::string write(const Report& report) {
    read_lines(report);
    OrderedJson results = OrderedJson::array();
    for (const Finding& finding : report.findings) {
      results.push_back(result_of(finding));
    }
    for (const NotChecked& entry : report.not_checked) {
      results.push_back(result_of(entry));
    }
    for (const Suppressed& entry : report.suppressed) {
      if (!is_off(entry)) results.push_back(result_of(entry));
    }

    OrderedJson run = OrderedJson::object();
    run["tool"]["driver"] = driver();
    run["invocations"] = OrderedJson::array({invocation(report)});
    if (has_file()) {
      run["artifacts"] = OrderedJson::array();
      for (const NamedFile& file : files_) {
        run["artifacts"].push_back({{"location", {{"uri", file.uri}}}, {"roles", OrderedJson::array({"analysisTarget"})}});
      }
    }
    run["results"] = std::move(results);
    run["properties"] = {{"takenAt", xml_time(report.taken_at_unix_seconds) + "Z"},
                         {"verdict", to_string(verdict_of(report))},
                         {"passed", report.passed.size()},
                         {"notRead", OrderedJson::array()}};
    for (const stripe::Mode mode : report.modes_not_read) {
      run["properties"]["notRead"].push_back(stripe::to_string(mode));
    }
    run["properties"]["subscribersNotRead"] = OrderedJson::array();
    for (const stripe::Mode mode : modes_without_subscribers(report)) {
      run["properties"]["subscribersNotRead"].push_back(stripe::to_string(mode));
    }
    OrderedJson log = OrderedJson::object();
    log["$schema"] = kSchema;
    log["version"] = "2.1.0";
    log["runs"] = OrderedJson::array({std::move(run)});
    return log.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
  }

 private:
  bool has_file() const { return !files_.empty(); }

  void read_lines(const Report& report) {
    if (!has_file()) return;
    Pointers pointers;
    for (const Finding& finding : report.findings) {
      for (const Evidence& evidence : finding.evidence) {
        pointers.insert(evidence.path);
      }
    }
    places_ = places_in(options_.file, pointers);
  }

  std::optional<std::size_t> index_of(std::string_view rule) const {
    const auto found = std::lower_bound(options_.rules.begin(), options_.rules.end(), rule,
                                        [](const RuleDescription& it, std::string_view wanted) { return it.id < wanted; });
    if (found == options_.rules.end() || found->id != rule) return std::nullopt;
    return static_cast<std::size_t>(found - options_.rules.begin());
  }

  OrderedJson driver() const {
    OrderedJson driver = OrderedJson::object();
    driver["name"] = "portal-guide";
    driver["version"] = options_.tool_version;
    driver["rules"] = OrderedJson::array();
    for (const RuleDescription& rule : options_.rules) {
      driver["rules"].push_back(descriptor_of(rule));
    }
    return driver;
  }

  OrderedJson invocation(const Report& report) const {
    OrderedJson invocation = {{"executionSuccessful", true}};
    std::set<std::string_view> off;
    for (const Suppressed& entry : report.suppressed) {
      if (is_off(entry)) off.insert(entry.rule);
    }
    for (const std::string_view rule : off) {
      OrderedJson descriptor = {{"id", rule}};
      if (const auto index = index_of(rule)) descriptor["index"] = *index;
      invocation["ruleConfigurationOverrides"].push_back(
          {{"descriptor", std::move(descriptor)}, {"configuration", {{"enabled", false}}}});
    }
    return invocation;
  }

  OrderedJson result(std::string_view rule, std::string_view kind, std::string_view level, std::string_view message) const {
    OrderedJson result = {{"ruleId", rule}};
    if (const auto index = index_of(rule)) result["ruleIndex"] = *index;
    result["kind"] = kind;
    result["level"] = level;
    result["message"] = {{"text", message_text(message)}};
    return result;
  }

  OrderedJson result_of(const Finding& finding) const {
    OrderedJson result = this->result(finding.rule, "fail", level_of(finding.severity), finding.title + ". " + finding.why);
    result["message"]["markdown"] = message_markdown(finding.title) + ". " + message_markdown(finding.why);
    result["locations"] = OrderedJson::array();
    for (const Evidence& evidence : finding.evidence) {
      OrderedJson location = physical_location(evidence.path);
      location["logicalLocations"] = OrderedJson::array({{{"fullyQualifiedName", evidence.path}, {"kind", "property"}}});
      if (result["locations"].empty()) append_objects(location, finding.objects);
      location["properties"] = {{"observed", observed_as_text(evidence.observed)}, {"expected", one_line(evidence.expected)}};
      result["locations"].push_back(std::move(location));
    }
    if (finding.evidence.empty()) {
      OrderedJson location = physical_location("");
      append_objects(location, finding.objects);
      if (!location.empty()) result["locations"].push_back(std::move(location));
    }
    result["partialFingerprints"] = {{"portalGuide/v1", finding.fingerprint}};
    result["properties"] = {{"mode", stripe::to_string(finding.mode)}};
    if (!finding.step.empty()) result["properties"]["step"] = finding.step;
    if (!finding.fix.dashboard_url.empty()) result["properties"]["dashboardUrl"] = finding.fix.dashboard_url;
    if (!finding.fix.cli.empty()) result["properties"]["command"] = finding.fix.cli;
    return result;
  }

  OrderedJson result_of(const NotChecked& entry) const {
    OrderedJson result = this->result(entry.rule, "open", "none", entry.detail);
    if (has_file()) result["locations"] = OrderedJson::array({physical_location("")});
    result["properties"] = {{"mode", stripe::to_string(entry.mode)}, {"because", to_string(entry.because)}};
    if (!entry.configuration.empty()) result["properties"]["configuration"] = printable(entry.configuration);
    return result;
  }

  OrderedJson result_of(const Suppressed& entry) const {
    const auto index = index_of(entry.rule);
    const RuleDescription* rule = index ? &options_.rules[*index] : nullptr;
    OrderedJson result = this->result(entry.rule, "fail", rule == nullptr ? "warning" : level_of(rule->severity),
                                      rule == nullptr ? entry.rule : opened(rule->text.title));
    OrderedJson location = physical_location("");
    append_objects(location, entry.objects);
    if (!location.empty()) result["locations"] = OrderedJson::array({std::move(location)});
    result["partialFingerprints"] = {{"portalGuide/v1", fingerprint_of(entry.rule, entry.mode, entry.objects)}};
    result["suppressions"] = OrderedJson::array({{{"kind", "external"},
                                                  {"status", "accepted"},
                                                  {"justification", one_line(entry.reason)},
                                                  {"properties", {{"until", entry.until}}}}});
    result["properties"] = {{"mode", stripe::to_string(entry.mode)}};
    return result;
  }

  /// GitHub requires a line. A pointer into anything but the snapshot gets the first one.
  OrderedJson physical_location(std::string_view pointer) const {
    OrderedJson location = OrderedJson::object();
    if (!has_file()) return location;
    const auto found = places_.find(pointer);
    const FilePlace place = found == places_.end() ? FilePlace{} : found->second;
    location["physicalLocation"] = {{"artifactLocation", {{"uri", files_[place.file].uri}, {"index", place.file}}},
                                    {"region", {{"startLine", place.line}}}};
    return location;
  }

  static void append_objects(OrderedJson& location, const std::vector<ObjectReference>& objects) {
    for (const ObjectReference& object : objects) {
      location["logicalLocations"].push_back({{"name", printable(object.id)},
                                              {"fullyQualifiedName", printable(object.type + "/" + object.id)},
                                              {"kind", "resource"}});
    }
  }

  const SarifOptions& options_;
  std::vector<NamedFile> files_;
  FilePlaces places_;
};

}  // namespace

std::string to_sarif(const Report& report, const SarifOptions& options) { return Writer(options).write(report); }

}  // namespace portal_guide::report
