#include "core/rules/webhook_url.hpp"

namespace portal_guide::rules::webhook_insecure {
namespace {

bool is_insecure(const stripe::Url& url) { return url.scheme == "http" && !stripe::is_local_host(url.host); }
bool is_local_too(const stripe::Url& url) { return url.scheme == "http" && stripe::is_local_host(url.host); }

/// A live endpoint with the scheme http would get what customers do in the clear; in live mode Stripe asks for https. Where its
/// address is local as well, webhook-local says so: another address mends both.
Answer judge(const Context& context) {
  Answer answer = judge_webhook_urls(context, is_insecure);
  if (!answer || !answer->empty()) return answer;
  const Answer local = judge_webhook_urls(context, is_local_too);
  if (local && !local->empty()) return unanswered(covered_by("webhook-local"));
  return answer;
}

}  // namespace

extern const Rule kRule{
    .id = "webhook-insecure", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::webhook_insecure
