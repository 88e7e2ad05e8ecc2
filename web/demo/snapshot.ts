/** `portal-snapshot/1` (docs/snapshot.md) as the stand-in serves it: sections that were read without an error. */

export type Mode = "test" | "live";

/** An object as Stripe's API answers it. */
export type StripeObject = { readonly id?: string; readonly object: string; readonly created?: number } & { readonly [name: string]: unknown };

export interface StripeList {
  readonly object: "list";
  readonly data: readonly StripeObject[];
}

export type SectionName =
  | "account"
  | "billing_portal_configurations"
  | "customers"
  | "payment_method_configurations"
  | "prices"
  | "products"
  | "promotion_codes"
  | "subscription_schedules"
  | "subscriptions"
  | "tax_settings"
  | "webhook_endpoints";

export type Sections = { readonly [name in SectionName]?: StripeObject | StripeList };

export interface DemoSnapshot {
  readonly format: "portal-snapshot/1";
  readonly taken_at: number;
  readonly api_version: string;
  readonly test?: Sections;
  readonly live?: Sections;
}

/** The objects of a list's section, newest first; empty if it is absent. */
export function objectsOf(sections: Sections | undefined, name: SectionName): readonly StripeObject[] {
  const section = sections?.[name];
  return section !== undefined && "data" in section && Array.isArray(section.data) ? (section.data as StripeObject[]) : [];
}

export function singleObject(sections: Sections | undefined, name: SectionName): StripeObject | undefined {
  const section = sections?.[name];
  return section?.object === "list" ? undefined : (section as StripeObject | undefined);
}

/** The value behind a dotted path; undefined where any part is missing. */
export function valueAt(object: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>(
    (value, name) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined),
    object,
  );
}
