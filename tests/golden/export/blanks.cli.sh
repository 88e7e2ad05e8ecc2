#!/usr/bin/env bash
# Makes the portal configuration bpc_Live of live mode again, as it was on 2025-11-22.
# Where there is a default configuration already, a call makes another one, which sessions have to
# name. To change the default one, send the same parameters to
# /v1/billing_portal/configurations/bpc_Live.
# The commands act in test mode; add --live to each of them for live mode.
# It needs jq, which reads what Stripe answers.
# features.subscription_gift.enabled is left out: this guide knows no call that sets it.
# active is left out: this configuration is inactive, and a new one is always active. Set active to
# false once it is made.
set -euo pipefail

# Put in the ids of the account that this is for:
# The payment method configuration (pmc_Live in live mode)
PAYMENT_METHOD_CONFIGURATION="pmc_…"
# Basic, 9.00 EUR, each year (price_BasicYearLive in live mode)
PRICE_BASIC_YEAR="price_…"
# Team, 9.00 EUR, each month (price_TeamMonthLive in live mode)
PRICE_TEAM_MONTH="price_…"
# The product Team (prod_TeamLive in live mode)
PRODUCT_TEAM="prod_…"

# Finds the active price that has the lookup key, and its product.
price_with_lookup_key() {
  stripe prices list -d active=true -d "lookup_keys[0]=$1" |
    jq -er '.data[0] // empty | "\(.id) \(.product)"' ||
    { printf '%s: %s\n' "$1" "no active price has this lookup key" >&2; exit 1; }
}

# Basic, 9.00 EUR, each month (price_BasicMonthLive in live mode)
FOUND=$(price_with_lookup_key basic_month)
PRICE_BASIC_MONTH=${FOUND%% *}
PRODUCT_BASIC=${FOUND##* }

stripe billing_portal configurations create \
  -d "features[customer_update][enabled]=true" \
  -d "features[customer_update][allowed_updates][0]=name" \
  -d "features[customer_update][allowed_updates][1]=address" \
  -d "features[customer_update][allowed_updates][2]=tax_id" \
  -d "features[payment_method_update][enabled]=true" \
  -d "features[payment_method_update][payment_method_configuration]=$PAYMENT_METHOD_CONFIGURATION" \
  -d "features[invoice_history][enabled]=true" \
  -d "features[subscription_cancel][enabled]=true" \
  -d "features[subscription_cancel][mode]=at_period_end" \
  -d "features[subscription_cancel][proration_behavior]=none" \
  -d "features[subscription_cancel][cancellation_reason][enabled]=true" \
  -d "features[subscription_cancel][cancellation_reason][options][0]=unused" \
  -d "features[subscription_cancel][cancellation_reason][options][1]=other" \
  -d "features[subscription_cancel][cancellation_reason][feedback_options]=" \
  -d "features[subscription_pause][enabled]=false" \
  -d "features[subscription_pause][duration][type]=indefinite" \
  -d "features[subscription_pause][duration][interval_options]=" \
  -d "features[subscription_update][enabled]=true" \
  -d "features[subscription_update][default_allowed_updates][0]=price" \
  -d "features[subscription_update][proration_behavior]=create_prorations" \
  -d "features[subscription_update][billing_cycle_anchor]=unchanged" \
  -d "features[subscription_update][trial_update_behavior]=end_trial" \
  -d "features[subscription_update][schedule_at_period_end][conditions][0][type]=decreasing_item_amount" \
  -d "features[subscription_update][products][0][product]=$PRODUCT_BASIC" \
  -d "features[subscription_update][products][0][prices][0]=$PRICE_BASIC_MONTH" \
  -d "features[subscription_update][products][0][prices][1]=$PRICE_BASIC_YEAR" \
  -d "features[subscription_update][products][0][adjustable_quantity][enabled]=false" \
  -d "features[subscription_update][products][1][product]=$PRODUCT_TEAM" \
  -d "features[subscription_update][products][1][prices][0]=$PRICE_TEAM_MONTH" \
  -d "features[subscription_update][products][1][adjustable_quantity][enabled]=false" \
  -d 'business_profile[headline]=Acme'\''s "plans"' \
  -d "business_profile[privacy_policy_url]=https://acme.dev/privacy" \
  -d "business_profile[terms_of_service_url]=https://acme.dev/terms" \
  -d default_return_url=https://acme.dev/account \
  -d "login_page[enabled]=true" \
  -d "metadata[owner of it]=R&D" \
  -d "metadata[team]=billing"
