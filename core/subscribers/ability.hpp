#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// What a customer can do in the portal, and why not. explain() and coverage() are made of these values.
///
/// An answer is No where something is known to stand in the way, and Yes where nothing does. It is Unknown where something may
/// stand in the way: Stripe does not document it, or it was not read.
namespace portal_guide::subscribers {

enum class Answer { Yes, No, Unknown };
inline constexpr std::array kAnswers = {Answer::Yes, Answer::No, Answer::Unknown};
std::string_view to_string(Answer answer);

enum class Capability {
  ViewInvoices,
  UpdateDetails,
  UpdatePaymentMethod,
  Cancel,
  SwitchPlan,
  ChangeQuantity,
  ApplyPromotionCode,
  Pause,
};
inline constexpr std::size_t kCapabilityCount = 8;
inline constexpr std::array<Capability, kCapabilityCount> kCapabilities = {
    Capability::ViewInvoices, Capability::UpdateDetails,  Capability::UpdatePaymentMethod, Capability::Cancel,
    Capability::SwitchPlan,   Capability::ChangeQuantity, Capability::ApplyPromotionCode,  Capability::Pause};
/// The capabilities that need no subscription.
inline constexpr std::array kCustomerCapabilities = {Capability::ViewInvoices, Capability::UpdateDetails,
                                                     Capability::UpdatePaymentMethod};
/// The capability's name in JSON, such as "view_invoices". Stable.
std::string_view to_string(Capability capability);

/// Why an answer is No or Unknown, in the order in which the reasons are looked for (docs/stripe.md, fact 32) and in which
/// answers name them. The sentences `reason.<id>.means`, `.why` and `.change` of the interface describe each of them.
enum class Reason {
  NoConfiguration,
  ConfigurationInactive,
  /// It is not known which configuration sessions use, and the answer depends on it.
  ConfigurationNotKnown,
  /// The subscription's status is one in which Stripe does not document what the portal offers, or one that we do not know.
  Status,
  SchedulePending,
  AlreadyCancelling,
  MultipleItems,
  /// Of the subscription, or of the price that would be chosen.
  Metered,
  SendInvoice,
  UnsupportedPaymentMethod,
  PendingUpdate,
  FeatureOff,
  UpdateNotAllowed,
  /// The current price, or its product, is not on the portal's list.
  NotOffered,
  PriceArchived,
  ProductArchived,
  NotRecurring,
  Currency,
  TaxBehavior,
  SamePrice,
  NotAdjustable,
  QuantityOutOfRange,
  ClassicBilling,
  NotExpanded,
  NotRead,
};
inline constexpr std::size_t kReasonCount = 25;
/// The reason's name in JSON, such as "no-configuration". Stable.
std::string_view to_string(Reason reason);

/// What an answer would need and the snapshot does not hold: a section, all of it or a part, or a member that Stripe leaves out
/// unless it is asked to expand it.
enum class Gap {
  Configurations,
  Products,
  Prices,
  Subscriptions,
  SubscriptionSchedules,
  Customers,
  OfferedProducts,
  CurrencyOptions,
  SubscriptionPaymentMethod,
  CustomerPaymentMethod,
};
inline constexpr std::size_t kGapCount = 10;
/// The gap's name in JSON: the section's name, such as "prices", and after a dot the path that has to be expanded, such as
/// "prices.currency_options". Stable.
std::string_view to_string(Gap gap);
/// The reason that a gap gives: NotExpanded or NotRead.
Reason reason_of(Gap gap);

/// A set of the values of an enum, in the enum's order. It is as small as a machine word, so that each of a million
/// subscriptions can have one.
template <class Value, std::size_t kCount>
class EnumSet {
 public:
  static_assert(kCount <= 32);
  void add(Value value) { bits_ |= bit(value); }
  bool contains(Value value) const { return (bits_ & bit(value)) != 0; }
  bool empty() const { return bits_ == 0; }
  EnumSet& operator|=(EnumSet other) {
    bits_ |= other.bits_;
    return *this;
  }
  bool operator==(const EnumSet&) const = default;

  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t index = 0; index < kCount; ++index) {
      if (contains(static_cast<Value>(index))) visit(static_cast<Value>(index));
    }
  }

 private:
  static std::uint32_t bit(Value value) { return std::uint32_t{1} << static_cast<unsigned>(value); }
  std::uint32_t bits_ = 0;
};
using ReasonSet = EnumSet<Reason, kReasonCount>;
using GapSet = EnumSet<Gap, kGapCount>;

/// What was found to stand in the way of something. verdict_of() makes one answer of it.
struct Findings {
  /// What is known to stand in the way.
  ReasonSet against;
  /// What may stand in the way.
  ReasonSet open;
  GapSet gaps;

  bool none() const { return against.empty() && open.empty(); }
  void lacks(Gap gap) {
    gaps.add(gap);
    open.add(reason_of(gap));
  }
  Findings& operator|=(const Findings& other) {
    against |= other.against;
    open |= other.open;
    gaps |= other.gaps;
    return *this;
  }
};

struct Verdict {
  Answer answer = Answer::Unknown;
  /// For No, everything that is known to stand in the way; for Unknown, everything that may. Empty for Yes.
  ReasonSet reasons;
  /// For Unknown, what would have to be read to know the answer. Empty otherwise.
  GapSet gaps;

  bool operator==(const Verdict&) const = default;
};
Verdict verdict_of(const Findings& findings);

}  // namespace portal_guide::subscribers
