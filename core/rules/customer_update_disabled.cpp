#include <utility>
#include <vector>

#include "core/rules/customer_update.hpp"

namespace portal_guide::rules::customer_update_disabled {
namespace {

/// A configuration that lets customers change none of their details leaves wrong names and addresses on invoices until somebody
/// at the business types in the right ones (docs/stripe.md, fact 18).
Answer judge(const Context& context) {
  const auto update = customer_update(context);
  if (!update) return propagate(update);
  if (update->enabled && !update->allowed->empty()) return {};

  std::vector<Sighting> evidence;
  OrderedJson params = OrderedJson::object();
  if (!update->enabled) {
    evidence.push_back(
        {.path = pointer_of(update->configuration, stripe::configuration::kFeaturesCustomerUpdateEnabled), .observed = false});
    params["features"]["customer_update"]["enabled"] = true;
  }
  if (update->allowed->empty()) {
    evidence.push_back({.path = update->allowed_pointer, .observed = Json::array()});
    // The details that stand on invoices. The e-mail address is left out, because an app may sign people in by it.
    params["features"]["customer_update"]["allowed_updates"] = OrderedJson::array({"name", "address", "phone"});
  }
  return {
      {update_of_configuration(update->configuration, std::move(evidence), std::move(params), report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "customer-update-disabled",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::customer_update_disabled
