#include "tests/core/stripe/planned_requests.hpp"

#include <string_view>

namespace portal_guide::stripe {
namespace {

/// What an id in the section's list looks like.
std::string_view example_id(SectionName section) {
  switch (section) {
    case SectionName::BillingPortalConfigurations:
      return "bpc_1";
    case SectionName::Products:
      return "prod_1";
    case SectionName::Prices:
      return "price_1";
    case SectionName::WebhookEndpoints:
      return "we_1";
    case SectionName::PromotionCodes:
      return "promo_1";
    case SectionName::PaymentMethodConfigurations:
      return "pmc_1";
    case SectionName::Subscriptions:
      return "sub_1";
    case SectionName::SubscriptionSchedules:
      return "sub_sched_1";
    case SectionName::Customers:
      return "cus_1";
    default:
      return {};
  }
}

}  // namespace

std::vector<PlannedRequest> planned_requests(ReadScope scope) {
  std::vector<PlannedRequest> requests;
  for (const PlannedRead& read : read_plan(scope)) {
    requests.push_back({.path = std::string(read.path), .query = page_query(read, {})});
    if (read.max_pages > 1)
      requests.push_back({.path = std::string(read.path), .query = page_query(read, example_id(read.section))});
  }
  return requests;
}

}  // namespace portal_guide::stripe
