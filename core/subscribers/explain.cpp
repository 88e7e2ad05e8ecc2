#include "core/subscribers/explain.hpp"

#include <utility>

#include "core/stripe/observed.hpp"
#include "core/stripe/reference.hpp"
#include "core/subscribers/each_subscription.hpp"
#include "core/subscribers/judge.hpp"

namespace portal_guide::subscribers {
namespace {

using stripe::id_of;
using stripe::observed_text;
using stripe::Section;
using stripe::SectionName;

bool is_ruled_out(const stripe::Snapshot& snapshot, const Explanation& explanation) {
  const Section& customers = snapshot.section(explanation.mode, SectionName::Customers);
  return !explanation.seen && customers.state == Section::State::Read && customers.complete;
}

Explanation explain_mode(const stripe::Snapshot& snapshot, stripe::Mode mode, std::string_view customer_id) {
  const Portal portal = portal_of(snapshot, mode);
  Explainer explainer(portal, customer_id);
  for_each_subscription(snapshot, mode, [&explainer](const Json& subscription, std::string_view pointer) {
    explainer.add(subscription, pointer);
  });
  Explanation explanation = explainer.take();
  explanation.mode = mode;
  explanation.subscriptions_read = reading_of_subscriptions(snapshot, mode);
  return explanation;
}

}  // namespace

Explainer::Explainer(const Portal& portal, std::string_view customer_id) : portal_(portal), customer_id_(customer_id) {
  explanation_.seen = portal.customers.find(customer_id) != nullptr;
  for (std::size_t index = 0; index < kCustomerCapabilities.size(); ++index) {
    explanation_.customer[index] = judge_customer(portal, kCustomerCapabilities[index]);
    explanation_.missing |= explanation_.customer[index].gaps;
  }
}

void Explainer::add(const Json& subscription, std::string_view pointer) {
  if (id_of(find(subscription, "customer")) != customer_id_) return;
  explanation_.seen = true;
  if (is_not_running(subscription)) {
    ++explanation_.not_running;
    return;
  }
  const Judgement judgement = judge(portal_, subscription);
  const std::string_view id = id_of(&subscription);
  SubscriptionAnswers answers{.id = observed_text(id.empty() ? pointer : id),
                              .status = observed_text(as_string(find(subscription, "status")).value_or(std::string_view{})),
                              .capabilities = judgement.capabilities,
                              .prices = {}};
  for (const Verdict& verdict : judgement.capabilities)
    explanation_.missing |= verdict.gaps;
  for (std::size_t index = 0; index < judgement.prices.size(); ++index) {
    const OfferedPrice& price = portal_.prices[index];
    answers.prices.push_back(
        {.id = observed_text(price.id), .product = observed_text(price.product), .verdict = judgement.prices[index]});
    explanation_.missing |= judgement.prices[index].gaps;
  }
  explanation_.subscriptions.push_back(std::move(answers));
}

Expected<Explanations> explain(const stripe::Snapshot& snapshot, std::string_view customer_id,
                               std::optional<stripe::Mode> mode) {
  if (customer_id.empty()) return fail({.id = "customer-unnamed"});
  if (mode && !snapshot.has(*mode)) {
    return fail({.id = "mode-absent", .arguments = {{"mode", std::string(stripe::to_string(*mode))}}});
  }
  std::vector<Explanation> known;
  std::vector<Explanation> possible;
  for (const stripe::Mode each : {stripe::Mode::Live, stripe::Mode::Test}) {
    if (!snapshot.has(each) || (mode && *mode != each)) continue;
    Explanation explanation = explain_mode(snapshot, each, customer_id);
    if (is_ruled_out(snapshot, explanation)) continue;
    (explanation.seen ? known : possible).push_back(std::move(explanation));
  }
  if (known.empty() && possible.empty()) {
    return fail({.id = "customer-unknown", .arguments = {{"customer", observed_text(customer_id)}}});
  }
  return Explanations{.taken_at_unix_seconds = snapshot.taken_at_unix_seconds(),
                      .customer = observed_text(customer_id),
                      .modes = known.empty() ? std::move(possible) : std::move(known)};
}

}  // namespace portal_guide::subscribers
