#include "core/rules/customer_update.hpp"

#include <algorithm>
#include <utility>

namespace portal_guide::rules {

bool CustomerUpdate::allows(std::string_view detail) const {
  return std::any_of(allowed->begin(), allowed->end(), [&](const Json& name) { return as_string(&name) == detail; });
}

Known<CustomerUpdate> customer_update(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = require_bool(*configuration, stripe::configuration::kFeaturesCustomerUpdateEnabled);
  if (!enabled) return propagate(enabled);
  constexpr stripe::MemberPath kAllowed = stripe::configuration::kFeaturesCustomerUpdateAllowedUpdates;
  const auto allowed = require_array(*configuration, kAllowed);
  if (!allowed) return propagate(allowed);
  return CustomerUpdate{.configuration = *configuration,
                        .enabled = *enabled,
                        .allowed = *allowed,
                        .allowed_pointer = pointer_of(*configuration, kAllowed)};
}

Observation wrong_allowed_details(const CustomerUpdate& update, std::vector<Sighting> evidence,
                                  std::optional<OrderedJson> wanted) {
  if (!wanted) return sighting_in_configuration(update.configuration, std::move(evidence));
  OrderedJson params = OrderedJson::object();
  params["features"]["customer_update"]["allowed_updates"] = *std::move(wanted);
  return update_of_configuration(update.configuration, std::move(evidence), std::move(params), report::Applicability::Exact);
}

Answer judge_tax_detail_not_editable(const Context& context, std::string_view detail) {
  const auto update = customer_update(context);
  if (!update) return propagate(update);
  if (update->enabled && update->allows(detail)) return {};

  const auto section = require_section(context, stripe::SectionName::TaxSettings);
  if (!section) return propagate(section);
  const auto status = require_string(items_of(**section).front(), stripe::tax_settings::kStatus);
  if (!status) return propagate(status);
  if (*status != "active") return {};
  if (!update->enabled || update->allowed->empty()) return unanswered(covered_by("customer-update-disabled"));

  auto wanted = plain_texts(*update->allowed);
  if (wanted) wanted->push_back(detail);
  return {{wrong_allowed_details(*update, {{.path = update->allowed_pointer, .observed = observed(update->allowed)}},
                                 std::move(wanted))}};
}

}  // namespace portal_guide::rules
