#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "core/rules/census.hpp"
#include "core/rules/observed.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::rules::customer_email_duplicate {
namespace {

using stripe::Section;
using stripe::SectionName;

struct Search {
  /// Indexes of the customers of running subscriptions, by address.
  std::unordered_map<std::string, std::vector<std::size_t>> by_address;
  std::size_t of = 0;
  std::optional<Unanswered> unknown;
};

Search search(const Section& customers, const Census& census) {
  Search search;
  search.unknown = census.customers_unknown;
  for (std::size_t index = 0; index < customers.items.size(); ++index) {
    if (!census.customers.contains(id_of(customers.items[index]))) continue;
    ++search.of;
    const Json* email = find(*customers.items[index], "email");
    if (email == nullptr) {
      search.unknown = member_absent(pointer_append(customers.pointers[index], "email"));
    } else if (!email->is_null() && !email->is_string()) {
      search.unknown = member_malformed(pointer_append(customers.pointers[index], "email"));
    } else if (const auto address = as_string(email); address && !address->empty()) {
      // A redacted snapshot holds a keyed digest of the address, which compares alike.
      search.by_address[text::in_lower_case(*address)].push_back(index);
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
  observation.arguments = arguments_of_share(count, of);
  observation.arguments["addresses"] = std::to_string(groups.size());
  return observation;
}

class SharedAddresses final : public Watcher {
 public:
  SharedAddresses(const Context& context, const Section& customers) : context_(context), customers_(customers) {}

  bool asks_for_customers() const override { return true; }
  void see(const SeenSubscription& /*seen*/) override {}

  Answer answer(const Census& census) override {
    Search found = search(customers_, census);
    const std::size_t of = found.of;
    const auto unknown = found.unknown;
    const auto groups = shared(std::move(found));
    if (!groups.empty()) return {{observe(customers_, groups, of)}};
    if (unknown) return unanswered(*unknown);
    if (!customers_.complete) return unanswered(partly_read(context_, SectionName::Customers));
    if (of < census.customers.size()) return unanswered(customers_absent(context_, census.customers.size() - of));
    return {};
  }

 private:
  Context context_;
  const Section& customers_;
};

Opening watch(const Context& context) {
  const auto customers = require_section(context, SectionName::Customers);
  if (!customers) return Answer(propagate(customers));
  return std::make_unique<SharedAddresses>(context, **customers);
}

}  // namespace

extern const Rule kRule{
    .id = "customer-email-duplicate", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::customer_email_duplicate
