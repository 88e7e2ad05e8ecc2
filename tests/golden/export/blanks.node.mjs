// Makes the portal configuration bpc_Live of live mode again, as it was on 2025-11-22.
// Where there is a default configuration already, a call makes another one, which sessions have to
// name. To change the default one, send the same parameters to
// /v1/billing_portal/configurations/bpc_Live.
// The key in STRIPE_SECRET_KEY decides in which account and mode.
// features.subscription_gift.enabled is left out: this guide knows no call that sets it.
// active is left out: this configuration is inactive, and a new one is always active. Set active to
// false once it is made.
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

// Put in the ids of the account that this is for:
// The payment method configuration (pmc_Live in live mode)
const paymentMethodConfiguration = "pmc_…";
// Basic, 9.00 EUR, each year (price_BasicYearLive in live mode)
const priceBasicYear = "price_…";
// Team, 9.00 EUR, each month (price_TeamMonthLive in live mode)
const priceTeamMonth = "price_…";
// The product Team (prod_TeamLive in live mode)
const productTeam = "prod_…";

// Finds the active price that has the lookup key, and its product.
const priceWithLookupKey = async (lookupKey) => {
  const { data: [price] } = await stripe.prices.list({ lookup_keys: [lookupKey], active: true });
  if (!price) throw new Error(`${lookupKey}: ${"no active price has this lookup key"}`);
  const { id, product } = price;
  return { id, product: typeof product === "string" ? product : product.id };
};

// Basic, 9.00 EUR, each month (price_BasicMonthLive in live mode)
const { id: priceBasicMonth, product: productBasic } = await priceWithLookupKey("basic_month");

const configuration = await stripe.billingPortal.configurations.create({
  features: {
    customer_update: {
      enabled: true,
      allowed_updates: ["name", "address", "tax_id"],
    },
    payment_method_update: {
      enabled: true,
      payment_method_configuration: paymentMethodConfiguration,
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
        options: ["unused", "other"],
        feedback_options: "",
      },
    },
    subscription_pause: {
      enabled: false,
      duration: {
        type: "indefinite",
        interval_options: "",
      },
    },
    subscription_update: {
      enabled: true,
      default_allowed_updates: ["price"],
      proration_behavior: "create_prorations",
      billing_cycle_anchor: "unchanged",
      trial_update_behavior: "end_trial",
      schedule_at_period_end: {
        conditions: [{
          type: "decreasing_item_amount",
        }],
      },
      products: [{
        product: productBasic,
        prices: [priceBasicMonth, priceBasicYear],
        adjustable_quantity: {
          enabled: false,
        },
      }, {
        product: productTeam,
        prices: [priceTeamMonth],
        adjustable_quantity: {
          enabled: false,
        },
      }],
    },
  },
  business_profile: {
    headline: "Acme's \"plans\"",
    privacy_policy_url: "https://acme.dev/privacy",
    terms_of_service_url: "https://acme.dev/terms",
  },
  default_return_url: "https://acme.dev/account",
  login_page: {
    enabled: true,
  },
  metadata: {
    "owner of it": "R&D",
    team: "billing",
  },
});
console.log(configuration.id);
