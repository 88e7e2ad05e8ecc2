#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/running_subscriptions.hpp"

namespace portal_guide::rules {
namespace {

using stripe::Section;
using stripe::SectionName;

/// The address as it is compared. A redacted snapshot holds a keyed digest in its place, which compares alike.
std::string without_case(std::string_view address) {
  std::string lower(address);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

struct Search {
  /// Indexes of the customers of running subscriptions, by address.
  std::unordered_map<std::string, std::vector<std::size_t>> by_address;
  std::size_t of = 0;
  std::optional<Unanswered> unknown;
};

Search search(const Section& customers, const RunningCustomers& running) {
  Search search;
  search.unknown = running.unknown;
  for (std::size_t index = 0; index < customers.items.size(); ++index) {
    if (!running.ids.contains(id_of(customers.items[index]))) continue;
    ++search.of;
    const Json* email = find(*customers.items[index], "email");
    if (email == nullptr) {
      search.unknown = member_absent(pointer_append(customers.pointers[index], "email"));
    } else if (!email->is_null() && !email->is_string()) {
      search.unknown = member_malformed(pointer_append(customers.pointers[index], "email"));
    } else if (const auto address = as_string(email); address && !address->empty()) {
      search.by_address[without_case(*address)].push_back(index);
    }
  }
  return search;
}

/// The groups that share an address, in the order of their first customers: a map's own order is no order.
std::vector<std::vector<std::size_t>> shared(Search search) {
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [address, indexes] : search.by_address) {
    if (indexes.size() > 1) groups.push_back(std::move(indexes));
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

/// Names customers by id only: an address is nobody else's business.
Observation observe(const Section& customers, const std::vector<std::vector<std::size_t>>& groups, std::size_t of) {
  Observation observation{.evidence = {}, .objects = {}};
  std::size_t count = 0;
  for (const std::vector<std::size_t>& group : groups) {
    count += group.size();
    for (const std::size_t index : group) {
      if (observation.objects.size() == kNamedAtMost) break;
      const report::ObjectReference reference = reference_to("customer", id_of(customers.items[index]));
      observation.evidence.push_back({.path = pointer_append(customers.pointers[index], "id"), .observed = reference.id});
      observation.objects.push_back(reference);
    }
  }
  observation.arguments = {{"count", std::to_string(count)},
                           {"addresses", std::to_string(groups.size())},
                           {"total", std::to_string(of)},
                           {"share", percentage(count, of)}};
  return observation;
}

Answer judge(const Context& context) {
  const auto running = running_customers(context);
  if (!running) return unanswered(running.error());
  const auto customers = require_section(context, SectionName::Customers);
  if (!customers) return unanswered(customers.error());
  Search found = search(**customers, *running);
  const std::size_t of = found.of;
  const auto unknown = found.unknown;
  const auto groups = shared(std::move(found));
  if (!groups.empty()) return {{observe(**customers, groups, of)}};
  if (unknown) return unanswered(*unknown);
  if (!(*customers)->complete) return unanswered(partly_read(context, SectionName::Customers));
  if (of < running->ids.size()) return unanswered(customers_absent(context, running->ids.size() - of));
  return {};
}

}  // namespace

extern const Rule kCustomerEmailDuplicate{
    .id = "customer-email-duplicate", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules
