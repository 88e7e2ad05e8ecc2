#include "core/rules/running_subscriptions.hpp"

#include <algorithm>
#include <array>

namespace portal_guide::rules {
namespace {

using stripe::SectionName;

constexpr std::array<std::string_view, 5> kRunning = {"active", "past_due", "paused", "trialing", "unpaid"};
constexpr std::array<std::string_view, 3> kOver = {"canceled", "incomplete", "incomplete_expired"};

bool is_one_of(std::string_view status, const auto& statuses) {
  return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

}  // namespace

bool is_running(std::string_view status) { return is_one_of(status, kRunning); }

Known<RunningCustomers> running_customers(const Context& context) {
  const auto section = require_section(context, SectionName::Subscriptions);
  if (!section) return unanswered(section.error());
  RunningCustomers customers;
  if (!(*section)->complete) customers.unknown = partly_read(context, SectionName::Subscriptions);
  for (std::size_t index = 0; index < (*section)->items.size(); ++index) {
    const Json& subscription = *(*section)->items[index];
    const auto status = as_string(find(subscription, "status"));
    if (status && is_running(*status)) {
      const std::string_view customer = id_of(find(subscription, "customer"));
      if (customer.empty()) customers.unknown = member_absent(pointer_append((*section)->pointers[index], "customer"));
      if (!customer.empty()) customers.ids.insert(customer);
    } else if (!status) {
      customers.unknown = member_absent(pointer_append((*section)->pointers[index], "status"));
    } else if (!is_one_of(*status, kOver)) {
      customers.unknown = value_unknown(pointer_append((*section)->pointers[index], "status"), *status);
    }
  }
  return customers;
}

Unanswered customers_absent(const Context& context, std::size_t count) {
  return {.because = report::Because::Absent,
          .detail = "not-checked.customers-absent",
          .arguments = {{"count", std::to_string(count)}},
          .section = SectionName::Customers,
          .mode = context.mode};
}

Known<SubscriptionsFound> find_subscriptions(const Context& context, Known<bool> (*is_wanted)(const Located& subscription)) {
  const auto section = require_section(context, SectionName::Subscriptions);
  if (!section) return unanswered(section.error());
  SubscriptionsFound found;
  if (!(*section)->complete) found.unknown = partly_read(context, SectionName::Subscriptions);
  for (std::size_t index = 0; index < (*section)->items.size(); ++index) {
    const Json* value = (*section)->items[index];
    const Located subscription{.value = value, .pointer = (*section)->pointers[index], .id = id_of(value)};
    const auto wanted = is_wanted(subscription);
    if (!wanted) found.unknown = wanted.error();
    const auto status = as_string(find(*value, "status"));
    if (status && is_running(*status)) ++found.of;
    if (!wanted || !*wanted) continue;
    ++found.count;
    if (found.first.size() < kNamedAtMost) found.first.push_back(subscription);
  }
  return found;
}

std::string percentage(std::size_t count, std::size_t of) {
  const std::size_t tenths = of == 0 ? 0 : (count * 1000 + of / 2) / of;
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text;
}

}  // namespace portal_guide::rules
