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
#include "core/subscribers/portal.hpp"
#include "core/subscribers/reading.hpp"

/// What one customer can do in the portal, and why not.
namespace portal_guide::subscribers {

struct PriceChoice {
  std::string id;
  std::string product;
  Verdict verdict;
};

struct SubscriptionAnswers {
  /// Its JSON pointer where it has no id.
  std::string id;
  /// Empty where it was not read.
  std::string status;
  /// By Capability.
  std::array<Verdict, kCapabilityCount> capabilities;
  /// Of every price on the portal's list, in its order, whether the customer can choose it.
  std::vector<PriceChoice> prices;
};

/// One mode's answers.
struct Explanation {
  stripe::Mode mode = stripe::Mode::Live;
  /// Whether a customer or a subscription of this id is among what was read.
  bool seen = false;
  Reading subscriptions_read = Reading::Absent;
  /// Subscriptions of the customer that are over, or never began.
  std::size_t not_running = 0;
  /// What needs no subscription, in the order of kCustomerCapabilities.
  std::array<Verdict, kCustomerCapabilities.size()> customer;
  /// Running, or of a status that we do not know; in the snapshot's order.
  std::vector<SubscriptionAnswers> subscriptions;
  /// What would turn an unknown answer into a known one.
  GapSet missing;
};

struct Explanations {
  std::int64_t taken_at_unix_seconds = 0;
  /// As it may be shown: an e-mail address or a key in its place is not.
  std::string customer;
  /// Live before test. At least one.
  std::vector<Explanation> modes;
};

/// Collects the answers for one customer of one mode, fed one subscription of that mode at a time. Holds no view of any.
class Explainer {
 public:
  /// `portal` and `customer_id` have to live as long.
  Explainer(const Portal& portal, std::string_view customer_id);
  /// Of another customer's subscription it takes no notice.
  void add(const Json& subscription, std::string_view pointer);
  /// Mode and reading are left for the caller to set.
  Explanation take() { return std::move(explanation_); }

 private:
  const Portal& portal_;
  std::string_view customer_id_;
  Explanation explanation_;
};

/// Explains the customer in `mode`; without one in each mode that holds the customer, or, where none is known to, in each
/// that may. Fails with
/// - `customer-unnamed`: the id is empty;
/// - `mode-absent`: the snapshot does not hold `mode` ("mode");
/// - `customer-unknown`: complete lists of customers, and whatever was read of subscriptions, name no such customer
///   ("customer").
Expected<Explanations> explain(const stripe::Snapshot& snapshot, std::string_view customer_id,
                               std::optional<stripe::Mode> mode = std::nullopt);
/// The same for subscriptions that are read one after the other. Also fails as SubscriptionSource::visit_documents() does.
Expected<Explanations> explain(const stripe::SubscriptionSource& source, std::string_view customer_id,
                               std::optional<stripe::Mode> mode = std::nullopt);

/// `portal-explanation/1` (docs/subscribers.md), indented by two spaces, ending in a newline; the same bytes everywhere.
std::string to_json(const Explanations& explanations);
/// For people, in the content's language, ending in a newline.
std::string to_text(const Explanations& explanations, const content::Content& content, const report::TextStyle& style = {});

}  // namespace portal_guide::subscribers
