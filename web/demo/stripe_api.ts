/**
 * A stand-in for Stripe's API that serves snapshots, for the demo accounts of ./run and for tests. It behaves as the real
 * API does wherever the proxy or a client could notice a difference, and it only reads.
 */

import { type DemoAccount, type DemoKey, demoKeys, demoSnapshots, type Permission } from "./accounts.ts";
import { findEndpoint, type FoundEndpoint } from "./endpoints.ts";
import { expansionPaths, present } from "./expand.ts";
import { paginate, parseQuery } from "./query.ts";
import { type DemoSnapshot, type Mode, objectsOf, type Sections, singleObject } from "./snapshot.ts";
import * as errors from "./stripe_error.ts";
import { isStripeError, type StripeError } from "./stripe_error.ts";

/** What a test can make go wrong. No request can ask for it, only the code that constructs the stand-in. */
export type Fault =
  | { readonly kind: "error"; readonly error: StripeError }
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** The body breaks off in the middle without a sign of it. */
  | { readonly kind: "truncated" }
  /** No answer at all. */
  | { readonly kind: "disconnected" };

export interface DemoOptions {
  readonly keys?: readonly DemoKey[];
  readonly snapshots?: Readonly<Record<DemoAccount, DemoSnapshot>>;
  readonly nowMs?: () => number;
  /** Called for each request that was understood. With undefined the request is answered as usual. */
  readonly fault?: (request: Request) => Fault | undefined;
}

const versionPattern = /^20\d\d-\d\d-\d\d(\.[a-z]+)?$/;
/** Stripe's documented limits (docs/stripe.md, fact 48): for an account in one mode, and for each of its endpoints. */
const perSecond: Readonly<Record<Mode, number>> = { test: 25, live: 100 };
const perSecondAndEndpoint = 25;

export class DemoStripe {
  readonly #keys: readonly DemoKey[];
  readonly #snapshots: Readonly<Record<DemoAccount, DemoSnapshot>>;
  readonly #nowMs: () => number;
  readonly #fault: (request: Request) => Fault | undefined;
  /** The times of the requests of the last second, by account and mode, and by endpoint. */
  readonly #recent = new Map<string, number[]>();
  #requests = 0;

  constructor(options: DemoOptions = {}) {
    this.#keys = options.keys ?? demoKeys;
    this.#snapshots = options.snapshots ?? demoSnapshots;
    this.#nowMs = options.nowMs ?? Date.now;
    this.#fault = options.fault ?? (() => undefined);
  }

  /** How many requests came in. */
  get requests(): number {
    return this.#requests;
  }

  /** Whether the key is one of the demo's. Requests with other keys go to the real Stripe. */
  knows(key: string): boolean {
    return this.#keys.some((candidate) => candidate.key === key);
  }

