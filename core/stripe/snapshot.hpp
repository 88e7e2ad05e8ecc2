#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/session_configurations.hpp"

/// What was read from an account: `portal-snapshot/1`, which docs/snapshot.md describes.
namespace portal_guide::stripe {

/// The least that is a snapshot, for errors about what is none.
inline constexpr std::string_view kSmallestSnapshot = R"({"format": "portal-snapshot/1", "taken_at": 1763850000, "test": {}})";

enum class SectionName {
  Account,
  BillingPortalConfigurations,
  Products,
  Prices,
  Subscriptions,
  SubscriptionSchedules,
  Customers,
  WebhookEndpoints,
  PaymentMethodConfigurations,
  TaxSettings,
  PromotionCodes,
};
inline constexpr std::size_t kSectionCount = 11;

/// The member's name in the snapshot, such as "billing_portal_configurations".
std::string_view to_string(SectionName name);
/// False for the account and the tax settings, which are one object each.
bool is_list(SectionName name);

/// One section of one mode, as a view into the snapshot (valid as long as the snapshot is).
struct Section {
  enum class State {
    /// Not in the snapshot.
    Absent,
    /// Stripe answered with an error: see `status` and `error_message`.
    Failed,
    /// It is no object, list or error, or its items are not objects, share an id, or are of another type (by their `object`)
    /// than the section's.
    Malformed,
    /// It was read. `complete` says whether a list is whole.
    Read,
  };

  State state = State::Absent;
  /// HTTP status of a Failed section; 0 where the snapshot does not hold one.
  int status = 0;
  std::string_view error_message;
  /// The permission of a restricted key that Stripe's message names (`rak_…`); empty where it names none.
  std::string_view missing_permission;
  /// What is wrong with a Malformed section, as an Error whose `where` points at it.
  std::optional<Error> fault;
  /// False where a list's `has_more` is true; in an array of pages the last page's counts. A bare array and a list without
  /// `has_more` are taken to be whole.
  bool complete = true;
  /// The objects of a list, or the one object. Empty unless Read.
  std::vector<const Json*> items;
  /// The JSON pointer of each item, in the same order: "/live/products/data/3", or "/live/products/2/data/3" in an array of
  /// pages.
  std::vector<std::string> pointers;
};

/// What the app passes when it creates a portal session. Each is empty where the snapshot has none.
struct Integration {
  std::string return_url = {};
  SessionConfigurations session_configuration = {};
};

/// A validated snapshot. Always holds at least one mode. Unknown members are kept and ignored.
class Snapshot {
 public:
  /// Fails as parse_json() does, or with `snapshot-format`, `snapshot-empty` (neither mode), `snapshot-type` (a member
  /// of the wrong type; `where` points at it), `snapshot-time` (`taken_at` before 1970, after 9999, or with a fraction).
  /// A malformed section does not fail the snapshot: its Section says so, with `section-type`, `section-object` (objects of
  /// another type), `section-duplicate-id` or `section-number-range`.
  static Expected<Snapshot> parse(std::string_view text, const JsonLimits& limits = {});
  static Expected<Snapshot> create(Json document);

  std::int64_t taken_at_unix_seconds() const { return taken_at_; }
  bool has(Mode mode) const;
  const Section& section(Mode mode, SectionName name) const;
  const Integration& integration() const { return integration_; }
  const Json& document() const { return *document_; }

  /// The same snapshot of an app whose sessions name these configurations.
  Snapshot with_session_configurations(SessionConfigurations configurations) const;

 private:
  Snapshot() = default;

  /// On the heap, so that the views in the sections survive a move of the snapshot.
  std::shared_ptr<const Json> document_;
  std::int64_t taken_at_ = 0;
  Integration integration_;
  std::array<bool, 2> present_ = {};
  std::array<std::array<Section, kSectionCount>, 2> sections_ = {};
};

}  // namespace portal_guide::stripe
