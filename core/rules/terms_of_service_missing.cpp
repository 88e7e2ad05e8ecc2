#include "core/rules/legal_url.hpp"

namespace portal_guide::rules::terms_of_service_missing {
namespace {

Answer judge(const Context& context) { return judge_legal_url_missing(context, "terms_of_service_url"); }

}  // namespace

extern const Rule kRule{
    .id = "terms-of-service-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::terms_of_service_missing
