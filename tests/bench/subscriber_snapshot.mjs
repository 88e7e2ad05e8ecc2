// A snapshot of any number of subscriptions, the same for the same number: list pages of a hundred, as Stripe answers them and
// as `portal-guide snapshot` keeps them. A few in a hundred have something that a rule finds.
import { createWriteStream } from "node:fs";
import { once } from "node:events";

const pageSize = 100;
const plans = [
  { id: "price_SoloMonth", product: "prod_Solo", interval: "month", amount: 500 },
  { id: "price_SoloYear", product: "prod_Solo", interval: "year", amount: 5000 },
  { id: "price_TeamMonth", product: "prod_Team", interval: "month", amount: 1200 },
  { id: "price_TeamYear", product: "prod_Team", interval: "year", amount: 12000 },
];
const oldPlan = { id: "price_TeamMonth2019", product: "prod_Team", interval: "month", amount: 900 };

function price({ id, product, interval, amount }, usage = "licensed") {
  return {
    id, object: "price", active: true, billing_scheme: "per_unit", created: 1690000000, currency: "eur", livemode: true,
    lookup_key: null, nickname: null, product,
    recurring: { interval, interval_count: 1, meter: null, trial_period_days: null, usage_type: usage },
    tax_behavior: "exclusive", tiers_mode: null, type: "recurring", unit_amount: amount, unit_amount_decimal: String(amount),
  };
}

/// Numbers that look random and are always the same.
function mix(number) {
  let hash = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function identifier(prefix, number) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  let text = "";
  for (let state = mix(number), place = 0; place < 8; ++place, state = mix(state + place)) text += letters[state % 62];
  return `${prefix}_1P${text}${number.toString(36).padStart(6, "0")}`;
}

function subscription(number) {
  const chance = mix(number) % 1000;
  const item = (name, plan, usage) => ({
    id: identifier(name, number), object: "subscription_item", created: 1700000000 + number, current_period_end: 1765000000,
    current_period_start: 1762400000, price: price(plan, usage), quantity: 1 + (chance % 9),
  });
  const data = [item("si", chance < 50 ? oldPlan : plans[chance % 4], chance < 8 ? "metered" : "licensed")];
  if (chance >= 100 && chance < 120) data.push(item("sj", plans[0]));
  return {
    id: identifier("sub", number), object: "subscription", application: null,
    billing_mode: { type: chance % 3 === 0 ? "classic" : "flexible" },
    cancel_at: null, cancel_at_period_end: chance % 40 === 0, canceled_at: null,
    collection_method: chance >= 200 && chance < 215 ? "send_invoice" : "charge_automatically",
    created: 1700000000 + number, currency: "eur", customer: identifier("cus", number - (number % 10 === 9 ? 1 : 0)),
    default_payment_method: identifier("pm", number), default_source: null, ended_at: null,
    items: { object: "list", data, has_more: false },
    latest_invoice: identifier("in", number), livemode: true, on_behalf_of: null, pause_collection: null, pending_update: null,
    schedule: null, start_date: 1700000000 + number,
    status: chance >= 300 && chance < 330 ? "past_due" : chance >= 400 && chance < 450 ? "trialing" : chance > 950 ? "canceled" : "active",
    test_clock: null, trial_end: null, trial_settings: { end_behavior: { missing_payment_method: "create_invoice" } }, trial_start: null,
  };
}

function list(data) {
  return { object: "list", data, has_more: false, url: "/v1/list" };
}

function frame() {
  const feature = (enabled, more = {}) => ({ enabled, ...more });
  return {
    account: { id: "acct_Bench", object: "account", charges_enabled: true },
    billing_portal_configurations: list([{
      id: "bpc_Bench", object: "billing_portal.configuration", active: true, is_default: true, livemode: true,
      business_profile: { headline: "Your plan", privacy_policy_url: null, terms_of_service_url: null },
      default_return_url: "https://acme.dev/account", login_page: feature(false, { url: null }),
      features: {
        customer_update: feature(false, { allowed_updates: [] }), invoice_history: feature(true),
        payment_method_update: feature(true),
        subscription_cancel: feature(true, { mode: "at_period_end", proration_behavior: "none", cancellation_reason: feature(false, { options: [] }) }),
        subscription_pause: feature(true),
        subscription_update: feature(true, {
          default_allowed_updates: ["price"], proration_behavior: "create_prorations", trial_update_behavior: "end_trial",
          schedule_at_period_end: { conditions: [] },
          products: ["prod_Solo", "prod_Team"].map((product) => ({
            product, prices: plans.filter((plan) => plan.product === product).map((plan) => plan.id),
            adjustable_quantity: { enabled: false, maximum: null, minimum: 1 },
          })),
        }),
      },
    }]),
    customers: list([]),
    prices: list(plans.map((plan) => ({ ...price(plan), currency_options: { eur: { unit_amount: plan.amount } } }))),
    products: list(["Solo", "Team"].map((name) => ({ id: `prod_${name}`, object: "product", active: true, name, description: name }))),
    subscription_schedules: list([]),
  };
}

