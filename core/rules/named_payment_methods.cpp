#include "core/rules/named_payment_methods.hpp"

namespace portal_guide::rules {

Known<NamedPaymentMethods> named_payment_methods(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = require_bool(*configuration, "features.payment_method_update.enabled");
  if (!enabled) return propagate(enabled);
  constexpr std::string_view kReference = "features.payment_method_update.payment_method_configuration";
  NamedPaymentMethods named{
      .configuration = *configuration, .pointer = pointer_of(*configuration, kReference), .id = {}, .section = nullptr};
  const Json* reference = find_path(*configuration->value, kReference);
  // Null: the account's default set decides. Older API versions leave the member out, which says the same.
  if (!*enabled || reference == nullptr || reference->is_null()) return named;
  named.id = id_of(reference);
  if (named.id.empty()) return unanswered(member_malformed(named.pointer));
  const auto section = require_section(context, stripe::SectionName::PaymentMethodConfigurations);
  if (!section) return propagate(section);
  named.section = *section;
  return named;
}

}  // namespace portal_guide::rules
