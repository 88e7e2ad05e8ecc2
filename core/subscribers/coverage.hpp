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

/// How many subscribers can do what in the portal, and for which reasons the others cannot.
namespace portal_guide::subscribers {

/// The number of subscriptions that are named for each reason, at the most.
inline constexpr std::size_t kSubscriptionsNamed = 20;

struct ReasonCount {
  Reason reason = Reason::NotRead;
  std::uint64_t count = 0;
  /// The ids of the first subscriptions, in the snapshot's order.
  std::vector<std::string> subscriptions;
};

struct AnswerCount {
  std::uint64_t count = 0;
  /// In the order of Reason. A subscription is counted for each of its reasons. Empty for Yes.
  std::vector<ReasonCount> reasons;
};

/// The counts of one capability, indexed by Answer.
using CapabilityCount = std::array<AnswerCount, kAnswers.size()>;

/// One mode's counts.
struct ModeCoverage {
  stripe::Mode mode = stripe::Mode::Live;
  Reading subscriptions_read = Reading::Absent;
  /// The subscriptions that are running, or whose status we do not know. The counts of each capability add up to this number.
  std::uint64_t running = 0;
  /// The subscriptions that are over, or that never began.
  std::uint64_t not_running = 0;
  /// The configurations that a session may use, and whether it is known which one it uses.
  std::vector<SessionConfiguration> configurations;
  bool configuration_known = false;
  /// Indexed by Capability.
  std::array<CapabilityCount, kCapabilityCount> capabilities;
  /// What would have to be read to know the unknown answers.
  GapSet missing;
};

struct Coverage {
  std::int64_t taken_at_unix_seconds = 0;
  /// Live before test. At least one.
  std::vector<ModeCoverage> modes;
};

/// Counts the subscriptions of one mode, which it is given one at a time. It does not grow with their number.
class CoverageCounter {
 public:
  /// `session` must outlive the counter.
  explicit CoverageCounter(const Session& session) : session_(session) {}
  void add(const Json& subscription, std::string_view pointer);
  /// The counts so far. The caller sets the mode, and how much of the list was read.
  ModeCoverage take();

 private:
  struct Tally {
    std::uint64_t count = 0;
    std::array<ReasonCount, kReasonCount> reasons;
  };

  const Session& session_;
  std::uint64_t running_ = 0;
  std::uint64_t not_running_ = 0;
  std::array<std::array<Tally, kAnswers.size()>, kCapabilityCount> tallies_;
  GapSet missing_;
};

/// Counts one mode, or every mode that the snapshot holds. Fails with `mode-absent` where it does not hold `mode` ("mode").
Expected<Coverage> coverage(const stripe::Snapshot& snapshot, std::optional<stripe::Mode> mode = std::nullopt);
/// The same, for subscriptions that are read one after the other. Also fails as SubscriptionSource::visit_documents() does.
Expected<Coverage> coverage(const stripe::SubscriptionSource& source, std::optional<stripe::Mode> mode = std::nullopt);

/// The share in tenths of a per cent, rounded to the nearest: 12 of 1000 is 12. 0 of nothing is 0.
std::uint64_t share_per_mille(std::uint64_t count, std::uint64_t of);

/// `portal-coverage/1` (docs/subscribers.md), indented by two spaces, ending in a newline; the same bytes everywhere.
std::string to_json(const Coverage& coverage);
/// For people, in the content's language, ending in a newline.
std::string to_text(const Coverage& coverage, const content::Content& content, const report::TextStyle& style = {});

}  // namespace portal_guide::subscribers
