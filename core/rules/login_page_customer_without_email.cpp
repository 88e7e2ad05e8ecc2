#include <memory>
#include <utility>

#include "core/rules/census.hpp"
#include "core/rules/observed.hpp"

namespace portal_guide::rules::login_page_customer_without_email {
namespace {

using stripe::Section;
using stripe::SectionName;

struct Search {
  std::size_t count = 0;
  /// How many customers of running subscriptions were read.
  std::size_t of = 0;
  std::vector<Sighting> evidence;
  std::vector<report::ObjectReference> objects;
  std::optional<Unanswered> unknown;
};

Search search(const Section& customers, const Census& census) {
  Search search;
  search.unknown = census.customers_unknown;
  for (std::size_t index = 0; index < customers.items.size(); ++index) {
    const std::string_view id = id_of(customers.items[index]);
    if (!census.customers.contains(id)) continue;
    ++search.of;
    const Json* email = find(*customers.items[index], "email");
    if (email == nullptr) {
      search.unknown = member_absent(pointer_append(customers.pointers[index], "email"));
    } else if (!email->is_null() && !email->is_string()) {
      search.unknown = member_malformed(pointer_append(customers.pointers[index], "email"));
    } else if (as_string(email).value_or(std::string_view{}).empty()) {
      ++search.count;
      if (search.objects.size() == kNamedAtMost) continue;
      search.evidence.push_back({.path = pointer_append(customers.pointers[index], "email"), .observed = nullptr});
      search.objects.push_back(reference_to("customer", id));
    }
  }
  return search;
}

class CustomersWithoutEmail final : public Watcher {
 public:
  CustomersWithoutEmail(const Context& context, const Section& customers) : context_(context), customers_(customers) {}

  bool asks_for_customers() const override { return true; }
  void see(const SeenSubscription& /*seen*/) override {}

  Answer answer(const Census& census) override {
    Search found = search(customers_, census);
    if (found.count == 0) {
      if (found.unknown) return unanswered(*found.unknown);
      if (!customers_.complete) return unanswered(partly_read(context_, SectionName::Customers));
      if (found.of < census.customers.size()) return unanswered(customers_absent(context_, census.customers.size() - found.of));
      return {};
    }
    Observation observation{.evidence = std::move(found.evidence),
                            .objects = std::move(found.objects),
                            .arguments = arguments_of_share(found.count, found.of)};
    if (found.count == 1) {
      observation.api = update_call(kCustomersPath, observation.objects.front().id, {{"email", "{email}"}});
      if (observation.api) observation.applicability = report::Applicability::Placeholder;
    }
    return {{std::move(observation)}};
  }

 private:
  Context context_;
  const Section& customers_;
};

Opening watch(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return Answer(propagate(configuration));
  const auto enabled = require_bool(*configuration, "login_page.enabled");
  if (!enabled) return Answer(propagate(enabled));
  if (!*enabled) return Answer{};
  const auto customers = require_section(context, SectionName::Customers);
  if (!customers) return Answer(propagate(customers));
  return std::make_unique<CustomersWithoutEmail>(context, **customers);
}

}  // namespace

extern const Rule kRule{
    .id = "login-page-customer-without-email", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::login_page_customer_without_email
