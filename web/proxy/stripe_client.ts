/** The one file of the proxy that talks to Stripe. */

import type { AdmittedRequest } from "../core/core_module.ts";
import type { Environment } from "./environment.ts";
import type { Sealed } from "./seal.ts";

/** The version whose objects core/proxy knows. */
export const stripeVersion = "2026-10-28.endive";

/** The largest body that core/proxy parses. */
const maxBodyBytes = 8 << 20;

export interface StripeAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export type StripeResult =
  | { readonly ok: true; readonly answer: StripeAnswer }
  | { readonly ok: false; readonly because: "unavailable" | "timeout" };

/** Sends an admitted request. Never throws, and does not tell why a connection failed. */
export async function askStripe(environment: Environment, request: AdmittedRequest, sealed: Sealed): Promise<StripeResult> {
  const { stripe, metrics, now } = environment;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), stripe.timeoutMs);
  const begun = now();
  try {
    const answer = await send(stripe.fetch, makeRequest(stripe.base, request, sealed, timeout.signal), timeout.signal);
    return answer === null ? { ok: false, because: "unavailable" } : { ok: true, answer };
  } catch {
    return { ok: false, because: timeout.signal.aborted ? "timeout" : "unavailable" };
  } finally {
    clearTimeout(timer);
    metrics.observeUpstream(now() - begun);
  }
}

function makeRequest(base: string, { path, query }: AdmittedRequest, sealed: Sealed, signal: AbortSignal): Request {
  const headers = new Headers({
    Accept: "application/json",
    Authorization: `Bearer ${sealed.key}`,
    "Stripe-Version": stripeVersion,
    "User-Agent": "PortalGuide/1",
  });
  if (sealed.account !== undefined) headers.set("Stripe-Account", sealed.account);
  // Stripe's API has no redirects. One that was followed would carry the key to another host.
  return new Request(`${base}${path}${query === "" ? "" : `?${query}`}`, { headers, redirect: "manual", signal });
}

/** Null if the answer cannot be Stripe's: a redirect, a body that is too large, or one that is not UTF-8. */
async function send(fetch: (request: Request) => Promise<Response>, request: Request, signal: AbortSignal): Promise<StripeAnswer | null> {
  const response = await untilAborted(fetch(request), signal);
  if (response.status < 200 || (response.status >= 300 && response.status < 400)) return null;
  const body = await untilAborted(readText(response, maxBodyBytes), signal);
  return body === null ? null : { status: response.status, headers: response.headers, body };
}

/** Waits no longer than the signal allows, even if the host's fetch ignores it. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error("aborted"));
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
    return undefined;
  });
}

/** The body as text; null if it has more than `maxBytes` or is not UTF-8. Rejects if it breaks off. */
export async function readText(source: Request | Response, maxBytes: number): Promise<string | null> {
  if (source.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = source.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
