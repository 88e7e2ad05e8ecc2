/** What the stand-in serves: Stripe's paths, the parameters each takes, and the permission a restricted key needs. */

import type { Permission } from "./accounts.ts";
import type { SectionName } from "./snapshot.ts";

export type FilterShape = "boolean" | "text" | "texts" | "time" | { readonly oneOf: readonly string[] };

export interface Filter {
  readonly shape: FilterShape;
  /** The object's member that is compared, as a dotted path; undefined if the demo has nothing to compare with. */
  readonly path: string | undefined;
}

export interface Endpoint {
  readonly path: string;
  readonly section: SectionName;
  readonly kind: "list" | "object";
  readonly permission: Permission;
  /** The object's name in Stripe's messages, such as "No such price: …". */
  readonly noun: string;
  readonly filters: Readonly<Record<string, Filter>>;
  /** Set if `<path>/{id}` is served as well: what Stripe calls that parameter. */
  readonly retrieveBy?: string;
}

const boolean = (path?: string): Filter => ({ shape: "boolean", path });
const text = (path?: string): Filter => ({ shape: "text", path });
const texts = (path: string): Filter => ({ shape: "texts", path });
const time = (path: string): Filter => ({ shape: "time", path });
const oneOf = (path: string | undefined, ...values: string[]): Filter => ({ shape: { oneOf: values }, path });

const statuses = ["active", "all", "canceled", "ended", "incomplete", "incomplete_expired", "past_due", "paused", "trialing", "unpaid"];

export const endpoints: readonly Endpoint[] = [
  { path: "/v1/account", section: "account", kind: "object", permission: "rak_accounts_kyc_basic_read", noun: "account", filters: {} },
  {
    path: "/v1/billing_portal/configurations",
    section: "billing_portal_configurations",
    kind: "list",
    permission: "rak_customer_portal_read",
    noun: "configuration",
    filters: { active: boolean("active"), is_default: boolean("is_default") },
    retrieveBy: "configuration",
  },
  {
    path: "/v1/customers",
    section: "customers",
    kind: "list",
    permission: "rak_customer_read",
    noun: "customer",
    filters: { created: time("created"), email: text("email"), test_clock: text("test_clock") },
    retrieveBy: "customer",
  },
  {
    path: "/v1/payment_method_configurations",
    section: "payment_method_configurations",
    kind: "list",
    permission: "rak_payment_method_configurations_read",
    noun: "payment method configuration",
    filters: { active: boolean("active"), application: text("application") },
  },
  {
    path: "/v1/prices",
    section: "prices",
    kind: "list",
    permission: "rak_plan_read",
    noun: "price",
    filters: {
      active: boolean("active"),
      created: time("created"),
      currency: text("currency"),
      lookup_keys: texts("lookup_key"),
      product: text("product"),
      "recurring[interval]": oneOf("recurring.interval", "day", "month", "week", "year"),
      "recurring[meter]": text("recurring.meter"),
      "recurring[usage_type]": oneOf("recurring.usage_type", "licensed", "metered"),
      type: oneOf("type", "one_time", "recurring"),
    },
  },
  {
    path: "/v1/products",
    section: "products",
    kind: "list",
    permission: "rak_product_read",
    noun: "product",
    filters: {
      active: boolean("active"),
      created: time("created"),
      ids: texts("id"),
      shippable: boolean("shippable"),
      type: oneOf("type", "good", "service"),
      url: text("url"),
    },
    retrieveBy: "id",
  },
  {
    path: "/v1/promotion_codes",
    section: "promotion_codes",
    kind: "list",
    permission: "rak_promotion_code_read",
    noun: "promotion code",
    filters: {
      active: boolean("active"),
      code: text("code"),
      coupon: text("promotion.coupon"),
      created: time("created"),
      customer: text("customer"),
    },
  },
  {
    path: "/v1/subscription_schedules",
    section: "subscription_schedules",
    kind: "list",
    permission: "rak_subscription_read",
    noun: "subscription schedule",
    filters: { created: time("created"), customer: text("customer"), scheduled: boolean() },
  },
  {
    path: "/v1/subscriptions",
    section: "subscriptions",
    kind: "list",
    permission: "rak_subscription_read",
    noun: "subscription",
    filters: {
      collection_method: oneOf("collection_method", "charge_automatically", "send_invoice"),
      created: time("created"),
      customer: text("customer"),
      price: text("items.data.0.price.id"),
      status: oneOf(undefined, ...statuses),
      test_clock: text("test_clock"),
    },
    retrieveBy: "id",
  },
  { path: "/v1/tax/settings", section: "tax_settings", kind: "object", permission: "rak_tax_settings_read", noun: "settings", filters: {} },
  {
    path: "/v1/webhook_endpoints",
    section: "webhook_endpoints",
    kind: "list",
    permission: "rak_webhook_read",
    noun: "webhook endpoint",
    filters: {},
  },
];

export interface FoundEndpoint {
  readonly endpoint: Endpoint;
  /** Of `<path>/{id}`. */
  readonly id?: string;
}

export function findEndpoint(path: string): FoundEndpoint | undefined {
  const exact = endpoints.find((endpoint) => endpoint.path === path);
  if (exact !== undefined) return { endpoint: exact };
  const slash = path.lastIndexOf("/");
  const parent = endpoints.find((endpoint) => endpoint.path === path.slice(0, slash) && endpoint.retrieveBy !== undefined);
  const id = decodeSegment(path.slice(slash + 1));
  return parent === undefined || id === "" ? undefined : { endpoint: parent, id };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
