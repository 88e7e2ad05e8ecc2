#include <utility>

#include "core/content/markup.hpp"
#include "core/json.hpp"
#include "core/troubleshoot/diagnose.hpp"

namespace portal_guide::troubleshoot {
namespace {

OrderedJson to_ordered_json(const ModeVerdict& mode) {
  OrderedJson object = {{"mode", stripe::to_string(mode.mode)}, {"verdict", to_string(mode.verdict)}};
  if (mode.open != Open::Unknown) object["open"] = to_string(mode.open);
  if (!mode.rules.empty()) object["rules"] = mode.rules;
  if (!mode.because.empty()) object["because"] = content::plain_text(mode.because);
  return object;
}

OrderedJson to_ordered_json(const JudgedCause& judged, const std::string& say, bool with_snapshot) {
  OrderedJson fix = OrderedJson::array();
  for (const std::string& step : judged.cause->fix) {
    fix.push_back(content::plain_text(step));
  }
  OrderedJson object = {{"number", judged.number}, {"cause", content::plain_text(judged.cause->cause)}};
  if (with_snapshot) {
    object["verdict"] = to_string(judged.verdict);
    object["modes"] = OrderedJson::array();
    for (const ModeVerdict& mode : judged.modes) {
      object["modes"].push_back(to_ordered_json(mode));
    }
  }
  object["tell"] = content::plain_text(judged.cause->tell);
  object["fix"] = std::move(fix);
  if (!say.empty()) object["say"] = content::plain_text(say);
  object["see"] = judged.cause->see;
  return object;
}

OrderedJson to_ordered_json(const Match& match, bool with_snapshot) {
  const content::Symptom& symptom = *match.symptom;
  OrderedJson object = {{"symptom", symptom.id},
                        {"catalogue", symptom.catalogue},
                        {"title", symptom.title},
                        {"matched_by", search::to_string(match.matched_by)},
                        {"causes", OrderedJson::array()}};
  for (std::size_t index = 0; index < match.causes.size(); ++index) {
    object["causes"].push_back(to_ordered_json(match.causes[index], match.cause_says[index], with_snapshot));
  }
  object["say"] = content::plain_text(match.say);
  object["sources"] = OrderedJson::array();
  for (const content::Source& source : symptom.sources) {
    object["sources"].push_back({{"url", source.url}, {"checked", source.checked}});
  }
  return object;
}

}  // namespace

std::string to_json(const Diagnosis& diagnosis, const content::Content& content) {
  OrderedJson document = {{"format", "portal-diagnosis/1"}, {"words", diagnosis.words}};
  if (diagnosis.taken_at_unix_seconds) document["taken_at"] = *diagnosis.taken_at_unix_seconds;
  document["fits"] = diagnosis.fits;
  document["matches"] = OrderedJson::array();
  for (const Match& match : diagnosis.matches) {
    document["matches"].push_back(to_ordered_json(match, diagnosis.taken_at_unix_seconds.has_value()));
  }
  if (diagnosis.matches.empty()) document["hint"] = content::plain_text(content::text(content, "diagnose.how-to-ask"));
  // The question may hold any bytes, and they must not end the program.
  return document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace portal_guide::troubleshoot
