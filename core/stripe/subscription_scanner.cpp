#include "core/stripe/subscription_scanner.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <unordered_set>

#include "core/stripe/members.hpp"
#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::stripe {

enum class SubscriptionScanner::Slot : std::uint8_t {
  None,
  Id,
  Object,
  Livemode,
  Status,
  Customer,
  CollectionMethod,
  Currency,
  DefaultPaymentMethod,
  DefaultSource,
  Schedule,
  BillingMode,
  BillingModeType,
  Items,
  ItemList,
  MoreItems,
  Price,
  Recurring,
  UsageType,
  ReferenceId,
  PageData,
};

/// The kinds of objects that have members which are kept.
enum class SubscriptionScanner::Inside : std::uint8_t {
  Nothing,
  Subscription,
  Reference,
  BillingMode,
  Items,
  Item,
  Price,
  Recurring,
};

namespace {

/// Enough for every order in which Stripe writes the members of a subscription, and for much metadata.
constexpr std::size_t kNamesRemembered = 4096;
/// The most names that are remembered for one place. Further ones are compared the slow way.
constexpr int kAlternatives = 24;
constexpr std::size_t kDeepest = JsonLimits{}.max_depth;
/// A number without an exponent and with at most this many digits is in the range of a double.
constexpr std::ptrdiff_t kDigitsInRange = 300;

constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;

constexpr std::uint64_t has_zero(std::uint64_t word) { return (word - kOnes) & ~word & kHighs; }

/// Whether eight bytes are plain text: no quote, backslash, control character or byte beyond ASCII is among them.
bool is_plain(const char* text) {
  std::uint64_t word = 0;
  std::memcpy(&word, text, sizeof word);
  const std::uint64_t quotes = has_zero(word ^ (kOnes * '"'));
  const std::uint64_t escapes = has_zero(word ^ (kOnes * '\\'));
  const std::uint64_t controls = (word - kOnes * 0x20U) & ~word & kHighs;
  return (quotes | escapes | controls | (word & kHighs)) == 0;
}

/// The value of the four digits behind `\u`; -1 where they are not hexadecimal digits.
int code_unit(const char* digits) {
  int unit = 0;
  for (int place = 0; place < 4; ++place) {
    const int digit = text::hex_value(digits[place]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

}  // namespace

// Names 0 and 1 stand for "no name" and for the start of the outermost object.
SubscriptionScanner::SubscriptionScanner() : names_(2) { names_.reserve(kNamesRemembered); }

SubscriptionScanner::Outcome SubscriptionScanner::scan(std::string_view text, std::size_t depth, Pages pages,
                                                       Subscription& subscription) {
  subscription.clear();
  decoded_.clear();
  subscription_ = &subscription;
  finds_pages_ = pages == Pages::Expected;
  begin_ = at_ = text.data();
  end_ = begin_ + text.size();
  outcome_ = Outcome::Done;
  if (at_ != end_ && *at_ == '{') {
    object(Inside::Subscription, 1, depth, nullptr);
  } else {
    value(Slot::None, 0, depth, nullptr);
  }
  return outcome_;
}

bool SubscriptionScanner::fail_with(Outcome outcome) {
  outcome_ = outcome;
  return false;
}

/// At the text's end it is incomplete, since what follows may be what is missing. Before its end the text is invalid.
bool SubscriptionScanner::fail_here() { return fail_with(at_ >= end_ ? Outcome::Incomplete : Outcome::Invalid); }

void SubscriptionScanner::skip_space() {
  while (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') {
    ++at_;
  }
}

Member* SubscriptionScanner::member_of(Slot slot, Member* reference) {
  switch (slot) {
    case Slot::Id:
      return &subscription_->id;
    case Slot::Object:
      return &subscription_->object;
    case Slot::Livemode:
      return &subscription_->livemode;
    case Slot::Status:
      return &subscription_->status;
    case Slot::Customer:
      return &subscription_->customer;
    case Slot::CollectionMethod:
      return &subscription_->collection_method;
    case Slot::Currency:
      return &subscription_->currency;
    case Slot::DefaultPaymentMethod:
      return &subscription_->default_payment_method;
    case Slot::DefaultSource:
      return &subscription_->default_source;
    case Slot::Schedule:
      return &subscription_->schedule;
    case Slot::BillingModeType:
      return &subscription_->billing_mode;
    case Slot::MoreItems:
      return &subscription_->more_items;
    case Slot::Price:
      return &subscription_->items.back().price;
    case Slot::UsageType:
      return &subscription_->items.back().usage_type;
    case Slot::ReferenceId:
      return reference;
    case Slot::None:
    case Slot::BillingMode:
    case Slot::Items:
    case Slot::ItemList:
    case Slot::Recurring:
    case Slot::PageData:
      break;
  }
  return nullptr;
}

bool SubscriptionScanner::value(Slot slot, std::uint32_t name, std::size_t depth, Member* reference) {
  if (at_ >= end_) return fail_here();
  Member* const member = slot == Slot::None ? nullptr : member_of(slot, reference);
  // Where an object stands in place of an id, its id counts, but only if that is a text.
  const bool only_text = slot == Slot::ReferenceId;
  const auto keep = [&](Member::Kind kind) {
    if (member != nullptr && !only_text) *member = {.kind = kind};
    if (slot == Slot::ItemList && kind != Member::Kind::Null) subscription_->item_list = Subscription::ItemList::Malformed;
    return true;
  };
  switch (*at_) {
    case '"': {
      std::string_view raw;
      bool has_escapes = false;
      ++at_;
      if (!string(raw, has_escapes)) return false;
      keep(Member::Kind::Text);
      if (member != nullptr) *member = {.kind = Member::Kind::Text, .text = decode(raw, has_escapes)};
      return true;
    }
    case '{': {
      keep(Member::Kind::Other);
      // An object in place of the list of items is not an item.
      const std::uint32_t start = slot == Slot::ItemList ? 0 : start_inside(name);
      switch (slot) {
        case Slot::Customer:
        case Slot::DefaultPaymentMethod:
        case Slot::DefaultSource:
        case Slot::Schedule:
          return object(Inside::Reference, start, depth, member);
        case Slot::Price:
          subscription_->items.back().price_is_object = true;
          return object(Inside::Price, start, depth, member);
        case Slot::BillingMode:
          return object(Inside::BillingMode, start, depth, nullptr);
        case Slot::Items:
          return object(Inside::Items, start, depth, nullptr);
        case Slot::Recurring:
          return object(Inside::Recurring, start, depth, nullptr);
        default:
          return object(Inside::Nothing, start, depth, nullptr);
      }
    }
    case '[':
      if (slot == Slot::PageData && finds_pages_) {
        ++at_;
        return fail_with(Outcome::Page);
      }
      keep(Member::Kind::Other);
      if (slot == Slot::ItemList) subscription_->item_list = Subscription::ItemList::Read;
      return array(slot, name, depth);
    case 't':
      return word("true") && keep(Member::Kind::True);
    case 'f':
      return word("false") && keep(Member::Kind::False);
    case 'n':
      return word("null") && keep(Member::Kind::Null);
    default:
      return number() && keep(Member::Kind::Other);
  }
}

void SubscriptionScanner::collect_names(std::uint32_t last, std::uint32_t start, std::unordered_set<std::string>& met) const {
  for (; last != 0 && last != start; last = names_[last].before) {
    met.insert(names_[last].decoded);
  }
}

bool SubscriptionScanner::object(Inside inside, std::uint32_t start, std::size_t depth, Member* reference) {
  if (depth >= kDeepest) return fail_with(Outcome::TooDeep);
  ++at_;
  skip_space();
  if (*at_ == '}') {
    ++at_;
    return true;
  }
  std::uint32_t before = start;
  // The names so far, filled once the object's order cannot be remembered.
  std::unordered_set<std::string> met;
  while (true) {
    if (*at_ != '"') return fail_here();
    ++at_;
    const auto left = static_cast<std::size_t>(end_ - at_);
    std::uint32_t name = before == 0 ? 0 : names_[before].next;
    while (name != 0) {
      const std::string& written = names_[name].written;
      if (written.size() <= left && std::memcmp(at_, written.data(), written.size()) == 0) break;
      name = names_[name].instead;
    }
    Slot slot = Slot::None;
    if (name != 0) {
      at_ += names_[name].written.size();
      slot = names_[name].slot;
      before = name;
    } else {
      const char* const from = at_;
      std::string_view raw;
      bool has_escapes = false;
      if (!string(raw, has_escapes)) return false;
      const std::string decoded(decode(raw, has_escapes));
      if (stands_before(before, decoded) || met.contains(decoded)) {
        --at_;
        return fail_with(Outcome::DuplicateMember);
      }
      slot = slot_of(inside, decoded);
      if (before != 0) name = remember(before, {from, static_cast<std::size_t>(at_ - from)}, decoded, slot);
      if (name == 0) {
        collect_names(before, start, met);
        before = 0;
        met.insert(decoded);
      } else {
        before = name;
      }
    }
    skip_space();
    if (*at_ != ':') return fail_here();
    ++at_;
    skip_space();
    if (!value(slot, name, depth + 1, reference)) return false;
    skip_space();
    if (*at_ == ',') {
      ++at_;
      skip_space();
      continue;
    }
    if (*at_ != '}') return fail_here();
    ++at_;
    return true;
  }
}

bool SubscriptionScanner::array(Slot slot, std::uint32_t name, std::size_t depth) {
  if (depth >= kDeepest) return fail_with(Outcome::TooDeep);
  ++at_;
  skip_space();
  if (*at_ == ']') {
    ++at_;
    return true;
  }
  // Where an object is expected, a list has no members that are kept, and its objects' names belong to no order of that object.
  const std::uint32_t inner = slot == Slot::None ? name : 0;
  while (true) {
    if (slot == Slot::ItemList) {
      subscription_->items.emplace_back();
      if (*at_ == '{') {
        if (!object(Inside::Item, start_inside(name), depth + 1, nullptr)) return false;
      } else if (!value(Slot::None, 0, depth + 1, nullptr)) {
        return false;
      }
    } else if (!value(Slot::None, inner, depth + 1, nullptr)) {
      return false;
    }
    skip_space();
    if (*at_ == ',') {
      ++at_;
      skip_space();
      continue;
    }
    if (*at_ != ']') return fail_here();
    ++at_;
    return true;
  }
}

bool SubscriptionScanner::string(std::string_view& raw, bool& has_escapes) {
  const char* const from = at_;
  while (true) {
    while (end_ - at_ >= 8 && is_plain(at_)) {
      at_ += 8;
    }
    const auto unit = static_cast<unsigned char>(*at_);
    if (unit == '"') {
      raw = {from, static_cast<std::size_t>(at_ - from)};
      ++at_;
      return true;
    }
    if (unit == '\\') {
      has_escapes = true;
      ++at_;
      if (*at_ != 'u') {
        if (*at_ == '\0' || std::strchr("\"\\/bfnrt", *at_) == nullptr) return fail_here();
        ++at_;
        continue;
      }
      if (end_ - at_ < 5) return fail_with(Outcome::Incomplete);
      const int first = code_unit(at_ + 1);
      if (first < 0 || is_low_surrogate(first)) return fail_with(Outcome::Invalid);
      at_ += 5;
      if (!is_high_surrogate(first)) continue;
      if (end_ - at_ < 6) return fail_with(Outcome::Incomplete);
      if (*at_ != '\\' || at_[1] != 'u' || !is_low_surrogate(code_unit(at_ + 2))) return fail_with(Outcome::Invalid);
      at_ += 6;
      continue;
    }
    if (unit < 0x20) return fail_here();
    if (unit < 0x80) {
      ++at_;
      continue;
    }
    // A character has up to four bytes. At the text's end the rest of one may still be missing.
    const std::size_t length = text::character_length({at_, static_cast<std::size_t>(end_ - at_)}, 0);
    if (length == 0) return fail_with(end_ - at_ < 4 ? Outcome::Incomplete : Outcome::Invalid);
    at_ += length;
  }
}

bool SubscriptionScanner::number() {
  const char* const from = at_;
  if (*at_ == '-') ++at_;
  if (*at_ == '0') {
    ++at_;
  } else {
    if (!text::is_digit(*at_)) return fail_here();
    while (text::is_digit(*at_)) {
      ++at_;
    }
  }
  bool may_be_out_of_range = at_ - from > kDigitsInRange;
  if (*at_ == '.') {
    ++at_;
    if (!text::is_digit(*at_)) return fail_here();
    while (text::is_digit(*at_)) {
      ++at_;
    }
  }
  if (*at_ == 'e' || *at_ == 'E') {
    may_be_out_of_range = true;
    ++at_;
    if (*at_ == '+' || *at_ == '-') ++at_;
    if (!text::is_digit(*at_)) return fail_here();
    while (text::is_digit(*at_)) {
      ++at_;
    }
  }
  // More digits may follow.
  if (at_ >= end_) return fail_with(Outcome::Incomplete);
  if (may_be_out_of_range && !std::isfinite(std::strtod(from, nullptr))) return fail_with(Outcome::Invalid);
  return true;
}

bool SubscriptionScanner::word(std::string_view word) {
  for (const char c : word) {
    if (*at_ != c) return fail_here();
    ++at_;
  }
  return true;
}

std::string_view SubscriptionScanner::decode(std::string_view raw, bool has_escapes) {
  if (!has_escapes) return raw;
  std::string& text = decoded_.emplace_back();
  for (std::size_t place = 0; place < raw.size(); ++place) {
    if (raw[place] != '\\') {
      text += raw[place];
      continue;
    }
    constexpr std::string_view kLetters = "bfnrt";
    constexpr std::string_view kMeant = "\b\f\n\r\t";
    const char letter = raw[++place];
    if (letter != 'u') {
      const std::size_t known = kLetters.find(letter);
      text += known == std::string_view::npos ? letter : kMeant[known];
      continue;
    }
    auto point = static_cast<unsigned>(code_unit(raw.data() + place + 1));
    place += 4;
    if (is_high_surrogate(static_cast<int>(point))) {
      const auto low = static_cast<unsigned>(code_unit(raw.data() + place + 3));
      point = 0x10000U + ((point - 0xD800U) << 10U) + (low - 0xDC00U);
      place += 6;
    }
    text::append_character(text, point);
  }
  return text;
}

SubscriptionScanner::Slot SubscriptionScanner::slot_of(Inside inside, std::string_view name) {
  struct Field {
    Inside inside;
    std::string_view name;
    Slot slot;
  };
  constexpr std::array<Field, 21> kFields = {{
      {Inside::Subscription, subscription::kBillingMode.name(), Slot::BillingMode},
      {Inside::Subscription, subscription::kCollectionMethod.name(), Slot::CollectionMethod},
      {Inside::Subscription, subscription::kCurrency.name(), Slot::Currency},
      {Inside::Subscription, subscription::kCustomer.name(), Slot::Customer},
      {Inside::Subscription, list_page::kData.name(), Slot::PageData},
      {Inside::Subscription, subscription::kDefaultPaymentMethod.name(), Slot::DefaultPaymentMethod},
      {Inside::Subscription, subscription::kDefaultSource.name(), Slot::DefaultSource},
      {Inside::Subscription, subscription::kId.name(), Slot::Id},
      {Inside::Subscription, subscription::kItems.name(), Slot::Items},
      {Inside::Subscription, subscription::kLivemode.name(), Slot::Livemode},
      {Inside::Subscription, subscription::kObject.name(), Slot::Object},
      {Inside::Subscription, subscription::kSchedule.name(), Slot::Schedule},
      {Inside::Subscription, subscription::kStatus.name(), Slot::Status},
      {Inside::Reference, any_object::kId.name(), Slot::ReferenceId},
      {Inside::BillingMode, subscription::kBillingModeType.name(), Slot::BillingModeType},
      {Inside::Items, subscription::kItemsData.name(), Slot::ItemList},
      {Inside::Items, subscription::kItemsHasMore.name(), Slot::MoreItems},
      {Inside::Item, subscription_item::kPrice.name(), Slot::Price},
      {Inside::Price, price::kId.name(), Slot::ReferenceId},
      {Inside::Price, price::kRecurring.name(), Slot::Recurring},
      {Inside::Recurring, price::kRecurringUsageType.name(), Slot::UsageType},
  }};
  const auto* const field = std::find_if(kFields.begin(), kFields.end(), [&](const Field& candidate) {
    return candidate.inside == inside && candidate.name == name;
  });
  return field == kFields.end() ? Slot::None : field->slot;
}

std::uint32_t SubscriptionScanner::remember(std::uint32_t before, std::string_view written, std::string_view decoded,
                                            Slot slot) {
  if (names_.size() >= kNamesRemembered) return 0;
  std::uint32_t* place = &names_[before].next;
  for (int alternatives = 0; *place != 0; place = &names_[*place].instead) {
    if (++alternatives == kAlternatives) return 0;
  }
  const auto name = static_cast<std::uint32_t>(names_.size());
  *place = name;
  names_.push_back({.written = std::string(written), .decoded = std::string(decoded), .before = before, .slot = slot});
  return name;
}

bool SubscriptionScanner::stands_before(std::uint32_t name, std::string_view decoded) const {
  // The entry for the start of an object has no name.
  for (; name != 0 && !names_[name].written.empty(); name = names_[name].before) {
    if (names_[name].decoded == decoded) return true;
  }
  return false;
}

std::uint32_t SubscriptionScanner::start_inside(std::uint32_t name) {
  if (name == 0) return 0;
  if (names_[name].inside == 0 && names_.size() < kNamesRemembered) {
    names_.emplace_back();
    names_[name].inside = static_cast<std::uint32_t>(names_.size() - 1);
  }
  return names_[name].inside;
}

}  // namespace portal_guide::stripe
