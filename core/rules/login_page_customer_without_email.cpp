#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/running_subscriptions.hpp"

namespace portal_guide::rules {
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

Search search(const Section& customers, const RunningCustomers& running) {
  Search search;
  search.unknown = running.unknown;
  for (std::size_t index = 0; index < customers.items.size(); ++index) {
    const std::string_view id = id_of(customers.items[index]);
    if (!running.ids.contains(id)) continue;
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

Answer judge(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return unanswered(configuration.error());
  const auto enabled = require_bool(*configuration, "login_page.enabled");
  if (!enabled) return unanswered(enabled.error());
  if (!*enabled) return {};
  const auto running = running_customers(context);
  if (!running) return unanswered(running.error());
  const auto customers = require_section(context, SectionName::Customers);
  if (!customers) return unanswered(customers.error());

  Search found = search(**customers, *running);
  if (found.count == 0) {
    if (found.unknown) return unanswered(*found.unknown);
    if (!(*customers)->complete) return unanswered(partly_read(context, SectionName::Customers));
    if (found.of < running->ids.size()) return unanswered(customers_absent(context, running->ids.size() - found.of));
    return {};
  }
  Observation observation{.evidence = std::move(found.evidence),
                          .objects = std::move(found.objects),
                          .arguments = {{"count", std::to_string(found.count)},
                                        {"total", std::to_string(found.of)},
                                        {"share", percentage(found.count, found.of)}}};
  if (found.count == 1) {
    observation.api = update_call(kCustomersPath, observation.objects.front().id, {{"email", "{email}"}});
    if (observation.api) observation.applicability = report::Applicability::Placeholder;
  }
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kLoginPageCustomerWithoutEmail{
    .id = "login-page-customer-without-email", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules
