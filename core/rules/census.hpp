#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/id_set.hpp"
#include "core/stripe/subscription.hpp"

/// The one pass over a mode's subscriptions, which all rules share. An account may have a million subscriptions. All that is
/// kept of them are counts, the first few that each rule looks for, and the hashes of their customers' ids.
namespace portal_guide::rules {

/// The number of objects that a finding names, at the most.
inline constexpr std::size_t kNamedAtMost = 20;

struct SeenSubscription {
  enum class Standing {
    /// Active, trialing, past due, unpaid or paused. Its customer still sees it in the portal.
    Running,
    /// The subscription waits for its first payment.
    Incomplete,
    Over,
    /// The status is missing, or it is one that we do not know.
    Unknown,
  };

  const stripe::Subscription& subscription;
  const stripe::SubscriptionPlace& place;
  Standing standing = Standing::Unknown;
};

/// What is known about the subscriptions once the pass is over.
struct Census {
  std::size_t running = 0;
  std::size_t incomplete = 0;
  /// Why there may be more subscriptions: only a part was read.
  std::optional<Unanswered> partial;
  /// The customers with a running subscription. Empty unless a watcher asks for them.
  stripe::IdSet customers;
  /// Why there may be more such customers.
  std::optional<Unanswered> customers_unknown;
};

/// How one rule looks at the subscriptions of one mode. It is shown each of them, and answers at the end.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual void see(const SeenSubscription& seen) = 0;
  virtual Answer answer(const Census& census) = 0;
  virtual bool asks_for_customers() const { return false; }
};

/// Why a rule cannot judge one subscription. It is cheap to make, since it may come up a million times; only the first one is
/// put into words.
struct Doubt {
  enum class Kind { Absent, Malformed, UnknownValue, MoreItems, Other };
  static constexpr std::size_t kNoItem = static_cast<std::size_t>(-1);

  Kind kind;
  /// Of the subscription (stripe::subscription), or of its item (stripe::subscription_item).
  stripe::MemberPath member = {};
  std::string_view value = {};
  std::size_t item = kNoItem;
  /// The reason, where the kind is Other. It must live as long as the watcher.
  const Unanswered* reason = nullptr;
};
using Verdict = tl::expected<bool, Doubt>;

/// The doubt about a member that should be a text and is missing, or is something else.
Failure<Doubt> doubt_about(const stripe::Member& member, stripe::MemberPath path, std::size_t item = Doubt::kNoItem);
Failure<Doubt> doubt_because(const Unanswered& reason);
/// Whether the subscription is running.
Verdict is_running(const SeenSubscription& seen);
/// Whether the member is this text. `path` is where the subscription has it.
Verdict is_text(const stripe::Member& member, std::string_view wanted, stripe::MemberPath path);

/// Counts the subscriptions that a rule looks for. The first few of them are the rule's evidence.
class Tally : public Watcher {
 public:
  void see(const SeenSubscription& seen) final;
  Answer answer(const Census& census) final;

 protected:
  /// Whether the rule looks for this subscription.
  virtual Verdict holds(const SeenSubscription& seen) = 0;
  /// The evidence for a subscription for which holds() is true. Called for the first few only.
  virtual Sighting sight(const SeenSubscription& seen) const = 0;
  /// Adds to the finding, which has its evidence, objects, `{count}`, `{total}` and `{share}` already.
  virtual void complete(Observation& observation) const;
  /// The number of subscriptions of which the share is told: all that are running.
  virtual std::size_t total(const Census& census) const;

  std::size_t count() const { return count_; }
  /// Sets the call that mends one subscription, `POST /v1/subscriptions/{subscription}` and `action`. Where the rule found one
  /// subscription only, the call has its id, else the placeholder.
  void set_call_for_one(Observation& observation, std::string_view action, OrderedJson params) const;

 private:
  std::size_t count_ = 0;
  std::vector<std::string> first_ids_;
  std::vector<Sighting> first_;
  std::optional<Unanswered> unknown_;
};

/// `{count}`, `{total}` and `{share}` of a finding about `count` of `of` objects.
content::Arguments arguments_of_share(std::size_t count, std::size_t of);
/// The share in per cent as people write it: 12 of 1000 is "1.2".
std::string percentage(std::size_t count, std::size_t of);
/// `absent`: this number of customers with a running subscription are not among the customers that were read.
Unanswered customers_absent(const Context& context, std::size_t count);

/// The pass: shows each subscription to all watchers of a mode.
class CensusTaker {
 public:
  explicit CensusTaker(const Context& context) : context_(context) {}

  /// The watcher must outlive the pass.
  void add(Watcher& watcher);
  bool has_watchers() const { return !watchers_.empty(); }
  void see(const stripe::Subscription& subscription, const stripe::SubscriptionPlace& place);
  /// To be called once all subscriptions were seen. `is_complete` says that no page was left unread.
  Census finish(bool is_complete) &&;

 private:
  Context context_;
  std::vector<Watcher*> watchers_;
  bool wants_customers_ = false;
  Census census_;
};

}  // namespace portal_guide::rules
