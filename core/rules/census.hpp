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

/// The one pass over a mode's subscriptions that all rules share. An account may have a million: nothing is kept of them but
/// counts, the first few of what a rule looks for, and the hashes of their customers.
namespace portal_guide::rules {

/// As many ids as a finding names.
inline constexpr std::size_t kNamedAtMost = 20;

struct SeenSubscription {
  enum class Standing {
    /// Active, trialing, past due, unpaid or paused: its customer still meets it in the portal.
    Running,
    /// Waiting for its first payment.
    Incomplete,
    Over,
    /// The status is missing, or one that we do not know.
    Unknown,
  };

  const stripe::Subscription& subscription;
  const stripe::SubscriptionPlace& place;
  Standing standing = Standing::Unknown;
};

/// What is known of all of them once the pass is over.
struct Census {
  std::size_t running = 0;
  std::size_t incomplete = 0;
  /// Why there may be others: only a part was read.
  std::optional<Unanswered> partial;
  /// Those with a running subscription. Empty unless a watcher asks for them.
  stripe::IdSet customers;
  /// Why there may be other customers.
  std::optional<Unanswered> customers_unknown;
};

/// One rule's look at the subscriptions of one mode: is shown each of them, and answers in the end.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual void see(const SeenSubscription& seen) = 0;
  virtual Answer answer(const Census& census) = 0;
  virtual bool asks_for_customers() const { return false; }
};

/// Why one subscription does not tell. Light: it may come up a million times, and is put into words once.
struct Doubt {
  enum class Kind { Absent, Malformed, UnknownValue, MoreItems, Other };
  static constexpr std::size_t kNoItem = static_cast<std::size_t>(-1);

  Kind kind;
  /// Dotted path of the member in the subscription, or in its item.
  std::string_view member = {};
  std::string_view value = {};
  std::size_t item = kNoItem;
  /// The reason where the kind is Other. Lives as long as the watcher.
  const Unanswered* reason = nullptr;
};
using Verdict = tl::expected<bool, Doubt>;

/// The doubt about a member that has no text: there is none, or it is something else.
Failure<Doubt> doubt_about(const stripe::Member& member, std::string_view path, std::size_t item = Doubt::kNoItem);
Failure<Doubt> doubt_because(const Unanswered& reason);
/// Whether the subscription is running.
Verdict is_running(const SeenSubscription& seen);
/// Whether the member is this text. `path` is its dotted path.
Verdict is_text(const stripe::Member& member, std::string_view wanted, std::string_view path);

/// Counts the subscriptions that a rule looks for. What it shows of the first few is the rule's evidence.
class Tally : public Watcher {
 public:
  void see(const SeenSubscription& seen) final;
  Answer answer(const Census& census) final;

 protected:
  /// Whether the rule looks for this one.
  virtual Verdict holds(const SeenSubscription& seen) = 0;
  /// One that it holds for. Called for the first few only.
  virtual Sighting sight(const SeenSubscription& seen) const = 0;
  /// The finding, which has its evidence, objects, `{count}`, `{total}` and `{share}` already.
  virtual void complete(Observation& observation) const;
  /// What the share is of: the running ones.
  virtual std::size_t total(const Census& census) const;

  std::size_t count() const { return count_; }
  /// The call that mends one subscription, `POST /v1/subscriptions/{subscription}` and what follows: with the id where there
  /// is one only, else as a placeholder.
  void set_call_for_one(Observation& observation, std::string_view action, OrderedJson params) const;

 private:
  std::size_t count_ = 0;
  std::vector<std::string> first_ids_;
  std::vector<Sighting> first_;
  std::optional<Unanswered> unknown_;
};

/// `{count}`, `{total}` and `{share}` of a finding about so many of so many.
content::Arguments arguments_of_share(std::size_t count, std::size_t of);
/// The share as people write it: "12" of "1000" is "1.2".
std::string percentage(std::size_t count, std::size_t of);
/// `absent`: so many of the customers with a running subscription are not among the customers that were read.
Unanswered customers_absent(const Context& context, std::size_t count);

/// The pass: shows each subscription to all watchers of a mode.
class CensusTaker {
 public:
  explicit CensusTaker(const Context& context) : context_(context) {}

  /// The watcher must outlive the pass.
  void add(Watcher& watcher);
  bool has_watchers() const { return !watchers_.empty(); }
  void see(const stripe::Subscription& subscription, const stripe::SubscriptionPlace& place);
  /// To be called once all were seen. `is_complete`: no page was left unread.
  Census finish(bool is_complete) &&;

 private:
  Context context_;
  std::vector<Watcher*> watchers_;
  bool wants_customers_ = false;
  Census census_;
};

}  // namespace portal_guide::rules
