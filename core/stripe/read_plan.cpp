#include "core/stripe/read_plan.hpp"

#include <array>

#include "core/percent_encoding.hpp"

namespace portal_guide::stripe {
namespace {

constexpr std::array kPlan = {
    PlannedRead{.section = SectionName::Account, .path = "/v1/account"},
    // Stripe leaves the products out unless they are asked for.
    PlannedRead{.section = SectionName::BillingPortalConfigurations,
                .path = "/v1/billing_portal/configurations",
                .query = "limit=100&expand[]=data.features.subscription_update.products",
                .max_pages = 2,
                .example_id = "bpc_1"},
    // Without `active` both the active and the archived ones are listed.
    PlannedRead{
        .section = SectionName::Products, .path = "/v1/products", .query = "limit=100", .max_pages = 8, .example_id = "prod_1"},
    PlannedRead{
        .section = SectionName::Prices, .path = "/v1/prices", .query = "limit=100", .max_pages = 8, .example_id = "price_1"},
    PlannedRead{.section = SectionName::WebhookEndpoints,
                .path = "/v1/webhook_endpoints",
                .query = "limit=100",
                .max_pages = 1,
                .example_id = "we_1"},
    // The question is whether there is one that customers could enter.
    PlannedRead{.section = SectionName::PromotionCodes,
                .path = "/v1/promotion_codes",
                .query = "limit=100&active=true",
                .max_pages = 1,
                .example_id = "promo_1"},
    PlannedRead{.section = SectionName::TaxSettings, .path = "/v1/tax/settings"},
};

constexpr std::size_t most_reads_of_a_mode() {
  std::size_t reads = 0;
  for (const PlannedRead& read : kPlan) {
    reads += read.max_pages;
  }
  return reads;
}
static_assert(2 * most_reads_of_a_mode() + kReadsToConnect < kReadsAllowed);

}  // namespace

std::span<const PlannedRead> read_plan() { return kPlan; }

std::string page_query(const PlannedRead& read, std::string_view last_id) {
  std::string query(read.query);
  if (!last_id.empty()) {
    query += query.empty() ? "starting_after=" : "&starting_after=";
    query += percent_encode(last_id);
  }
  return query;
}

std::vector<PlannedRequest> planned_requests() {
  std::vector<PlannedRequest> requests;
  for (const PlannedRead& read : kPlan) {
    requests.push_back({.path = std::string(read.path), .query = page_query(read, {})});
    if (read.max_pages > 1) {
      requests.push_back({.path = std::string(read.path), .query = page_query(read, read.example_id)});
    }
  }
  return requests;
}

}  // namespace portal_guide::stripe
