/**
 * The proxy between the widget and Stripe (docs/proxy.md; DECISIONS.md, decision 8): one function from
 * a request to a response that keeps nothing. core/proxy decides what may pass and which fields come back.
 */

import type { AdmittedRequest, CoreError, CoreModule } from "../core/core_module.ts";
import type { Connection, Environment } from "./environment.ts";
import { problemResponse, type Problem, type ProblemCode } from "./problem.ts";
import type { RateLimiter } from "./rate_limit.ts";
import type { Sealed } from "./seal.ts";
import { askStripe, readText, type StripeAnswer } from "./stripe_client.ts";

/** Room for a key, an account id and their JSON. A longer body is not read. */
const maxSessionBytes = 4096;
const stripePrefix = "/v1/stripe";
/** A cheap read that every check needs, so that a useless key is recognized at once. */
const keyCheck: AdmittedRequest = { path: "/v1/billing_portal/configurations", query: "limit=1" };
/** The headers of Stripe that tell the widget when to retry, and that name a request to Stripe's support. */
const passedHeaders = ["Request-Id", "Retry-After", "Stripe-Rate-Limited-Reason", "Stripe-Should-Retry"] as const;
const preflightSeconds = 600;

type Outcome = Response | Problem;

interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly environment: Environment;
  readonly connection: Connection;
}

interface Route {
  /** Names the route in log and metrics. */
  readonly pattern: string;
  readonly methods: readonly string[];
  readonly matches: (path: string) => boolean;
  readonly answer: (call: Call) => Outcome | Promise<Outcome>;
}

const routes: readonly Route[] = [
  { pattern: "/v1/session", methods: ["POST"], matches: (path) => path === "/v1/session", answer: createSession },
  { pattern: "/v1/stripe", methods: ["GET"], matches: (path) => path.startsWith(`${stripePrefix}/`), answer: forward },
  { pattern: "/healthz", methods: ["GET", "HEAD"], matches: (path) => path === "/healthz", answer: () => plain("ok\n") },
  // The proxy is ready as soon as it has an environment: it opens no connection in advance, and Stripe's health is not its own.
  { pattern: "/readyz", methods: ["GET", "HEAD"], matches: (path) => path === "/readyz", answer: () => plain("ready\n") },
];

/** Whether the handler answers this path. The host serves its files at all others. */
export function isProxyPath(path: string): boolean {
  return path === "/v1" || path.startsWith("/v1/") || path === "/healthz" || path === "/readyz";
}

/** Answers a request. Never throws, and no answer holds a key or another client's token. */
export async function handle(request: Request, environment: Environment, connection: Connection): Promise<Response> {
  const begun = environment.now();
  const requestId = `pg_${environment.crypto.randomUUID()}`;
  const url = new URL(request.url);
  const route = routes.find(({ matches }) => matches(url.pathname));
  const origin = request.headers.get("Origin");

  const outcome = await answer({ request, url, environment, connection }, route);
  const code = outcome instanceof Response ? undefined : outcome.code;
  const response = outcome instanceof Response ? outcome : problemResponse(outcome, requestId, environment.texts);

  if (!response.headers.has("Request-Id")) response.headers.set("Request-Id", requestId);
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.append("Vary", "Origin");
  if (origin !== null && environment.allowedOrigins.includes(origin)) {
    response.headers.set("Access-Control-Allow-Origin", origin);
    response.headers.set("Access-Control-Expose-Headers", passedHeaders.join(", "));
  }

  const pattern = route?.pattern ?? "other";
  environment.metrics.countRequest(pattern, response.status, code);
  environment.log({
    request_id: requestId,
    method: knownMethods.includes(request.method) ? request.method : "other",
    route: pattern,
    status: response.status,
    ...(code === undefined ? {} : { code }),
    milliseconds: Math.round(environment.now() - begun),
  });
  return response;
}

const knownMethods = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"];

async function answer(call: Call, route: Route | undefined): Promise<Outcome> {
  const { request, url, environment, connection } = call;
  if (!isOriginAllowed(request, environment)) return { code: "origin_refused" };
  // The widget never sends a path that a URL parser has to tidy up.
  if (connection.target !== undefined && connection.target !== url.pathname + url.search) return { code: "not_allowed" };
  if (route === undefined) return { code: "not_allowed", status: 404 };
  if (request.method === "OPTIONS" && request.headers.has("Origin")) return preflight(route);
  if (!route.methods.includes(request.method)) return { code: "not_allowed", status: 405, allow: route.methods.join(", ") };
  try {
    return await route.answer(call);
  } catch {
    // The core stopped, or the client's body broke off. The answer does not say which, and passes no message on.
    return { code: "stripe_unavailable", status: 500 };
  }
}

/**
 * A browser names the page's origin in every request except a same-origin GET, which `Sec-Fetch-Site` identifies. Programs
 * send neither header. They are let through, because a page cannot use their connection.
 */
function isOriginAllowed(request: Request, { allowedOrigins }: Environment): boolean {
  const origin = request.headers.get("Origin");
  if (origin !== null) return allowedOrigins.includes(origin);
  return request.headers.get("Sec-Fetch-Site") !== "cross-site";
}

function preflight({ methods }: Route): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Methods": methods.join(", "),
      "Access-Control-Allow-Headers": "Authorization, Content-Type",
      "Access-Control-Max-Age": String(preflightSeconds),
    },
  });
}

async function createSession({ request, environment, connection }: Call): Promise<Outcome> {
  const { core, sealer, limits, now } = environment;
  const limited = limit(limits.session, connection, now());
  if (limited !== null) return limited;

  const credentials = await readCredentials(request);
  if ("code" in credentials) return credentials;
  const { key, account } = credentials;
  const judged = core.call("key.classify", key);
  if (!judged.ok) return { code: keyProblem(judged.error) };
  const { mode } = JSON.parse(judged.text) as { mode: "test" | "live" };
  const sealed: Sealed = { key, mode, ...(account === undefined ? {} : { account }) };

  const checked = await askStripe(environment, keyCheck, sealed);
  if (!checked.ok) return { code: checked.because === "timeout" ? "stripe_timeout" : "stripe_unavailable" };
  const refused = keyCheckProblem(checked.answer, core);
  if (refused !== null) return refused;

  const { token, expiresAt } = await sealer.seal(sealed, Math.floor(now() / 1000));
  return json(201, JSON.stringify({ token, mode, expires_at: expiresAt }));
}

async function readCredentials(request: Request): Promise<{ key: string; account?: string } | Problem> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("Content-Type") ?? "")) return { code: "not_allowed", status: 415 };
  if (Number(request.headers.get("Content-Length") ?? 0) > maxSessionBytes) return { code: "too_large" };
  const text = await readText(request, maxSessionBytes);
  if (text === null) return { code: "too_large" };
  const body = parseObject(text);
  if (typeof body?.key !== "string") return { code: "key_malformed" };
  const key = body.key.trim();
  if (body.account === undefined) return { key };
  if (typeof body.account !== "string" || !/^acct_[A-Za-z0-9]{1,64}$/.test(body.account)) return { code: "not_allowed", status: 400 };
  return { key, account: body.account };
}

function keyProblem({ id }: CoreError): ProblemCode {
  if (id === "key-publishable") return "key_publishable";
  return id === "key-secret-refused" ? "key_secret_refused" : "key_malformed";
}

/** Null if Stripe accepts the key and it may read the portal's settings. */
function keyCheckProblem({ status, headers, body }: StripeAnswer, core: CoreModule): Problem | null {
  if (status === 200) {
    // Half an answer, or an answer from another server, says nothing about the key.
    const isWhole = core.call("proxy.cut", JSON.stringify({ path: keyCheck.path, status, body })).ok;
    return isWhole ? null : { code: "stripe_unavailable" };
  }
  if (status === 401) return { code: "key_rejected" };
  if (status === 403) {
    const names = [...body.matchAll(/\brak_[a-z0-9_]{1,64}\b/g)].map(([name]) => name);
    return { code: "key_permission", permissions: [...new Set(names)] };
  }
  if (status === 429) return { code: "rate_limited", retryAfterSeconds: secondsOf(headers.get("Retry-After")) };
  return { code: "stripe_unavailable" };
}

async function forward({ request, url, environment, connection }: Call): Promise<Outcome> {
  const { core, sealer, limits, now } = environment;
  const limited = limit(limits.stripe, connection, now());
  if (limited !== null) return limited;

  const asked = { method: request.method, path: url.pathname.slice(stripePrefix.length), query: url.search.slice(1) };
  const admitted = core.call("proxy.admit", JSON.stringify(asked));
  if (!admitted.ok) return { code: "not_allowed" };
  const { path, query } = JSON.parse(admitted.text) as AdmittedRequest;

  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  if (token === undefined) return { code: "token_missing" };
  const opened = await sealer.open(token, Math.floor(now() / 1000));
  if (!opened.ok) return { code: opened.because === "expired" ? "token_expired" : "token_invalid" };

  const asking = await askStripe(environment, { path, query }, opened.sealed);
  if (!asking.ok) return { code: asking.because === "timeout" ? "stripe_timeout" : "stripe_unavailable" };
  const { status, headers, body } = asking.answer;
  if (status === 401) return { code: "key_rejected" };
  const cut = core.call("proxy.cut", JSON.stringify({ path, status, body }));
  if (!cut.ok) return { code: "stripe_unavailable" };

  const response = json(status, cut.text);
  for (const name of passedHeaders) {
    const value = headers.get(name);
    if (value !== null && /^[\w-]{1,128}$/.test(value)) response.headers.set(name, value);
  }
  return response;
}

function limit(limiter: RateLimiter, { client }: Connection, nowMs: number): Problem | null {
  const seconds = limiter.take(client, nowMs);
  return seconds === 0 ? null : { code: "rate_limited", retryAfterSeconds: seconds };
}

function secondsOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? 1);
  return Number.isFinite(seconds) && seconds >= 1 && seconds <= 3600 ? seconds : 1;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function json(status: number, text: string): Response {
  return new Response(text, { status, headers: { "Content-Type": "application/json; charset=utf-8" } });
}

function plain(text: string): Response {
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
