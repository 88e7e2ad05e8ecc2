#include "core/stripe/read_plan.hpp"

#include <algorithm>
#include <array>

#include "core/percent_encoding.hpp"

namespace portal_guide::stripe {
namespace {

constexpr std::array kCheck = {
    PlannedRead{.section = SectionName::Account, .path = "/v1/account"},
    // Stripe leaves the products out unless they are asked for.
    PlannedRead{.section = SectionName::BillingPortalConfigurations,
                .path = "/v1/billing_portal/configurations",
                .query = "limit=100&expand[]=data.features.subscription_update.products",
                .max_pages = 2},
    // Without `active` both the active and the archived ones are listed.
    PlannedRead{.section = SectionName::Products, .path = "/v1/products", .query = "limit=100", .max_pages = 8},
    PlannedRead{.section = SectionName::Prices, .path = "/v1/prices", .query = "limit=100", .max_pages = 8},
    PlannedRead{
        .section = SectionName::WebhookEndpoints, .path = "/v1/webhook_endpoints", .query = "limit=100", .max_pages = 1},
    // It only matters whether there is one that customers could enter.
    PlannedRead{.section = SectionName::PromotionCodes,
                .path = "/v1/promotion_codes",
                .query = "limit=100&active=true",
                .max_pages = 1},
    PlannedRead{.section = SectionName::TaxSettings, .path = "/v1/tax/settings"},
};

constexpr auto make_snapshot_plan() {
  std::array<PlannedRead, kCheck.size() + 1> plan = {};
  std::copy(kCheck.begin(), kCheck.end(), plan.begin());
  for (PlannedRead& read : plan) {
    // Stripe also leaves out a price's other currencies unless they are asked for.
    if (read.section == SectionName::Prices) read.query = "limit=100&expand[]=data.currency_options";
  }
  plan.back() = {.section = SectionName::PaymentMethodConfigurations,
                 .path = "/v1/payment_method_configurations",
                 .query = "limit=100",
                 .max_pages = 1};
  return plan;
}
constexpr auto kSnapshot = make_snapshot_plan();

/// More pages than any list has.
constexpr std::size_t kEveryPage = 1'000'000;

constexpr std::array kSubscribers = {
    // Without `status`, Stripe leaves out subscriptions that have ended, and no rule asks for them.
    PlannedRead{.section = SectionName::Subscriptions,
                .path = "/v1/subscriptions",
                .query = "limit=100",
                .max_pages = kEveryPage,
                .by_creation = true},
    PlannedRead{.section = SectionName::SubscriptionSchedules,
                .path = "/v1/subscription_schedules",
                .query = "limit=100",
                .max_pages = kEveryPage,
                .by_creation = true},
    PlannedRead{.section = SectionName::Customers,
                .path = "/v1/customers",
                .query = "limit=100",
                .max_pages = kEveryPage,
                .by_creation = true},
};

constexpr std::size_t most_reads_of_a_mode(std::span<const PlannedRead> plan) {
  std::size_t reads = 0;
  for (const PlannedRead& read : plan) {
    reads += read.max_pages;
  }
  return reads;
}
static_assert(2 * most_reads_of_a_mode(kCheck) + kReadsToConnect < kReadsAllowed);
static_assert(2 * most_reads_of_a_mode(kSnapshot) < kReadsAllowed);

}  // namespace

std::span<const PlannedRead> read_plan(ReadScope scope) {
  switch (scope) {
    case ReadScope::Check:
      return kCheck;
    case ReadScope::Snapshot:
      return kSnapshot;
    case ReadScope::Subscribers:
      return kSubscribers;
  }
  return {};
}

std::string page_query(const PlannedRead& read, std::string_view last_id) {
  std::string query(read.query);
  if (!last_id.empty()) {
    query += query.empty() ? "starting_after=" : "&starting_after=";
    query += percent_encode(last_id);
  }
  return query;
}

}  // namespace portal_guide::stripe
