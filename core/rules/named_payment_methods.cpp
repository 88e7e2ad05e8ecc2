#include "core/rules/named_payment_methods.hpp"

namespace portal_guide::rules {

Known<NamedPaymentMethods> named_payment_methods(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = require_bool(*configuration, stripe::configuration::kFeaturesPaymentMethodUpdateEnabled);
  if (!enabled) return propagate(enabled);
  constexpr stripe::MemberPath kReference = stripe::configuration::kFeaturesPaymentMethodUpdatePaymentMethodConfiguration;
  NamedPaymentMethods named{
      .configuration = *configuration, .pointer = pointer_of(*configuration, kReference), .id = {}, .section = nullptr};
  const Json* reference = find(*configuration->value, kReference);
  // Where the member is null, the account's default set is used. Older API versions leave the member out, which means the same.
  if (!*enabled || reference == nullptr || reference->is_null()) return named;
  named.id = id_of(reference);
  if (named.id.empty()) return unanswered(member_malformed(named.pointer));
  const auto section = require_section(context, stripe::SectionName::PaymentMethodConfigurations);
  if (!section) return propagate(section);
  named.section = *section;
  return named;
}

}  // namespace portal_guide::rules
