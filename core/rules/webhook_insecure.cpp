#include "core/rules/webhook_url.hpp"

namespace portal_guide::rules::webhook_insecure {
namespace {

bool is_insecure(const stripe::Url& url) { return url.scheme == "http"; }

/// A live endpoint with the scheme http would get what customers do in the clear; in live mode Stripe asks for https.
Answer judge(const Context& context) { return judge_webhook_urls(context, is_insecure); }

}  // namespace

extern const Rule kRule{
    .id = "webhook-insecure", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::webhook_insecure
