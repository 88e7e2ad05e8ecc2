#include "core/rules/webhook_url.hpp"

namespace portal_guide::rules::webhook_local {
namespace {

bool is_local(const stripe::Url& url) { return stripe::is_local_host(url.host); }

/// A live endpoint with a private or reserved address cannot be reached by Stripe, so the app does not learn what customers do.
Answer judge(const Context& context) { return judge_webhook_urls(context, is_local); }

}  // namespace

extern const Rule kRule{.id = "webhook-local", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::webhook_local
