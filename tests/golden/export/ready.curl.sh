#!/usr/bin/env bash
# Makes the portal configuration bpc_1QSg3Pulx6ZnOtXDuQD2hYRm of live mode again, as it was on
# 2026-11-22.
# Where there is a default configuration already, a call makes another one, which sessions have to
# name. To change the default one, send the same parameters to
# /v1/billing_portal/configurations/bpc_1QSg3Pulx6ZnOtXDuQD2hYRm.
# The key in STRIPE_SECRET_KEY decides in which account and mode.
# It needs jq, which reads what Stripe answers.
set -euo pipefail

# Finds the active price that has the lookup key, and its product.
price_with_lookup_key() {
  curl -sS -G https://api.stripe.com/v1/prices -u "$STRIPE_SECRET_KEY:" -d active=true --data-urlencode "lookup_keys[0]=$1" |
    jq -er '.data[0] // empty | "\(.id) \(.product)"' ||
    { printf '%s: %s\n' "$1" "no active price has this lookup key" >&2; exit 1; }
}

# Starter, 9.00 EUR, each month (price_1Qfr6MBYAo2GTjaRjFpXQKvu in live mode)
FOUND=$(price_with_lookup_key starter_monthly)
PRICE_STARTER_MONTH=${FOUND%% *}
PRODUCT_STARTER=${FOUND##* }
# Starter, 90.00 EUR, each year (price_1QTJQ9PFgNycgRzsUXp89pqK in live mode)
FOUND=$(price_with_lookup_key starter_yearly)
PRICE_STARTER_YEAR=${FOUND%% *}
# Team, 29.00 EUR, each month (price_1Q9DK1TcnHJLzailkRtuYCyp in live mode)
FOUND=$(price_with_lookup_key team_monthly)
PRICE_TEAM_MONTH=${FOUND%% *}
PRODUCT_TEAM=${FOUND##* }
# Team, 290.00 EUR, each year (price_1QqXwGgTUTfF66gM2JAQdoEW in live mode)
FOUND=$(price_with_lookup_key team_yearly)
PRICE_TEAM_YEAR=${FOUND%% *}
# Business, 79.00 EUR, each month (price_1QKVJpqYnUQDf2mjyJKEUTC1 in live mode)
FOUND=$(price_with_lookup_key business_monthly)
PRICE_BUSINESS_MONTH=${FOUND%% *}
PRODUCT_BUSINESS=${FOUND##* }
# Business, 790.00 EUR, each year (price_1QGGm2VZRNBdrITF012d0ozX in live mode)
FOUND=$(price_with_lookup_key business_yearly)
PRICE_BUSINESS_YEAR=${FOUND%% *}

curl -sS https://api.stripe.com/v1/billing_portal/configurations \
  -u "$STRIPE_SECRET_KEY:" \
  -d "features[customer_update][enabled]=true" \
  -d "features[customer_update][allowed_updates][0]=address" \
  -d "features[customer_update][allowed_updates][1]=email" \
  -d "features[customer_update][allowed_updates][2]=name" \
  -d "features[customer_update][allowed_updates][3]=tax_id" \
  -d "features[payment_method_update][enabled]=true" \
  -d "features[payment_method_update][payment_method_configuration]=" \
  -d "features[invoice_history][enabled]=true" \
  -d "features[subscription_cancel][enabled]=true" \
  -d "features[subscription_cancel][mode]=at_period_end" \
  -d "features[subscription_cancel][proration_behavior]=none" \
  -d "features[subscription_cancel][cancellation_reason][enabled]=true" \
  -d "features[subscription_cancel][cancellation_reason][options][0]=too_expensive" \
  -d "features[subscription_cancel][cancellation_reason][options][1]=missing_features" \
  -d "features[subscription_cancel][cancellation_reason][options][2]=switched_service" \
  -d "features[subscription_cancel][cancellation_reason][options][3]=unused" \
  -d "features[subscription_cancel][cancellation_reason][options][4]=other" \
  -d "features[subscription_cancel][cancellation_reason][feedback_options]=" \
  -d "features[subscription_pause][enabled]=false" \
  -d "features[subscription_pause][duration][type]=interval_options" \
  -d "features[subscription_pause][duration][interval_options][0][interval]=month" \
  -d "features[subscription_pause][duration][interval_options][0][interval_count]=1" \
  -d "features[subscription_update][enabled]=true" \
  -d "features[subscription_update][default_allowed_updates][0]=price" \
  -d "features[subscription_update][default_allowed_updates][1]=quantity" \
  -d "features[subscription_update][default_allowed_updates][2]=promotion_code" \
  -d "features[subscription_update][proration_behavior]=create_prorations" \
  -d "features[subscription_update][billing_cycle_anchor]=unchanged" \
  -d "features[subscription_update][trial_update_behavior]=end_trial" \
  -d "features[subscription_update][schedule_at_period_end][conditions][0][type]=decreasing_item_amount" \
  -d "features[subscription_update][schedule_at_period_end][conditions][1][type]=shortening_interval" \
  -d "features[subscription_update][products][0][product]=$PRODUCT_STARTER" \
  -d "features[subscription_update][products][0][prices][0]=$PRICE_STARTER_MONTH" \
  -d "features[subscription_update][products][0][prices][1]=$PRICE_STARTER_YEAR" \
  -d "features[subscription_update][products][0][adjustable_quantity][enabled]=false" \
  -d "features[subscription_update][products][1][product]=$PRODUCT_TEAM" \
  -d "features[subscription_update][products][1][prices][0]=$PRICE_TEAM_MONTH" \
  -d "features[subscription_update][products][1][prices][1]=$PRICE_TEAM_YEAR" \
  -d "features[subscription_update][products][1][adjustable_quantity][enabled]=true" \
  -d "features[subscription_update][products][1][adjustable_quantity][minimum]=1" \
  -d "features[subscription_update][products][1][adjustable_quantity][maximum]=200" \
  -d "features[subscription_update][products][2][product]=$PRODUCT_BUSINESS" \
  -d "features[subscription_update][products][2][prices][0]=$PRICE_BUSINESS_MONTH" \
  -d "features[subscription_update][products][2][prices][1]=$PRICE_BUSINESS_YEAR" \
  -d "features[subscription_update][products][2][adjustable_quantity][enabled]=true" \
  -d "features[subscription_update][products][2][adjustable_quantity][minimum]=1" \
  -d "features[subscription_update][products][2][adjustable_quantity][maximum]=500" \
  --data-urlencode "business_profile[headline]=Lumen Notes: your plan and invoices" \
  --data-urlencode "business_profile[privacy_policy_url]=https://lumen-notes-demo.com/privacy" \
  --data-urlencode "business_profile[terms_of_service_url]=https://lumen-notes-demo.com/terms" \
  --data-urlencode default_return_url=https://app.lumen-notes-demo.com/settings/billing \
  -d "login_page[enabled]=true"
