#include "core/subscribers/explain.hpp"

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/reference.hpp"
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

struct ExplainedMode {
  ExplainedMode(const stripe::Snapshot& snapshot, stripe::Mode which, std::string_view customer_id)
      : mode(which), session(snapshot, which), explainer(session, customer_id) {}

  stripe::Mode mode;
  Session session;
  Explainer explainer;
};

/// Explains the customer in each mode that was added.
class ModeExplanations final : public stripe::SubscriptionDocumentVisitor {
 public:
  explicit ModeExplanations(std::string_view customer_id) : customer_id_(customer_id) {}

  void add(const stripe::Snapshot& snapshot, stripe::Mode mode) { modes_.emplace_back(snapshot, mode, customer_id_); }

  bool wants(stripe::Mode mode) const override {
    return std::any_of(modes_.begin(), modes_.end(), [mode](const ExplainedMode& each) { return each.mode == mode; });
  }
  void visit(stripe::Mode mode, const Json& subscription, const stripe::SubscriptionPlace& place) override {
    for (ExplainedMode& each : modes_) {
      if (each.mode == mode) each.explainer.add(subscription, place.pointer());
    }
  }

  std::vector<Explanation> take(const stripe::SubscriptionLists& lists) {
    std::vector<Explanation> taken;
    for (ExplainedMode& each : modes_) {
      const stripe::SubscriptionList& list = lists.of(each.mode);
      // A list that turned out to be malformed counts as if nothing of it had been seen.
      const bool is_read = list.state == Section::State::Read;
      Explanation explanation = is_read ? each.explainer.take() : Explainer(each.session, customer_id_).take();
      explanation.mode = each.mode;
      explanation.subscriptions_read = reading_of(list);
      taken.push_back(std::move(explanation));
    }
    return taken;
  }

 private:
  std::string_view customer_id_;
  /// A deque, because it does not move its elements: each explainer views its session.
  std::deque<ExplainedMode> modes_;
};

}  // namespace

Explainer::Explainer(const Session& session, std::string_view customer_id) : session_(session), customer_id_(customer_id) {
  explanation_.seen = session.holds_customer(customer_id);
  explanation_.configurations = session.configurations();
  explanation_.configuration_known = session.is_known();
  for (std::size_t index = 0; index < kCustomerCapabilities.size(); ++index) {
    explanation_.customer[index] = session.judge_customer(kCustomerCapabilities[index]);
    explanation_.missing |= explanation_.customer[index].gaps;
  }
}

std::array<std::vector<ConfigurationVerdict>, kCapabilityCount> Explainer::differing(
    const std::vector<Judgement>& judgements) const {
  std::array<std::vector<ConfigurationVerdict>, kCapabilityCount> result;
  for (const Capability capability : kCapabilities) {
    const bool all_alike = std::all_of(judgements.begin(), judgements.end(), [&](const Judgement& judgement) {
      return judgement.of(capability).answer == judgements.front().of(capability).answer;
    });
    for (std::size_t index = 0; !all_alike && index < judgements.size(); ++index) {
      const auto& configuration = session_.portals()[index].configuration;
      result[static_cast<std::size_t>(capability)].push_back(
          {.configuration = configuration ? configuration->id : "", .verdict = judgements[index].of(capability)});
    }
  }
  return result;
}

void Explainer::add(const Json& subscription, std::string_view pointer) {
  if (id_of(find(subscription, stripe::subscription::kCustomer)) != customer_id_) return;
  explanation_.seen = true;
  if (is_not_running(subscription)) {
    ++explanation_.not_running;
    return;
  }
  const std::vector<Judgement> judgements = session_.judge_each(subscription);
  const Judgement judgement = Session::combined(judgements);
  const std::string_view id = id_of(&subscription);
  SubscriptionAnswers answers{
      .id = observed_text(id.empty() ? pointer : id),
      .status = observed_text(as_string(find(subscription, stripe::subscription::kStatus)).value_or(std::string_view{})),
      .capabilities = judgement.capabilities,
      .by_configuration = differing(judgements),
      .prices = {}};
  for (const Verdict& verdict : judgement.capabilities) {
    explanation_.missing |= verdict.gaps;
  }
  for (std::size_t index = 0; index < judgement.prices.size(); ++index) {
    const Session::Price& price = session_.prices()[index];
    answers.prices.push_back(
        {.id = observed_text(price.id), .product = observed_text(price.product), .verdict = judgement.prices[index]});
    explanation_.missing |= judgement.prices[index].gaps;
  }
  explanation_.subscriptions.push_back(std::move(answers));
}

Expected<Explanations> explain(const stripe::Snapshot& snapshot, std::string_view customer_id,
                               std::optional<stripe::Mode> mode) {
  return explain(stripe::SubscriptionsInMemory(snapshot), customer_id, mode);
}

Expected<Explanations> explain(const stripe::SubscriptionSource& source, std::string_view customer_id,
                               std::optional<stripe::Mode> mode) {
  const stripe::Snapshot& snapshot = source.snapshot();
  if (customer_id.empty()) return fail({.id = "customer-unnamed"});
  if (mode && !snapshot.has(*mode)) {
    return fail({.id = "mode-absent", .arguments = {{"mode", std::string(stripe::to_string(*mode))}}});
  }
  ModeExplanations explained(customer_id);
  for (const stripe::Mode each : {stripe::Mode::Live, stripe::Mode::Test}) {
    if (snapshot.has(each) && (!mode || *mode == each)) explained.add(snapshot, each);
  }
  const auto lists = source.visit_documents(explained);
  if (!lists) return propagate(lists);
  std::vector<Explanation> known;
  std::vector<Explanation> possible;
  for (Explanation& explanation : explained.take(*lists)) {
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