  /** Rejects only where a fault says "disconnected". */
  async handle(request: Request): Promise<Response> {
    this.#requests += 1;
    const requestId = `req_Demo${String(this.#requests).padStart(10, "0")}`;
    const fault = this.#fault(request);
    if (fault?.kind === "disconnected") throw new TypeError("the connection was closed");
    if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));

    const url = new URL(request.url);
    const version = request.headers.get("Stripe-Version") ?? Object.values(this.#snapshots)[0]?.api_version ?? "";
    const answer = fault?.kind === "error" ? fault.error : this.#answer(request, url, version);
    const text = JSON.stringify(isStripeError(answer) ? errorBody(answer, requestId) : answer, null, 2);
    return new Response(fault?.kind === "truncated" ? text.slice(0, text.length / 2) : text, {
      status: isStripeError(answer) ? answer.status : 200,
      headers: {
        "Content-Type": "application/json",
        "Cache-Control": "no-cache, no-store",
        "Request-Id": requestId,
        "Stripe-Version": versionPattern.test(version) ? version : "",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Request-Id, Stripe-Manage-Version, Stripe-Should-Retry",
        ...(isStripeError(answer) ? { "Stripe-Should-Retry": "false", ...answer.headers } : {}),
      },
    });
  }

  #answer(request: Request, url: URL, version: string): object {
    const key = this.#authenticate(request.headers.get("Authorization"));
    if (isStripeError(key)) return key;
    const found = findEndpoint(url.pathname);
    const tooFast = this.#countRequest(key, found);
    if (tooFast) return tooFast;
    if (!versionPattern.test(version)) return errors.invalidVersion(version);

    const snapshot = this.#snapshots[key.account];
    const sections = snapshot[key.mode];
    const accountId = singleObject(sections, "account")?.id ?? "";
    const account = request.headers.get("Stripe-Account");
    if (account !== null && account !== accountId) return errors.accountInvalid(key.key, account);
    if (found === undefined) return errors.unknownUrl(request.method, url.pathname);

    const refuse = (permission: Permission, action: "read" | "write" = "read"): StripeError | undefined => {
      const isGranted = action === "read" && (key.permissions === "all" || key.permissions.includes(permission));
      return isGranted ? undefined : errors.permissionMissing(key.key, accountId, permission.replace(/_read$/, `_${action}`));
    };
    // Nothing can be changed here. Restricted keys lack the permission; for secret keys the address does not exist.
    if (request.method !== "GET") {
      const refusal = key.kind === "restricted" ? refuse(found.endpoint.permission, "write") : undefined;
      return refusal ?? errors.unknownUrl(request.method, url.pathname);
    }
    return refuse(found.endpoint.permission) ?? this.#read(found, url.searchParams, sections, snapshot[otherMode(key.mode)], key.mode, refuse);
  }

  #read(
    { endpoint, id }: FoundEndpoint,
    parameters: URLSearchParams,
    sections: Sections | undefined,
    otherSections: Sections | undefined,
    mode: Mode,
    refuse: (permission: Permission) => StripeError | undefined,
  ): object {
    const isList = endpoint.kind === "list" && id === undefined;
    const query = parseQuery(parameters, endpoint, isList);
    if (isStripeError(query)) return query;
    const paths = expansionPaths(query.expand, isList);
    if (isStripeError(paths)) return paths;
    const context = { sections, refuse };

    if (endpoint.kind === "object") {
      const object = singleObject(sections, endpoint.section);
      return object === undefined ? errors.unknownUrl("GET", endpoint.path) : present(object, paths, context);
    }
    const objects = objectsOf(sections, endpoint.section);
    const missing = (wanted: string, param: string, status: 400 | 404): StripeError => {
      const isElsewhere = objectsOf(otherSections, endpoint.section).some((object) => object.id === wanted);
      const tail = `; a similar object exists in ${otherMode(mode)} mode, but a ${mode} mode key was used to make this request.`;
      return errors.noSuch(endpoint.noun, wanted, param, status, isElsewhere ? tail : "");
    };
    if (id !== undefined) {
      const object = objects.find((candidate) => candidate.id === id);
      return object === undefined ? missing(id, endpoint.retrieveBy ?? "id", 404) : present(object, paths, context);
    }

    const page = paginate(objects, query);
    if (page === undefined) {
      const param = query.startingAfter === undefined ? "ending_before" : "starting_after";
      return missing(query.startingAfter ?? query.endingBefore ?? "", param, 400);
    }
    const data: object[] = [];
    for (const object of page.data) {
      const presented = present(object, paths, context);
      if (isStripeError(presented)) return presented;
      data.push(presented);
    }
    return { object: "list", data, has_more: page.hasMore, url: endpoint.path };
  }

  #authenticate(authorization: string | null): DemoKey | StripeError {
    const text = credentialOf(authorization);
    if (text === "") return errors.noKey;
    const key = this.#keys.find((candidate) => candidate.key === text);
    if (key === undefined) return errors.invalidKey(text);
    if (key.isExpired) return errors.expiredKey(text);
    return key.kind === "publishable" ? errors.publishableKey : key;
  }

  #countRequest({ account, mode }: DemoKey, found: FoundEndpoint | undefined): StripeError | undefined {
    const whole = `${account} ${mode}`;
    const ofEndpoint = `${whole} ${found?.endpoint.path ?? ""}`;
    if (this.#recentRequests(whole) >= perSecond[mode]) return errors.tooManyRequests("global-rate");
    if (this.#recentRequests(ofEndpoint) >= perSecondAndEndpoint) return errors.tooManyRequests("endpoint-rate");
    this.#recent.get(whole)?.push(this.#nowMs());
    this.#recent.get(ofEndpoint)?.push(this.#nowMs());
    return undefined;
  }

  #recentRequests(name: string): number {
    const since = this.#nowMs() - 1000;
    const recent = (this.#recent.get(name) ?? []).filter((time) => time > since);
    this.#recent.set(name, recent);
    return recent.length;
  }
}

/** The key of `Bearer KEY`, or the user of Basic authentication; empty where there is none. */
export function credentialOf(authorization: string | null): string {
  const [, scheme = "", credentials = ""] = /^(\w+) +(\S+)$/.exec(authorization?.trim() ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() !== "basic") return "";
  try {
    return atob(credentials).split(":")[0] ?? "";
  } catch {
    return "";
  }
}

function errorBody({ type = "invalid_request_error", code, message, param }: StripeError, requestId: string): object {
  return {
    error: {
      ...(code ? { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` } : {}),
      message,
      ...(param ? { param } : {}),
      request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
      type,
    },
  };
}

const otherMode = (mode: Mode): Mode => (mode === "live" ? "test" : "live");
