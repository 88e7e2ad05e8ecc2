#include "core/policy/policy.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <utility>

#include "core/json.hpp"
#include "core/policy/policy_rules.hpp"
#include "core/policy/suggestion.hpp"
#include "core/stripe/observed.hpp"
#include "core/text/ascii.hpp"
#include "core/text/trim.hpp"

namespace portal_guide::policy {
namespace {

using Ids = std::span<const std::string_view>;
using Done = Expected<void>;

constexpr std::string_view kFormat = "portal-policy/1";
/// The largest number that every reader of JSON holds exactly.
constexpr std::int64_t kMaxQuantity = (std::int64_t{1} << 53) - 1;

constexpr std::array<std::string_view, 5> kMembers = {"$schema", "format", "rules", "accepted", "require"};
constexpr std::array<std::string_view, 6> kAcceptanceMembers = {"rule", "mode", "object", "fingerprint", "reason", "until"};
constexpr std::array<std::string_view, 5> kRequirementMembers = {"cancellation", "features", "quantity", "prices",
                                                                 "configuration"};
constexpr std::array<std::string_view, 3> kFeaturesMembers = {"on", "off", "others"};
constexpr std::array<std::string_view, 2> kQuantityMembers = {"minimum", "maximum"};
constexpr std::array<std::string_view, 4> kRuleValues = {"off", "error", "warning", "info"};
constexpr std::array<std::string_view, 2> kModeValues = {"live", "test"};
constexpr std::array<std::string_view, 3> kCancellationValues = {"at_period_end", "immediately", "off"};
constexpr std::array<std::string_view, 2> kOthersValues = {"any", "off"};
/// The features of every version of Stripe's API up to 2026-10-28.endive.
constexpr std::array<std::string_view, 6> kFeatureValues = {"customer_update",       "invoice_history",
                                                            "payment_method_update", "subscription_cancel",
                                                            "subscription_pause",    "subscription_update"};

/// Hides keys, which somebody may have pasted into the policy.
std::string shown(std::string_view text) { return stripe::observed_text(text); }

std::string list(Ids ids) {
  std::string text;
  for (const std::string_view id : ids) {
    text += (text.empty() ? "" : ", ") + std::string(id);
  }
  return text;
}

Failure<> of_another_type(std::string_view expected, const Json& value, const std::string& where) {
  return fail({.id = "policy-type",
               .where = where,
               .arguments = {{"expected", std::string(expected)}, {"observed", std::string(type_name(&value))}}});
}

Failure<> missing(std::string_view member, const std::string& where) {
  return fail({.id = "policy-missing", .where = where, .arguments = {{"expected", std::string(member)}}});
}

Failure<> twice(const std::string& where, const std::string& first) {
  return fail({.id = "policy-duplicate", .where = where, .arguments = {{"first", first}}});
}

/// The error for a name that is not among the known ones. It says which one was probably meant.
Failure<> unknown(Error bare, Error similar, std::string_view observed, Ids known) {
  if (const auto meant = suggest(observed, known)) {
    similar.arguments = {{"observed", shown(observed)}, {"similar", std::string(*meant)}};
    return fail(std::move(similar));
  }
  bare.arguments = {{"observed", shown(observed)}, {"possible", list(known)}};
  return fail(std::move(bare));
}

bool contains(Ids ids, std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

/// Fails unless the value is an object with no members but these.
Done require_object(const Json& value, const std::string& where, Ids members) {
  if (!value.is_object()) return of_another_type("object", value, where);
  for (const auto& [name, member] : value.items()) {
    if (contains(members, name)) continue;
    const std::string place = pointer_append(where, name);
    return unknown({.id = "policy-member", .where = place}, {.id = "policy-member-similar", .where = place}, name, members);
  }
  return {};
}

/// The value as a text; fails where there is nothing in it but spaces.
Expected<std::string> read_text(const Json& value, const std::string& where) {
  const auto text = as_string(&value);
  if (!text) return of_another_type("string", value, where);
  if (text::is_blank(*text)) return fail({.id = "policy-empty", .where = where});
  return std::string(*text);
}

/// The index of the value among `values`; fails where it is not one of them.
Expected<std::size_t> read_value(const Json& value, const std::string& where, Ids values) {
  const auto text = as_string(&value);
  if (!text) return of_another_type("string", value, where);
  const auto found = std::find(values.begin(), values.end(), *text);
  if (found != values.end()) return static_cast<std::size_t>(found - values.begin());
  return unknown({.id = "policy-value", .where = where}, {.id = "policy-value-similar", .where = where}, *text, values);
}

/// Whether a list may be empty. It may not be where an empty list would ask for nothing.
enum class EmptyList { Allowed, Refused };

/// The value as a list of texts without repetition. Where there are `values`, every text must be one of them.
Expected<std::vector<std::string>> read_list(const Json& value, const std::string& where, EmptyList empty, Ids values) {
  if (!value.is_array()) return of_another_type("array", value, where);
  if (value.empty() && empty == EmptyList::Refused) return fail({.id = "policy-empty", .where = where});
  std::vector<std::string> texts;
  for (std::size_t index = 0; index < value.size(); ++index) {
    const std::string place = pointer_append(where, index);
    auto text = read_text(value[index], place);
    if (!text) return text.map([](const std::string&) { return std::vector<std::string>(); });
    if (!values.empty()) {
      if (const auto known = read_value(value[index], place, values); !known) return propagate(known);
    }
    const auto first = std::find(texts.begin(), texts.end(), *text);
    if (first != texts.end()) return twice(place, pointer_append(where, static_cast<std::size_t>(first - texts.begin())));
    texts.push_back(*std::move(text));
  }
  return texts;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t begin, std::size_t size) {
    int value = 0;
    for (const char c : text.substr(begin, size)) {
      if (!text::is_digit(c)) return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

class Reader {
 public:
  Expected<Policy> read(const Json& document) {
    if (!document.is_object()) return of_another_type("object", document, "");
    // The format is looked at first, since another one has other members.
    if (const auto right = read_format(document); !right) return propagate(right);
    if (const auto right = require_object(document, "", kMembers); !right) return propagate(right);
    for (const auto& [name, read] : {std::pair{"rules", &Reader::read_rules}, std::pair{"accepted", &Reader::read_accepted},
                                     std::pair{"require", &Reader::read_requirements}}) {
      const Json* value = find(document, name);
      if (value == nullptr) continue;
      if (const auto right = (this->*read)(*value, pointer_append("", std::string_view(name))); !right) return propagate(right);
    }
    return std::move(policy_);
  }

 private:
  static Done read_format(const Json& document) {
    const Json* format = find(document, "format");
    if (format == nullptr) return missing("format", "");
    if (as_string(format) == kFormat) return {};
    const auto text = as_string(format);
    return fail({.id = "policy-format",
                 .where = "/format",
                 .arguments = {{"observed", text ? shown(*text) : std::string(type_name(format))},
                               {"expected", std::string(kFormat)}}});
  }

  Done require_rule(std::string_view id, const std::string& where) const {
    if (contains(rule_ids_, id)) return {};
    return unknown({.id = "policy-rule", .where = where}, {.id = "policy-rule-similar", .where = where}, id, rule_ids_);
  }

  Done read_rules(const Json& rules, const std::string& where) {
    if (!rules.is_object()) return of_another_type("object", rules, where);
    for (const auto& [id, value] : rules.items()) {
      const std::string place = pointer_append(where, id);
      if (auto right = require_rule(id, place); !right) return right;
      const auto index = read_value(value, place, kRuleValues);
      if (!index) return propagate(index);
      constexpr std::array<std::optional<report::Severity>, 4> kMeanings = {std::nullopt, report::Severity::Error,
                                                                            report::Severity::Warning, report::Severity::Info};
      policy_.rules.emplace(id, kMeanings[*index]);
    }
    return {};
  }

  Done read_accepted(const Json& entries, const std::string& where) {
    if (!entries.is_array()) return of_another_type("array", entries, where);
    for (std::size_t index = 0; index < entries.size(); ++index) {
      const std::string place = pointer_append(where, index);
      auto entry = read_acceptance(entries[index], place);
      if (!entry) return propagate(entry);
      const auto first = std::find_if(policy_.accepted.begin(), policy_.accepted.end(), [&](const Acceptance& other) {
        return other.rule == entry->rule && other.mode == entry->mode && other.object == entry->object &&
               other.fingerprint == entry->fingerprint;
      });
      if (first != policy_.accepted.end()) {
        return twice(place, pointer_append(where, static_cast<std::size_t>(first - policy_.accepted.begin())));
      }
      policy_.accepted.push_back(*std::move(entry));
    }
    return {};
  }

  Expected<Acceptance> read_acceptance(const Json& entry, const std::string& where) const {
    if (const auto right = require_object(entry, where, kAcceptanceMembers); !right) return propagate(right);
    Acceptance acceptance;
    for (const auto& [name, text] : {std::pair{"rule", &acceptance.rule}, std::pair{"object", &acceptance.object},
                                     std::pair{"fingerprint", &acceptance.fingerprint}, std::pair{"reason", &acceptance.reason},
                                     std::pair{"until", &acceptance.until}}) {
      const Json* member = find(entry, name);
      if (member == nullptr) continue;
      auto read = read_text(*member, pointer_append(where, std::string_view(name)));
      if (!read) return propagate(read);
      *text = *std::move(read);
    }
    for (const auto& [name, text] : {std::pair{"rule", &acceptance.rule}, std::pair{"reason", &acceptance.reason},
                                     std::pair{"until", &acceptance.until}}) {
      if (text->empty()) return missing(name, where);
    }
    const auto in = [&](std::string_view member) { return pointer_append(where, member); };
    if (const auto right = require_rule(acceptance.rule, in("rule")); !right) return propagate(right);
    if (judges_policy(acceptance.rule)) {
      return fail({.id = "policy-accepted-rule", .where = in("rule"), .arguments = {{"observed", acceptance.rule}}});
    }
    if (!is_date(acceptance.until)) {
      return fail({.id = "policy-date", .where = in("until"), .arguments = {{"observed", shown(acceptance.until)}}});
    }
    if (!acceptance.fingerprint.empty() && !is_fingerprint(acceptance.fingerprint)) {
      return fail(
          {.id = "policy-fingerprint", .where = in("fingerprint"), .arguments = {{"observed", shown(acceptance.fingerprint)}}});
    }
    if (const Json* mode = find(entry, "mode")) {
      const auto index = read_value(*mode, in("mode"), kModeValues);
      if (!index) return propagate(index);
      acceptance.mode = *index == 0 ? stripe::Mode::Live : stripe::Mode::Test;
    }
    return acceptance;
  }

  Done read_requirements(const Json& require, const std::string& where) {
    if (!require.is_array()) return read_requirement(require, where);
    if (require.empty()) return fail({.id = "policy-empty", .where = where});
    for (std::size_t index = 0; index < require.size(); ++index) {
      if (auto right = read_requirement(require[index], pointer_append(where, index)); !right) return right;
    }
    return {};
  }

  Done read_requirement(const Json& require, const std::string& where) {
    policy_.require.emplace_back();
    if (auto right = require_object(require, where, kRequirementMembers); !right) return right;
    for (const auto& [name, read] :
         {std::pair{"cancellation", &Reader::read_cancellation}, std::pair{"features", &Reader::read_features},
          std::pair{"quantity", &Reader::read_quantity}, std::pair{"prices", &Reader::read_prices},
          std::pair{"configuration", &Reader::read_configurations}}) {
      const Json* value = find(require, name);
      if (value == nullptr) continue;
      if (auto right = (this->*read)(*value, pointer_append(where, std::string_view(name))); !right) return right;
    }
    return {};
  }

  Done read_cancellation(const Json& value, const std::string& where) {
    return read_value(value, where, kCancellationValues).map([this](std::size_t index) {
      policy_.require.back().cancellation =
          std::array{Cancellation::AtPeriodEnd, Cancellation::Immediately, Cancellation::Off}[index];
    });
  }

  Done read_features(const Json& value, const std::string& where) {
    if (auto right = require_object(value, where, kFeaturesMembers); !right) return right;
    if (value.empty()) return fail({.id = "policy-empty", .where = where});
    Features features;
    for (const auto& [name, names] : {std::pair{"on", &features.on}, std::pair{"off", &features.off}}) {
      const Json* member = find(value, name);
      if (member == nullptr) continue;
      auto read = read_list(*member, pointer_append(where, std::string_view(name)), EmptyList::Allowed, kFeatureValues);
      if (!read) return propagate(read);
      *names = *std::move(read);
    }
    for (std::size_t index = 0; index < features.off.size(); ++index) {
      const auto on = std::find(features.on.begin(), features.on.end(), features.off[index]);
      if (on == features.on.end()) continue;
      return twice(pointer_append(pointer_append(where, "off"), index),
                   pointer_append(pointer_append(where, "on"), static_cast<std::size_t>(on - features.on.begin())));
    }
    if (const Json* others = find(value, "others")) {
      const auto index = read_value(*others, pointer_append(where, "others"), kOthersValues);
      if (!index) return propagate(index);
      features.others = *index == 0 ? OtherFeatures::Any : OtherFeatures::Off;
    }
    policy_.require.back().features = std::move(features);
    return {};
  }

  Done read_quantity(const Json& value, const std::string& where) {
    if (auto right = require_object(value, where, kQuantityMembers); !right) return right;
    if (value.empty()) return fail({.id = "policy-empty", .where = where});
    Quantity quantity;
    for (const auto& [name, end] : {std::pair{"minimum", &quantity.minimum}, std::pair{"maximum", &quantity.maximum}}) {
      const Json* member = find(value, name);
      if (member == nullptr) continue;
      const std::string place = pointer_append(where, std::string_view(name));
      if (!member->is_number()) return of_another_type("number", *member, place);
      const auto number = as_integer(member);
      if (!number || *number < 0 || *number > kMaxQuantity) {
        return fail({.id = "policy-number",
                     .where = place,
                     .arguments = {{"observed", member->dump()}, {"possible", "0–" + std::to_string(kMaxQuantity)}}});
      }
      *end = *number;
    }
    if (quantity.minimum && quantity.maximum && *quantity.minimum > *quantity.maximum) {
      return fail({.id = "policy-range", .where = pointer_append(where, "maximum")});
    }
    policy_.require.back().quantity = quantity;
    return {};
  }

  Done read_configurations(const Json& value, const std::string& where) {
    std::vector<std::string>& configurations = policy_.require.back().configurations;
    if (value.is_array()) {
      return read_list(value, where, EmptyList::Refused, {}).map([&](std::vector<std::string> named) {
        configurations = std::move(named);
      });
    }
    return read_text(value, where).map([&](std::string named) { configurations = {std::move(named)}; });
  }

  Done read_prices(const Json& value, const std::string& where) {
    return read_list(value, where, EmptyList::Refused, {}).map([this](std::vector<std::string> prices) {
      policy_.require.back().prices = std::move(prices);
    });
  }

  std::vector<std::string_view> rule_ids_ = all_rule_ids();
  Policy policy_;
};

}  // namespace

std::string_view to_string(Cancellation cancellation) { return kCancellationValues[static_cast<std::size_t>(cancellation)]; }

Expected<Policy> parse_policy(std::string_view text) {
  // A policy is written by hand, so a larger file is not a policy.
  const auto document = parse_json(text, {.max_bytes = std::size_t{1} << 20U, .max_depth = 8});
  if (document) return Reader().read(*document);
  Error error = document.error();
  if (error.id == "json-duplicate-member") error.id = "policy-duplicate-member";
  return fail(std::move(error));
}

}  // namespace portal_guide::policy
