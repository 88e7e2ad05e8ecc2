#include <algorithm>

#include "core/rules/legal_url.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules::legal_url_invalid {
namespace {

LegalUrlVerdict judge_url(std::string_view url) {
  return stripe::parse_url(url) ? LegalUrlVerdict::Right : LegalUrlVerdict::Wrong;
}

bool opens_an_app(const Sighting& sighting) {
  return stripe::app_scheme(as_string(&sighting.observed).value_or(std::string_view{})).has_value();
}

/// A policy link that is not a complete web address leads customers of the portal to an error page.
Answer judge(const Context& context) {
  Answer answer = judge_legal_urls(context, judge_url, {});
  if (!answer) return answer;
  for (Observation& observation : *answer) {
    const bool any = std::any_of(observation.evidence.begin(), observation.evidence.end(), opens_an_app);
    if (any) observation.remark = "finding.legal-url-opens-app";
  }
  return answer;
}

}  // namespace

extern const Rule kRule{.id = "legal-url-invalid",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::legal_url_invalid
