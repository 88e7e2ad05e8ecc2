// Makes the portal configuration bpc_1QSg3Pulx6ZnOtXDuQD2hYRm of live mode again, as it was on
// 2026-11-22.
// Where there is a default configuration already, a call makes another one, which sessions have to
// name. To change the default one, send the same parameters to
// /v1/billing_portal/configurations/bpc_1QSg3Pulx6ZnOtXDuQD2hYRm.
// The key in STRIPE_SECRET_KEY decides in which account and mode.
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

// Finds the active price that has the lookup key, and its product.
const priceWithLookupKey = async (lookupKey) => {
  const { data: [price] } = await stripe.prices.list({ lookup_keys: [lookupKey], active: true });
  if (!price) throw new Error(`${lookupKey}: ${"no active price has this lookup key"}`);
  const { id, product } = price;
  return { id, product: typeof product === "string" ? product : product.id };
};

// Starter, 9.00 EUR, each month (price_1Qfr6MBYAo2GTjaRjFpXQKvu in live mode)
const { id: priceStarterMonth, product: productStarter } = await priceWithLookupKey("starter_monthly");
// Starter, 90.00 EUR, each year (price_1QTJQ9PFgNycgRzsUXp89pqK in live mode)
const { id: priceStarterYear } = await priceWithLookupKey("starter_yearly");
// Team, 29.00 EUR, each month (price_1Q9DK1TcnHJLzailkRtuYCyp in live mode)
const { id: priceTeamMonth, product: productTeam } = await priceWithLookupKey("team_monthly");
// Team, 290.00 EUR, each year (price_1QqXwGgTUTfF66gM2JAQdoEW in live mode)
const { id: priceTeamYear } = await priceWithLookupKey("team_yearly");
// Business, 79.00 EUR, each month (price_1QKVJpqYnUQDf2mjyJKEUTC1 in live mode)
const { id: priceBusinessMonth, product: productBusiness } = await priceWithLookupKey("business_monthly");
// Business, 790.00 EUR, each year (price_1QGGm2VZRNBdrITF012d0ozX in live mode)
const { id: priceBusinessYear } = await priceWithLookupKey("business_yearly");

const configuration = await stripe.billingPortal.configurations.create({
  features: {
    customer_update: {
      enabled: true,
      allowed_updates: ["address", "email", "name", "tax_id"],
    },
    payment_method_update: {
      enabled: true,
      payment_method_configuration: "",
    },
    invoice_history: {
      enabled: true,
    },
    subscription_cancel: {
      enabled: true,
      mode: "at_period_end",
      proration_behavior: "none",
      cancellation_reason: {
        enabled: true,
        options: ["too_expensive", "missing_features", "switched_service", "unused", "other"],
        feedback_options: "",
      },
    },
    subscription_pause: {
      enabled: false,
      duration: {
        type: "interval_options",
        interval_options: [{
          interval: "month",
          interval_count: 1,
        }],
      },
    },
    subscription_update: {
      enabled: true,
      default_allowed_updates: ["price", "quantity", "promotion_code"],
      proration_behavior: "create_prorations",
      billing_cycle_anchor: "unchanged",
      trial_update_behavior: "end_trial",
      schedule_at_period_end: {
        conditions: [{
          type: "decreasing_item_amount",
        }, {
          type: "shortening_interval",
        }],
      },
      products: [{
        product: productStarter,
        prices: [priceStarterMonth, priceStarterYear],
        adjustable_quantity: {
          enabled: false,
        },
      }, {
        product: productTeam,
        prices: [priceTeamMonth, priceTeamYear],
        adjustable_quantity: {
          enabled: true,
          minimum: 1,
          maximum: 200,
        },
      }, {
        product: productBusiness,
        prices: [priceBusinessMonth, priceBusinessYear],
        adjustable_quantity: {
          enabled: true,
          minimum: 1,
          maximum: 500,
        },
      }],
    },
  },
  business_profile: {
    headline: "Lumen Notes: your plan and invoices",
    privacy_policy_url: "https://lumen-notes-demo.com/privacy",
    terms_of_service_url: "https://lumen-notes-demo.com/terms",
  },
  default_return_url: "https://app.lumen-notes-demo.com/settings/billing",
  login_page: {
    enabled: true,
  },
});
console.log(configuration.id);
