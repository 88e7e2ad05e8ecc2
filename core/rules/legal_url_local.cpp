#include "core/rules/legal_url.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules::legal_url_local {
namespace {

LegalUrlVerdict judge_url(std::string_view url) {
  const auto parsed = stripe::parse_url(url);
  if (!parsed) return LegalUrlVerdict::Unknown;
  return stripe::is_local_host(parsed->host) ? LegalUrlVerdict::Wrong : LegalUrlVerdict::Right;
}

/// A policy link to a private or reserved address cannot be opened by any customer.
Answer judge(const Context& context) { return judge_legal_urls(context, judge_url, covered_by("legal-url-invalid")); }

}  // namespace

extern const Rule kRule{.id = "legal-url-local",
                        .severity = report::Severity::Error,
                        .modes = Modes::LiveOnly,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::legal_url_local