/// Writes the snapshot to `path`, page by page.
export async function writeSnapshot(path, count) {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  const write = async (text) => {
    if (!file.write(text)) await once(file, "drain");
  };
  const live = JSON.stringify(frame());
  await write(`{"format":"portal-snapshot/1","taken_at":1763850000,"api_version":"2026-10-28.endive","live":${live.slice(0, -1)},"subscriptions":[`);
  for (let first = 0; first < count; first += pageSize) {
    const numbers = Array.from({ length: Math.min(pageSize, count - first) }, (_, place) => first + place);
    const page = { object: "list", data: numbers.map(subscription), has_more: first + pageSize < count, url: "/v1/subscriptions" };
    await write((first === 0 ? "" : ",") + JSON.stringify(page));
  }
  await write("]}}");
  file.end();
  await once(file, "finish");
}

/// What the rules ask of each subscription, as a program would that keeps the document in memory.
export function judge(text) {
  const snapshot = JSON.parse(text);
  const live = snapshot.live;
  const running = new Set(["active", "trialing", "past_due", "unpaid", "paused"]);
  const configuration = live.billing_portal_configurations.data.find((candidate) => candidate.is_default);
  const offered = new Set(configuration.features.subscription_update.products.flatMap((product) => product.prices));
  const prices = new Map(live.prices.data.map((one) => [one.id, one]));
  const schedules = new Map(live.subscription_schedules.data.map((schedule) => [schedule.id, schedule]));
  const customers = new Map(live.customers.data.map((customer) => [customer.id, customer]));
  const inCurrency = new Map();
  for (const id of offered) {
    for (const currency of new Set([prices.get(id).currency, ...Object.keys(prices.get(id).currency_options)])) {
      inCurrency.set(currency, [...(inCurrency.get(currency) ?? []), id]);
    }
  }
  const found = new Map();
  const note = (rule, subscription, path) => {
    const entry = found.get(rule) ?? { count: 0, first: [] };
    found.set(rule, entry);
    if (++entry.count <= 20) entry.first.push({ id: subscription.id, path });
  };
  const ids = new Set();
  const distinct = new Set();
  let count = 0;
  live.subscriptions.forEach((page, pageIndex) => page.data.forEach((one, index) => {
    ++count;
    const path = () => `/live/subscriptions/${pageIndex}/data/${index}`;
    if (one.object !== "subscription" || typeof one.id !== "string" || ids.has(one.id)) throw new Error(path());
    ids.add(one.id);
    if (one.status === "trialing") note("trial-ended-by-update", one, path());
    if (one.status === "active" && one.billing_mode.type === "classic") note("pause-needs-flexible-billing", one, path());
    if (one.status === "incomplete") note("subscribers-incomplete", one, path());
    if (!running.has(one.status)) return;
    distinct.add(one.customer);
    if (one.status === "past_due" || one.status === "unpaid") note("subscribers-past-due", one, path());
    if (one.collection_method === "send_invoice") note("subscribers-send-invoice", one, path());
    const items = one.items.data;
    if (items.length > 1 || one.items.has_more) note("subscribers-multiple-items", one, path());
    if (items.some((item) => item.price.recurring.usage_type === "metered")) note("subscribers-metered", one, path());
    if (items.length === 1) {
      if (!offered.has(items[0].price.id)) note("subscribers-price-not-offered", one, path());
      if (!(inCurrency.get(one.currency) ?? []).some((id) => id !== items[0].price.id)) note("subscribers-currency-stranded", one, path());
    }
    const schedule = one.schedule === null ? undefined : schedules.get(one.schedule);
    if (schedule?.status === "active" && schedule.phases.some((phase) => phase.start_date > snapshot.taken_at)) {
      note("subscribers-locked-by-schedule", one, path());
    }
    if (one.collection_method === "charge_automatically" && !one.default_payment_method && !one.default_source) {
      const customer = customers.get(one.customer);
      if (customer && !customer.default_source && !customer.invoice_settings.default_payment_method) {
        note("subscribers-without-payment-method", one, path());
      }
    }
  }));
  return { count, customers: distinct.size, found };
}
