#include "tests/core/troubleshoot/account_claims.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::troubleshoot {
namespace {

using Truth = std::optional<bool>;

Truth negated(Truth truth) { return truth ? Truth(!*truth) : std::nullopt; }

/// True where one is true, unknown where none is and one is unknown.
Truth either(Truth one, Truth other) {
  if (one == true || other == true) return true;
  return one && other ? Truth(false) : std::nullopt;
}

bool take(std::string_view& text, std::string_view beginning) {
  if (text.substr(0, beginning.size()) != beginning) return false;
  text.remove_prefix(beginning.size());
  return true;
}

const Json* section_of(const Json& snapshot, stripe::Mode mode, std::string_view name) {
  const Json* sections = find(snapshot, to_string(mode));
  const Json* section = sections == nullptr ? nullptr : find(*sections, name);
  // Stripe's answer to a key that may not read it.
  return section == nullptr || find(*section, "error") != nullptr ? nullptr : section;
}

/// The configurations of which a customer met one, as far as the snapshot tells: that which sessions name, else all that are
/// active and the default. Null stands for one that is not known.
std::vector<const Json*> configurations_met(const Json& snapshot, stripe::Mode mode) {
  const Json* list = section_of(snapshot, mode, "billing_portal_configurations");
  const Json* data = list == nullptr ? nullptr : find(*list, "data");
  if (data == nullptr || !data->is_array()) return {nullptr};
  const Json* stated = find_path(snapshot, "integration.session_configuration");
  const auto named = as_string(stated);
  // Of several that are named, nobody knows which one the customer met.
  if (stated != nullptr && !named) return {nullptr};
  std::vector<const Json*> met;
  for (const Json& configuration : *data) {
    if (named && as_string(find(configuration, "id")) == named) return {&configuration};
    if (as_bool(find(configuration, "is_default")) == true || as_bool(find(configuration, "active")) != false) {
      met.push_back(&configuration);
    }
  }
  // A configuration that is named and not there may be on another page, or in the other mode.
  if (named || met.empty()) return {nullptr};
  return met;
}

bool is_written(const Json& value, std::string_view words) {
  const Json* type = find(value, "type");
  const Json& own = type == nullptr ? value : *type;
  return own.is_string() ? own.get_ref<const std::string&>() == words : own.dump() == words;
}

/// The rest of a claim behind its subject: a path, a relation and a value.
Truth compared(const Json* subject, std::string_view words) {
  constexpr std::array<std::pair<std::string_view, bool>, 4> kRelations = {
      {{" is not ", false}, {" is ", true}, {" has ", true}, {" lacks ", false}}};
  for (const auto& [relation, wanted] : kRelations) {
    const std::size_t at = words.find(relation);
    if (at == std::string_view::npos) continue;
    const Json* member = subject == nullptr ? nullptr : find_path(*subject, words.substr(0, at));
    if (member == nullptr) return std::nullopt;
    const std::string_view value = words.substr(at + relation.size());
    bool same = is_written(*member, value);
    if (member->is_array()) {
      for (const Json& item : *member) {
        same = same || is_written(item, value);
      }
    }
    return same == wanted;
  }
  ADD_FAILURE() << "no relation in the claim: " << words;
  return std::nullopt;
}

/// False where it is true of none of the configurations.
Truth true_of_a_configuration(const Json& snapshot, stripe::Mode mode, std::string_view words) {
  bool all = true;
  bool any = false;
  for (const Json* configuration : configurations_met(snapshot, mode)) {
    const Truth truth = compared(configuration, words);
    if (!truth) return std::nullopt;
    all = all && *truth;
    any = any || *truth;
  }
  return all == any ? Truth(all) : std::nullopt;
}

bool is_null(const Json* member) { return member == nullptr || member->is_null(); }

/// Of one subscription on the day of the snapshot.
Truth is_true_of(const Json& subscription, std::string_view what, std::int64_t now) {
  const auto status = as_string(find(subscription, "status"));
  // A status that Stripe does not document may stand for any.
  constexpr std::array<std::string_view, 8> kStatuses = {"active",   "canceled", "incomplete", "incomplete_expired",
                                                         "past_due", "paused",   "trialing",   "unpaid"};
  const bool is_known = status && std::find(kStatuses.begin(), kStatuses.end(), *status) != kStatuses.end();
  const auto is = [&](std::string_view one) { return is_known ? Truth(*status == one) : std::nullopt; };
  const Json* end = find(subscription, "cancel_at");
  const bool ending =
      is_null(end) ? as_bool(find(subscription, "cancel_at_period_end")).value_or(false) : as_integer(end).value_or(0) > now;
  if (what == "running") return is_known ? Truth(*status != "canceled" && status->substr(0, 10) != "incomplete") : std::nullopt;
  if (what == "ending") return ending ? is_true_of(subscription, "running", now) : Truth(false);
  if (what == "in a trial that ends") return ending ? is("trialing") : Truth(false);
  if (what == "past its trial") {
    const auto day = as_integer(find(subscription, "trial_end"));
    return day && *day <= now ? negated(is("trialing")) : Truth(false);
  }
  if (what == "on hold") return either(!is_null(find(subscription, "pause_collection")), is("paused"));
  if (what == "waiting for a payment") return !is_null(find(subscription, "pending_update"));
  if (what == "of a test clock") return !is_null(find(subscription, "test_clock"));
  return is(what);
}

Truth some_subscription(const Json& snapshot, stripe::Mode mode, std::string_view what) {
  const Json* list = section_of(snapshot, mode, "subscriptions");
  const Json* data = list == nullptr ? nullptr : find(*list, "data");
  if (data == nullptr || !data->is_array()) return std::nullopt;
  const std::int64_t now = as_integer(find(snapshot, "taken_at")).value_or(0);
  Truth found = as_bool(find(*list, "has_more")) == false ? Truth(false) : std::nullopt;
  for (const Json& subscription : *data) {
    found = either(found, is_true_of(subscription, what, now));
  }
  return found;
}

Truth every_subscription(const Json& snapshot, stripe::Mode mode, std::string_view what) {
  const Json* list = section_of(snapshot, mode, "subscriptions");
  const Json* data = list == nullptr ? nullptr : find(*list, "data");
  if (data == nullptr || !data->is_array() || as_bool(find(*list, "has_more")) != false) return std::nullopt;
  if (data->empty()) return false;
  Truth other = false;
  for (const Json& subscription : *data) {
    other = either(other, negated(is_true_of(subscription, what, as_integer(find(snapshot, "taken_at")).value_or(0))));
  }
  return negated(other);
}

/// Whether no endpoint that is switched on hears of the event.
Truth webhooks_miss(const Json& snapshot, stripe::Mode mode, std::string_view event) {
  const Json* list = section_of(snapshot, mode, "webhook_endpoints");
  const Json* data = list == nullptr ? nullptr : find(*list, "data");
  if (data == nullptr || !data->is_array()) return std::nullopt;
  Truth heard = as_bool(find(*list, "has_more")) == false ? Truth(false) : std::nullopt;
  for (const Json& endpoint : *data) {
    if (as_string(find(endpoint, "status")) == std::string_view("disabled")) continue;
    const Json* events = find(endpoint, "enabled_events");
    if (events == nullptr || !events->is_array()) return std::nullopt;
    for (const Json& one : *events) {
      heard = either(heard, as_string(&one) == event || as_string(&one) == std::string_view("*"));
    }
  }
  return negated(heard);
}

}  // namespace

std::optional<bool> claim_holds(std::string_view claim, const Json& snapshot, stripe::Mode mode) {
  if (const std::size_t at = claim.find(" or "); at != std::string_view::npos) {
    return either(claim_holds(claim.substr(0, at), snapshot, mode), claim_holds(claim.substr(at + 4), snapshot, mode));
  }
  if (const std::size_t at = claim.find(" and "); at != std::string_view::npos) {
    return negated(either(negated(claim_holds(claim.substr(0, at), snapshot, mode)),
                          negated(claim_holds(claim.substr(at + 5), snapshot, mode))));
  }
  if (take(claim, "setting ")) return true_of_a_configuration(snapshot, mode, claim);
  if (take(claim, "account ")) return compared(section_of(snapshot, mode, "account"), claim);
  if (take(claim, "some subscription is ")) return some_subscription(snapshot, mode, claim);
  if (take(claim, "every subscription is ")) return every_subscription(snapshot, mode, claim);
  if (take(claim, "webhooks miss ")) return webhooks_miss(snapshot, mode, claim);
  ADD_FAILURE() << "not a claim: " << claim;
  return std::nullopt;
}

}  // namespace portal_guide::troubleshoot
