#include "core/export/terraform_provider.hpp"

#include <algorithm>
#include <array>

namespace portal_guide::exporting {
namespace {

using Kind = ProviderAttribute::Kind;

constexpr bool kRequired = true;

constexpr std::array kOfStripe = {
    ProviderAttribute{"active"},
    ProviderAttribute{"business_profile.headline"},
    ProviderAttribute{"business_profile.privacy_policy_url"},
    ProviderAttribute{"business_profile.terms_of_service_url"},
    ProviderAttribute{"default_return_url"},
    ProviderAttribute{"features.customer_update.allowed_updates", Kind::List},
    ProviderAttribute{"features.customer_update.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.invoice_history.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.payment_method_update.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.payment_method_update.payment_method_configuration"},
    ProviderAttribute{"features.subscription_cancel.cancellation_reason.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_cancel.cancellation_reason.options", Kind::List, kRequired},
    ProviderAttribute{"features.subscription_cancel.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_cancel.mode"},
    ProviderAttribute{"features.subscription_cancel.proration_behavior"},
    ProviderAttribute{"features.subscription_update.billing_cycle_anchor"},
    ProviderAttribute{"features.subscription_update.default_allowed_updates", Kind::List},
    ProviderAttribute{"features.subscription_update.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_update.products", Kind::List},
    ProviderAttribute{"features.subscription_update.products.adjustable_quantity.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_update.products.adjustable_quantity.maximum"},
    ProviderAttribute{"features.subscription_update.products.adjustable_quantity.minimum"},
    ProviderAttribute{"features.subscription_update.products.prices", Kind::List, kRequired},
    ProviderAttribute{"features.subscription_update.products.product", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_update.proration_behavior"},
    ProviderAttribute{"features.subscription_update.schedule_at_period_end.conditions", Kind::List},
    ProviderAttribute{"features.subscription_update.schedule_at_period_end.conditions.type", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_update.trial_update_behavior"},
    ProviderAttribute{"login_page.enabled", Kind::Value, kRequired},
    ProviderAttribute{"metadata", Kind::Map},
    ProviderAttribute{"name"},
};

constexpr std::array kOfLukasaron = {
    ProviderAttribute{"active"},
    ProviderAttribute{"business_profile.headline"},
    ProviderAttribute{"business_profile.privacy_policy_url"},
    ProviderAttribute{"business_profile.terms_of_service_url"},
    ProviderAttribute{"default_return_url"},
    ProviderAttribute{"features.customer_update.allowed_updates", Kind::List},
    ProviderAttribute{"features.customer_update.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.invoice_history.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.payment_method_update.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_cancel.cancellation_reason.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_cancel.cancellation_reason.options", Kind::List, kRequired},
    ProviderAttribute{"features.subscription_cancel.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_cancel.mode"},
    ProviderAttribute{"features.subscription_cancel.proration_behavior"},
    ProviderAttribute{"features.subscription_update.default_allowed_updates", Kind::List, kRequired},
    ProviderAttribute{"features.subscription_update.enabled", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_update.products", Kind::List, kRequired},
    ProviderAttribute{"features.subscription_update.products.prices", Kind::List, kRequired},
    ProviderAttribute{"features.subscription_update.products.product", Kind::Value, kRequired},
    ProviderAttribute{"features.subscription_update.proration_behavior"},
    ProviderAttribute{"login_page.enabled"},
    ProviderAttribute{"metadata", Kind::Map},
};

constexpr TerraformProvider kStripeProvider = {.name = "stripe",
                                               .source = "stripe/stripe",
                                               .resource = "stripe_billing_portal_configuration",
                                               .objects = TerraformProvider::Objects::Attributes,
                                               .attributes = kOfStripe,
                                               .needs_business_profile = false};

constexpr TerraformProvider kLukasaronProvider = {.name = "lukasaron",
                                                  .source = "lukasaron/stripe",
                                                  .resource = "stripe_portal_configuration",
                                                  .objects = TerraformProvider::Objects::Blocks,
                                                  .attributes = kOfLukasaron,
                                                  .needs_business_profile = true};

}  // namespace

const TerraformProvider& stripe_provider() { return kStripeProvider; }
const TerraformProvider& lukasaron_provider() { return kLukasaronProvider; }

const ProviderAttribute* find_attribute(const TerraformProvider& provider, std::string_view path) {
  const auto found = std::find_if(provider.attributes.begin(), provider.attributes.end(),
                                  [path](const ProviderAttribute& attribute) { return attribute.path == path; });
  return found == provider.attributes.end() ? nullptr : &*found;
}

bool knows(const TerraformProvider& provider, std::string_view path) {
  return std::any_of(provider.attributes.begin(), provider.attributes.end(), [path](const ProviderAttribute& attribute) {
    const std::string_view known = attribute.path;
    return known.substr(0, path.size()) == path && (known.size() == path.size() || known[path.size()] == '.');
  });
}

}  // namespace portal_guide::exporting
