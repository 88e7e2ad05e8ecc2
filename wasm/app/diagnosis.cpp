#include "wasm/app/diagnosis.hpp"

#include <utility>

#include "core/json_text.hpp"

namespace portal_guide::app {
namespace {

using troubleshoot::JudgedCause;
using troubleshoot::ModeVerdict;
using troubleshoot::Open;
using troubleshoot::Verdict;

Verdict verdict_of(const Json& value) {
  const std::string name = text_of(value, "verdict");
  if (name == to_string(Verdict::Confirmed)) return Verdict::Confirmed;
  return name == to_string(Verdict::RuledOut) ? Verdict::RuledOut : Verdict::CannotTell;
}

Open open_of(const Json& value) {
  const std::string name = text_of(value, "open");
  if (name == to_string(Open::Possible)) return Open::Possible;
  return name == to_string(Open::SomeCustomers) ? Open::SomeCustomers : Open::Unknown;
}

const Json& list_of(const Json& value, std::string_view name) {
  static const Json kNone = Json::array();
  const Json* list = find(value, name);
  return list != nullptr && list->is_array() ? *list : kNone;
}

ModeVerdict mode_of(const Json& value) {
  ModeVerdict mode{
      .mode = text_of(value, "mode") == stripe::to_string(stripe::Mode::Live) ? stripe::Mode::Live : stripe::Mode::Test,
      .verdict = verdict_of(value),
      .open = open_of(value),
      .rules = {},
      .because = text_of(value, "because")};
  for (const Json& rule : list_of(value, "rules")) {
    mode.rules.emplace_back(as_string(&rule).value_or(std::string_view{}));
  }
  return mode;
}

}  // namespace

std::optional<Diagnosis> parse_diagnosis(const content::Symptom& symptom, std::string_view json) {
  const auto document = parse_json(json);
  if (!document) return std::nullopt;
  Diagnosis diagnosis{.causes = {}, .say = text_of(*document, "say"), .cause_says = {}};
  for (const Json& value : list_of(*document, "causes")) {
    const auto number = static_cast<std::size_t>(as_integer(find(value, "number")).value_or(0));
    if (number < 1 || number > symptom.causes.size()) return std::nullopt;
    JudgedCause judged{.cause = &symptom.causes[number - 1], .number = number, .verdict = verdict_of(value), .modes = {}};
    for (const Json& mode : list_of(value, "modes")) {
      judged.modes.push_back(mode_of(mode));
    }
    diagnosis.causes.push_back(std::move(judged));
    diagnosis.cause_says.push_back(text_of(value, "say"));
  }
  if (diagnosis.causes.size() != symptom.causes.size()) return std::nullopt;
  return diagnosis;
}

}  // namespace portal_guide::app
