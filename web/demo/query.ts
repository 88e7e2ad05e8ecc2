/** Reads a list's parameters as Stripe does, and applies them. */

import type { Endpoint, Filter } from "./endpoints.ts";
import { type StripeObject, valueAt } from "./snapshot.ts";
import { invalidValue, type StripeError, unknownParameters } from "./stripe_error.ts";

export interface Query {
  readonly limit: number;
  readonly startingAfter?: string;
  readonly endingBefore?: string;
  readonly expand: readonly string[];
  readonly conditions: readonly ((object: StripeObject) => boolean)[];
}

const defaultLimit = 10;
const largestLimit = 100;
const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  gt: (value, bound) => value > bound,
  gte: (value, bound) => value >= bound,
  lt: (value, bound) => value < bound,
  lte: (value, bound) => value <= bound,
};

export function parseQuery(parameters: URLSearchParams, endpoint: Endpoint, isList: boolean): Query | StripeError {
  const conditions: ((object: StripeObject) => boolean)[] = [];
  const expand: string[] = [];
  const unknown: string[] = [];
  const sets = new Map<string, string[]>();
  let query: { limit: number; startingAfter?: string; endingBefore?: string } = { limit: defaultLimit };

  for (const [name, value] of parameters) {
    const [, base = name, index] = /^(.+?)\[(\d*)\]$/.exec(name) ?? [];
    const range = /^(\w+)\[(gt|gte|lt|lte)\]$/.exec(name);
    const filter = isList ? endpoint.filters[name] : undefined;
    if (base === "expand" && index !== undefined) {
      expand.push(value);
    } else if (isList && name === "limit") {
      const limit = parseLimit(value);
      if (typeof limit !== "number") return limit;
      query = { ...query, limit };
    } else if (isList && name === "starting_after") {
      query = { ...query, startingAfter: value };
    } else if (isList && name === "ending_before") {
      query = { ...query, endingBefore: value };
    } else if (isList && range !== null && endpoint.filters[range[1] ?? ""]?.shape === "time") {
      const bound = parseInteger(name, value);
      if (typeof bound !== "number") return bound;
      const compare = comparisons[range[2] ?? ""];
      const path = endpoint.filters[range[1] ?? ""]?.path ?? "";
      conditions.push((object) => compare?.(Number(valueAt(object, path)), bound) ?? false);
    } else if (isList && index !== undefined && endpoint.filters[base]?.shape === "texts") {
      sets.set(base, [...(sets.get(base) ?? []), value]);
    } else if (filter !== undefined && filter.shape !== "texts") {
      const condition = makeCondition(name, value, filter);
      if (typeof condition !== "function") return condition;
      conditions.push(condition);
    } else {
      unknown.push(name);
    }
  }

  if (unknown.length > 0) return unknownParameters(unknown);
  if (query.startingAfter !== undefined && query.endingBefore !== undefined) {
    return invalidValue("", "Received both ending_before and starting_after parameters. Please pass in only one.", "parameters_exclusive");
  }
  // Stripe leaves ended subscriptions out of a list that does not ask for a status.
  if (isList && endpoint.section === "subscriptions" && !parameters.has("status")) {
    conditions.push((object) => object.status !== "canceled" && object.status !== "incomplete_expired");
  }
  for (const [name, wanted] of sets) {
    const path = endpoint.filters[name]?.path ?? "";
    conditions.push((object) => wanted.includes(String(valueAt(object, path))));
  }
  return { ...query, expand, conditions };
}

/** The page of objects that a query asks for; undefined if its cursor names none of them. */
export function paginate(objects: readonly StripeObject[], query: Query): { data: readonly StripeObject[]; hasMore: boolean } | undefined {
  const cursor = query.startingAfter ?? query.endingBefore;
  const index = cursor === undefined ? -1 : objects.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && index < 0) return undefined;
  const matching = (list: readonly StripeObject[]) => list.filter((object) => query.conditions.every((holds) => holds(object)));
  if (query.endingBefore !== undefined) {
    const before = matching(objects.slice(0, index));
    return { data: before.slice(-query.limit), hasMore: before.length > query.limit };
  }
  const after = matching(objects.slice(index + 1));
  return { data: after.slice(0, query.limit), hasMore: after.length > query.limit };
}

function makeCondition(name: string, value: string, { shape, path }: Filter): ((object: StripeObject) => boolean) | StripeError {
  let wanted: unknown = value;
  if (shape === "boolean") {
    if (value !== "true" && value !== "false") return invalidValue(name, `Invalid boolean: ${value}`);
    wanted = value === "true";
  } else if (shape === "time") {
    const bound = parseInteger(name, value);
    if (typeof bound !== "number") return bound;
    wanted = bound;
  } else if (typeof shape === "object" && !shape.oneOf.includes(value)) {
    return invalidValue(name, `Invalid ${name}: must be one of ${listed(shape.oneOf)}`);
  }
  if (name === "status") return (object) => wanted === "all" || object.status === wanted || (wanted === "ended" && object.ended_at !== null);
  return path === undefined ? () => true : (object) => valueAt(object, path) === wanted;
}

function parseLimit(value: string): number | StripeError {
  const limit = parseInteger("limit", value);
  if (typeof limit !== "number") return limit;
  if (limit < 1) return invalidValue("limit", "This value must be greater than or equal to 1.", "parameter_invalid_integer");
  if (limit > largestLimit) {
    return invalidValue(
      "limit",
      `This value must be less than or equal to ${largestLimit} (it currently is '${limit}').`,
      "parameter_invalid_integer",
    );
  }
  return limit;
}

function parseInteger(name: string, value: string): number | StripeError {
  return /^-?\d{1,15}$/.test(value) ? Number(value) : invalidValue(name, `Invalid integer: ${value}`, "parameter_invalid_integer");
}

/** "good or service"; "day, month, week, or year". */
function listed(values: readonly string[]): string {
  return values.length < 3 ? values.join(" or ") : `${values.slice(0, -1).join(", ")}, or ${values.at(-1)}`;
}
