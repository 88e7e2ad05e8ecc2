#include "core/rules/legal_url.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules::legal_url_invalid {
namespace {

LegalUrlVerdict judge_url(std::string_view url) {
  return stripe::parse_url(url) ? LegalUrlVerdict::Right : LegalUrlVerdict::Wrong;
}

/// A policy link that is not a complete web address leads customers of the portal to an error page.
Answer judge(const Context& context) { return judge_legal_urls(context, judge_url, {}); }

}  // namespace

extern const Rule kRule{.id = "legal-url-invalid", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::legal_url_invalid
