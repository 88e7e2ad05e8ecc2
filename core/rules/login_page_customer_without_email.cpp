#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/rules/customer_emails.hpp"
#include "core/rules/judged_in_mode.hpp"

namespace portal_guide::rules::login_page_customer_without_email {
namespace {

class CustomersWithoutEmail final : public EmailWatcher {
 public:
  using EmailWatcher::EmailWatcher;

 protected:
  void see_email(std::size_t index, std::string_view email) override {
    if (!email.empty()) return;
    ++count_;
    if (objects_.size() == kNamedAtMost) return;
    evidence_.push_back({.path = pointer_at(index, stripe::customer::kEmail), .observed = nullptr});
    objects_.push_back(reference_to("customer", id_at(index)));
  }

  std::optional<Observation> observe(std::size_t total) override {
    if (count_ == 0) return std::nullopt;
    Observation observation{
        .evidence = std::move(evidence_), .objects = std::move(objects_), .arguments = arguments_of_share(count_, total)};
    if (count_ == 1) {
      observation.api = update_call(kCustomersPath, observation.objects.front().id, {{"email", "{email}"}});
      if (observation.api) observation.applicability = report::Applicability::Placeholder;
    }
    return observation;
  }

 private:
  std::size_t count_ = 0;
  std::vector<Sighting> evidence_;
  std::vector<report::ObjectReference> objects_;
};

/// Customers without an e-mail address cannot sign in on the login page, because they sign in there with their address
/// (docs/stripe.md, fact 23).
Opening watch(const Context& context) {
  const auto with_login_page = judged_where(context, [](const Located& configuration) {
    return require_bool(configuration, stripe::configuration::kLoginPageEnabled);
  });
  if (!with_login_page) return Answer(propagate(with_login_page));
  if (with_login_page->empty()) return Answer{};
  const auto customers = require_section(context, stripe::SectionName::Customers);
  if (!customers) return Answer(propagate(customers));
  return std::make_unique<CustomersWithoutEmail>(context, **customers);
}

}  // namespace

extern const Rule kRule{
    .id = "login-page-customer-without-email", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::login_page_customer_without_email
