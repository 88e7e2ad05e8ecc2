#include "core/rules/customer_emails.hpp"

#include <utility>

namespace portal_guide::rules {

Answer EmailWatcher::answer(const Census& census) {
  std::size_t total = 0;
  std::optional<Unanswered> unknown = census.customers_unknown;
  for (std::size_t index = 0; index < customers_.items.size(); ++index) {
    if (!census.customers.contains(id_at(index))) continue;
    ++total;
    const Json* email = find(*customers_.items[index], stripe::customer::kEmail);
    if (email == nullptr) {
      unknown = member_absent(pointer_at(index, stripe::customer::kEmail));
    } else if (!email->is_null() && !email->is_string()) {
      unknown = member_malformed(pointer_at(index, stripe::customer::kEmail));
    } else {
      see_email(index, as_string(email).value_or(std::string_view{}));
    }
  }
  if (auto observation = observe(total)) return {{*std::move(observation)}};
  if (unknown) return unanswered(*std::move(unknown));
  if (!customers_.complete) return unanswered(partly_read(context_, stripe::SectionName::Customers));
  if (total < census.customers.size()) return unanswered(customers_absent(context_, census.customers.size() - total));
  return {};
}

}  // namespace portal_guide::rules
