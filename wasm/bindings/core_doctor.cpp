#include "wasm/bindings/core_doctor.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/content/reading.hpp"
#include "core/json_text.hpp"
#include "core/json_writer.hpp"
#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "core/rules/lone_return_url.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/typed_configurations.hpp"
#include "core/troubleshoot/judge.hpp"
#include "core/troubleshoot/saying.hpp"

namespace portal_guide::bindings {
namespace {

using stripe::Mode;

struct Account {
  stripe::Snapshot snapshot;
  report::Report report;
};

struct Doctor {
  content::Content content;
  std::vector<content::Symptom> symptoms;
  std::optional<Account> account = std::nullopt;
};

/// What the module keeps.
std::optional<Doctor>& doctor() {
  static std::optional<Doctor> kept;
  return kept;
}

Failure<> fail_at(std::string_view member) { return fail({.id = "operation-input", .where = pointer_append("", member)}); }

/// What the reader's fields name, each for its own mode. A field that holds no id yet names nothing.
stripe::SessionConfigurations named_configurations(const Json& typed) {
  stripe::SessionConfigurations named;
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    auto read = stripe::typed_configurations(text_of(typed, stripe::to_string(mode)));
    if (!read) continue;
    (mode == Mode::Live ? named.live : named.test) = std::move(read->either);
  }
  // An id belongs to one mode. Where both fields hold it, nobody said to which.
  std::copy_if(named.test.begin(), named.test.end(), std::back_inserter(named.either),
               [&](const auto& name) { return std::find(named.live.begin(), named.live.end(), name) != named.live.end(); });
  for (const stripe::NamedConfiguration& name : named.either) {
    std::erase(named.test, name);
    std::erase(named.live, name);
  }
  return named;
}

/// The snapshot with what the reader's own fields say of the integration.
Expected<stripe::Snapshot> snapshot_of(Json& question) {
  Json document = std::move(question["snapshot"]);
  if (auto return_url = text_of(question, "return_url"); !return_url.empty() && document.is_object()) {
    Json& integration = document["integration"];
    if (integration.is_null() || integration.is_object()) integration["return_url"] = std::move(return_url);
  }
  auto snapshot = stripe::Snapshot::create(std::move(document));
  const Json* typed = find(question, "configurations");
  if (!snapshot || typed == nullptr) return snapshot;
  const auto named = named_configurations(*typed);
  return named.empty() ? std::move(snapshot) : snapshot->with_session_configurations(named);
}

void write(JsonWriter& json, const troubleshoot::JudgedCause& judged, const std::string& say) {
  json.begin_object().member("number", judged.number).member("verdict", to_string(judged.verdict)).member("say", say);
  json.name("modes").begin_array();
  for (const troubleshoot::ModeVerdict& mode : judged.modes) {
    json.begin_object().member("mode", stripe::to_string(mode.mode)).member("verdict", to_string(mode.verdict));
    json.member("open", to_string(mode.open)).name("rules").begin_array();
    for (const std::string& rule : mode.rules) {
      json.value(rule);
    }
    json.end_array().member("because", mode.because).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

Expected<std::string> open_doctor(std::string_view input) {
  constexpr JsonLimits kLimits = {.max_bytes = std::size_t{8} << 20U, .max_depth = 18};
  const Expected<Json> bundles = parse_json(input, kLimits);
  if (!bundles) return propagate(bundles);
  const Json* content_bundle = find(*bundles, "content");
  const Json* knowledge_bundle = find(*bundles, "knowledge");
  if (content_bundle == nullptr) return fail_at("content");
  if (knowledge_bundle == nullptr) return fail_at("knowledge");
  std::vector<Error> faults;
  content::Content content = content::read_content(*content_bundle, faults);
  content::Knowledge knowledge = content::read_knowledge(*knowledge_bundle, faults);
  if (!faults.empty()) return fail(std::move(faults.front()));
  content::complete(content, knowledge);
  doctor().emplace(Doctor{.content = std::move(content), .symptoms = std::move(knowledge.symptoms)});
  return "{\"rules\":" + std::to_string(doctor()->content.rules.size()) + "}";
}

Expected<std::string> judge_account(std::string_view input) {
  if (!doctor()) return fail({.id = "operation-input"});
  constexpr JsonLimits kLimits = {.max_bytes = std::size_t{72} << 20U, .max_depth = 66};
  Expected<Json> question = parse_json(input, kLimits);
  if (!question) return propagate(question);
  if (find(*question, "snapshot") == nullptr) return fail_at("snapshot");
  Expected<stripe::Snapshot> snapshot = snapshot_of(*question);
  if (!snapshot) return propagate(snapshot);
  report::Report report = rules::evaluate(*snapshot, doctor()->content);
  std::string json = report::to_json(report);
  doctor()->account.emplace(Account{.snapshot = *std::move(snapshot), .report = std::move(report)});
  return json;
}

Expected<std::string> judge_causes(std::string_view input) {
  if (!doctor() || !doctor()->account) return fail({.id = "operation-input"});
  const Expected<Json> question = parse_json(input);
  if (!question) return propagate(question);
  const content::Symptom* symptom = content::find_symptom(doctor()->symptoms, text_of(*question, "symptom"));
  if (symptom == nullptr) return fail_at("symptom");
  const troubleshoot::Evidence evidence = {.snapshot = doctor()->account->snapshot, .report = doctor()->account->report};
  const auto causes = troubleshoot::judge_causes(*symptom, doctor()->content, &evidence);
  JsonWriter json;
  json.begin_object().member("say", troubleshoot::what_to_say(*symptom, causes, doctor()->content, &evidence));
  json.name("causes").begin_array();
  for (const troubleshoot::JudgedCause& judged : causes) {
    write(json, judged, troubleshoot::what_to_say(*symptom, judged, &evidence));
  }
  return std::move(json.end_array().end_object()).text();
}

Expected<std::string> judge_address(std::string_view input) {
  if (!doctor()) return fail({.id = "operation-input"});
  const Expected<Json> question = parse_json(input);
  if (!question) return propagate(question);
  report::Report report;
  report.findings = rules::judge_return_url(doctor()->content, text_of(*question, "return_url"));
  return report::to_json(report);
}

}  // namespace portal_guide::bindings
