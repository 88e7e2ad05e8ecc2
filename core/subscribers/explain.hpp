#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_source.hpp"
#include "core/subscribers/ability.hpp"
#include "core/subscribers/reading.hpp"
#include "core/subscribers/session.hpp"

/// What one customer can do in the portal, and why not.
namespace portal_guide::subscribers {

/// What one configuration gives as an answer, where others give another one.
struct ConfigurationVerdict {
  /// Empty for a session that has no configuration to use.
  std::string configuration;
  Verdict verdict;
};

struct PriceChoice {
  std::string id;
  std::string product;
  Verdict verdict;
};

struct SubscriptionAnswers {
  /// The subscription's JSON pointer where it has no id.
  std::string id;
  /// Stripe's word for the status, such as "active"; empty where it was not read.
  std::string status;
  /// Indexed by Capability.
  std::array<Verdict, kCapabilityCount> capabilities;
  /// The same by configuration, where it is not known which one a session uses and they differ; else empty. Indexed by
  /// Capability.
  std::array<std::vector<ConfigurationVerdict>, kCapabilityCount> by_configuration;
  /// Whether the customer can choose each price on the portal's list, in the list's order.
  std::vector<PriceChoice> prices;
};

/// One mode's answers.
struct Explanation {
  stripe::Mode mode = stripe::Mode::Live;
  /// Whether a customer or a subscription of this id is among what was read.
  bool seen = false;
  Reading subscriptions_read = Reading::Absent;
  /// The customer's subscriptions that are over, or that never began.
  std::size_t not_running = 0;
  /// The configurations that a session may use, and whether it is known which one it uses.
  std::vector<SessionConfiguration> configurations;
  bool configuration_known = false;
  /// The answers that need no subscription, in the order of kCustomerCapabilities.
  std::array<Verdict, kCustomerCapabilities.size()> customer;
  /// The subscriptions that are running, or whose status we do not know, in the snapshot's order.
  std::vector<SubscriptionAnswers> subscriptions;
  /// What would have to be read to know the unknown answers.
  GapSet missing;
};

struct Explanations {
  std::int64_t taken_at_unix_seconds = 0;
  /// The customer's id as it may be shown: a key or an e-mail address that somebody put in its place is hidden.
  std::string customer;
  /// Live before test. At least one.
  std::vector<Explanation> modes;
};

/// Collects the answers for one customer of one mode. It is given the mode's subscriptions one at a time, and keeps no view of
/// them.
class Explainer {
 public:
  /// `session` and `customer_id` must outlive the explainer.
  Explainer(const Session& session, std::string_view customer_id);
  /// Ignores the subscriptions of other customers.
  void add(const Json& subscription, std::string_view pointer);
  /// The answers so far. The caller sets the mode, and how much of the list was read.
  Explanation take() { return std::move(explanation_); }

 private:
  std::array<std::vector<ConfigurationVerdict>, kCapabilityCount> differing(const std::vector<Judgement>& judgements) const;

  const Session& session_;
  std::string_view customer_id_;
  Explanation explanation_;
};

/// Explains the customer in `mode`. Without a mode, explains the customer in each mode that is known to hold it. Where no
/// mode is known to, explains the customer in each mode that may hold it. Fails with
/// - `customer-unnamed`: the id is empty;
/// - `mode-absent`: the snapshot does not hold `mode` ("mode");
/// - `customer-unknown`: complete lists of customers, and whatever was read of subscriptions, name no such customer
///   ("customer").
Expected<Explanations> explain(const stripe::Snapshot& snapshot, std::string_view customer_id,
                               std::optional<stripe::Mode> mode = std::nullopt);
/// The same, for subscriptions that are read one after the other. Also fails as SubscriptionSource::visit_documents() does.
Expected<Explanations> explain(const stripe::SubscriptionSource& source, std::string_view customer_id,
                               std::optional<stripe::Mode> mode = std::nullopt);

/// `portal-explanation/1` (docs/subscribers.md), indented by two spaces, ending in a newline; the same bytes everywhere.
std::string to_json(const Explanations& explanations);
/// For people, in the content's language, ending in a newline.
std::string to_text(const Explanations& explanations, const content::Content& content, const report::TextStyle& style = {});

}  // namespace portal_guide::subscribers
