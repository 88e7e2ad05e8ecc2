#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/rules/customer_emails.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::rules::customer_email_duplicate {
namespace {

class SharedAddresses final : public EmailWatcher {
 public:
  using EmailWatcher::EmailWatcher;

 protected:
  void see_email(std::size_t index, std::string_view email) override {
    // A redacted snapshot holds a keyed digest of the address, which is compared in the same way.
    if (!email.empty()) by_address_[text::in_lower_case(email)].push_back(index);
  }

  /// Names customers by their ids only, since a report must not hold their addresses.
  std::optional<Observation> observe(std::size_t total) override {
    const auto groups = take_shared();
    if (groups.empty()) return std::nullopt;
    Observation observation{.evidence = {}, .objects = {}};
    std::size_t count = 0;
    for (const std::vector<std::size_t>& group : groups) {
      count += group.size();
      for (const std::size_t index : group) {
        if (observation.objects.size() == kNamedAtMost) break;
        const report::ObjectReference reference = reference_to("customer", id_at(index));
        observation.evidence.push_back({.path = pointer_at(index, stripe::customer::kId), .observed = reference.id});
        observation.objects.push_back(reference);
      }
    }
    observation.arguments = arguments_of_share(count, total);
    observation.arguments["addresses"] = std::to_string(groups.size());
    return observation;
  }

 private:
  /// The groups of customers that share an address, in the order of their first customers. They are sorted because the map's
  /// order can change.
  std::vector<std::vector<std::size_t>> take_shared() {
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [address, indexes] : by_address_) {
      if (indexes.size() > 1) groups.push_back(std::move(indexes));
    }
    std::sort(groups.begin(), groups.end());
    return groups;
  }

  /// The indexes of the customers with each address.
  std::unordered_map<std::string, std::vector<std::size_t>> by_address_;
};

/// Customers who share an e-mail address may see the subscription of only one of them on the login page, which opens the most
/// recent customer with that address (docs/stripe.md, fact 24).
Opening watch(const Context& context) {
  const auto customers = require_section(context, stripe::SectionName::Customers);
  if (!customers) return Answer(propagate(customers));
  return std::make_unique<SharedAddresses>(context, **customers);
}

}  // namespace

extern const Rule kRule{
    .id = "customer-email-duplicate", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::customer_email_duplicate
