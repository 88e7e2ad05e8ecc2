/** `expand[]`: ids that become objects, and members that Stripe leaves out unless they are asked for. */

import type { Permission } from "./accounts.ts";
import { endpoints } from "./endpoints.ts";
import { type SectionName, type Sections, type StripeObject, objectsOf, valueAt } from "./snapshot.ts";
import { invalidValue, isStripeError, type StripeError } from "./stripe_error.ts";

const deepest = 4;

/** By object type: the member that holds an id, and where the object is. */
const references: Readonly<Record<string, Readonly<Record<string, SectionName>>>> = {
  price: { product: "products" },
  product: { default_price: "prices" },
  subscription: { customer: "customers", schedule: "subscription_schedules" },
  subscription_schedule: { customer: "customers", subscription: "subscriptions" },
};

/** By object type: members that are absent unless expanded. */
const leftOutOf: Readonly<Record<string, readonly string[]>> = {
  "billing_portal.configuration": ["features.subscription_update.products"],
  customer: ["sources", "subscriptions", "tax", "tax_ids"],
  price: ["currency_options", "tiers"],
};

export interface ExpandContext {
  readonly sections: Sections | undefined;
  /** Undefined if the key may read what is expanded. */
  readonly refuse: (permission: Permission) => StripeError | undefined;
}

/** The paths that `expand[]` asks for in each object of the answer. In a list every path begins with "data.". */
export function expansionPaths(expand: readonly string[], isList: boolean): readonly string[] | StripeError {
  const paths: string[] = [];
  for (const path of expand) {
    if (path.split(".").length > deepest) {
      return invalidValue("expand", `You cannot expand more than ${deepest} levels of a property (${path}).`);
    }
    if (!isList) {
      paths.push(path);
    } else if (path.startsWith("data.")) {
      paths.push(path.slice("data.".length));
    } else {
      const tail = path === "data" ? "" : ` You may want to try expanding 'data.${path}' instead.`;
      return invalidValue("expand", `This property cannot be expanded (${path}).${tail}`);
    }
  }
  return paths;
}

/** The object as Stripe would send it, with the expanded members that were asked for and no others. */
export function present(object: StripeObject, paths: readonly string[], context: ExpandContext): StripeObject | StripeError {
  const shown = structuredClone(object) as { -readonly [name in keyof StripeObject]: StripeObject[name] } & Record<string, unknown>;
  const leftOut = leftOutOf[object.object] ?? [];
  for (const path of leftOut) {
    if (!paths.includes(path)) remove(shown, path);
  }
  if (object.object === "price" && paths.includes("currency_options")) shown.currency_options ??= ownCurrency(object);

  const nested = new Map<string, string[]>();
  for (const path of paths.filter((candidate) => !leftOut.includes(candidate))) {
    const [name = "", ...rest] = path.split(".");
    if (references[object.object]?.[name] === undefined) return invalidValue("expand", `This property cannot be expanded (${name}).`);
    nested.set(name, [...(nested.get(name) ?? []), ...(rest.length > 0 ? [rest.join(".")] : [])]);
  }
  for (const [name, inner] of nested) {
    const section = references[object.object]?.[name] as SectionName;
    const endpoint = endpoints.find((candidate) => candidate.section === section);
    const refusal = endpoint && context.refuse(endpoint.permission);
    if (refusal) return refusal;
    const target = objectsOf(context.sections, section).find(({ id }) => id === object[name]);
    if (target === undefined) continue;
    const expanded = present(target, inner, context);
    if (isStripeError(expanded)) return expanded;
    shown[name] = expanded;
  }
  return shown;
}

function remove(object: Record<string, unknown>, path: string): void {
  const dot = path.lastIndexOf(".");
  const parent = dot < 0 ? object : valueAt(object, path.slice(0, dot));
  if (typeof parent === "object" && parent !== null) delete (parent as Record<string, unknown>)[path.slice(dot + 1)];
}

/** A price's own currency is always among its options. */
function ownCurrency(price: StripeObject): Record<string, unknown> {
  const { currency, custom_unit_amount = null, tax_behavior = null, unit_amount = null, unit_amount_decimal = null } = price;
  return { [String(currency)]: { custom_unit_amount, tax_behavior, unit_amount, unit_amount_decimal } };
}
