#include <utility>
#include <vector>

#include "core/rules/customer_update.hpp"

namespace portal_guide::rules::customer_update_disabled {
namespace {

Answer judge(const Context& context) {
  const auto update = customer_update(context);
  if (!update) return propagate(update);
  if (update->enabled && !update->allowed->empty()) return {};

  std::vector<Sighting> evidence;
  OrderedJson params = OrderedJson::object();
  if (!update->enabled) {
    evidence.push_back({.path = pointer_of(update->configuration, "features.customer_update.enabled"), .observed = false});
    params["features"]["customer_update"]["enabled"] = true;
  }
  if (update->allowed->empty()) {
    evidence.push_back({.path = update->allowed_pointer, .observed = Json::array()});
    // What invoices are addressed with. Not the e-mail address: apps may sign people in by it.
    params["features"]["customer_update"]["allowed_updates"] = OrderedJson::array({"name", "address", "phone"});
  }
  return {
      {update_of_configuration(update->configuration, std::move(evidence), std::move(params), report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{
    .id = "customer-update-disabled", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::customer_update_disabled
