/** Shared by the tests of the proxy: an environment that records everything it is told, and a stand-in for Stripe. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";
import { CoreModule } from "../../web/core/core_module.ts";
import { type DemoOptions, DemoStripe } from "../../web/demo/stripe_api.ts";
import { demoKeys } from "../../web/demo/accounts.ts";
import type { Connection, Environment } from "../../web/proxy/environment.ts";
import { handle } from "../../web/proxy/handler.ts";
import { logLines } from "../../web/proxy/log.ts";
import { Metrics } from "../../web/proxy/metrics.ts";
import { RateLimiter } from "../../web/proxy/rate_limit.ts";
import { Sealer } from "../../web/proxy/seal.ts";
import { texts } from "../../web/proxy/texts.ts";

export const coreWasm = process.env.PORTAL_GUIDE_CORE_WASM ?? "build/wasm/wasm/bindings/core.wasm";
export const siteOrigin = "https://help.example";
export const crypto = webcrypto as Crypto;

export const coreModule = await WebAssembly.compile(readFileSync(coreWasm));
export const loadCore = (): CoreModule => CoreModule.create(coreModule);

/** Keys that Stripe would hand out, put together so that no file holds one. */
export const makeKey = (kind: string, mode: string, body = "51ExampleExampleExample"): string => [kind, mode, body].join("_");

export interface Proxy {
  readonly environment: Environment;
  /** Requests as they would have reached Stripe. */
  readonly upstream: Request[];
  readonly demo: DemoStripe;
  /** Everything that the proxy gave out: log lines, metrics, headers and bodies of its answers. */
  readonly said: string[];
  ask(path: string, init?: RequestInit, connection?: Partial<Connection>): Promise<Response>;
  /** A session for a key that must be taken. */
  connect(key: string): Promise<string>;
  read(path: string, token: string): Promise<Response>;
  advance(seconds: number): void;
}

export interface ProxyOptions extends DemoOptions {
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly timeoutMs?: number;
  readonly sealer?: Sealer;
  readonly core?: CoreModule;
  readonly sessionLimit?: { burst: number; perSecond: number };
  readonly stripeLimit?: { burst: number; perSecond: number };
}

export async function makeProxy(options: ProxyOptions = {}): Promise<Proxy> {
  let nowMs = 1_795_000_000_000;
  const upstream: Request[] = [];
  const said: string[] = [];
  const demo = new DemoStripe({ nowMs: () => (nowMs += 100), ...options });
  const metrics = new Metrics();
  const environment: Environment = {
    core: options.core ?? loadCore(),
    crypto,
    sealer: options.sealer ?? (await Sealer.create(crypto, [{ id: "a1", secret: new Uint8Array(32).fill(7) }])),
    stripe: {
      base: "https://api.stripe.com",
      fetch: (request) => {
        upstream.push(request);
        return (options.fetch ?? ((asked: Request) => demo.handle(asked)))(request);
      },
      timeoutMs: options.timeoutMs ?? 1000,
    },
    texts,
    allowedOrigins: [siteOrigin],
    limits: {
      session: new RateLimiter(options.sessionLimit ?? { burst: 1000, perSecond: 1 }),
      stripe: new RateLimiter(options.stripeLimit ?? { burst: 1000, perSecond: 1 }),
    },
    now: () => nowMs,
    log: logLines((line) => said.push(line)),
    metrics,
  };
  const proxy: Proxy = {
    environment,
    upstream,
    demo,
    said,
    async ask(path, init = {}, connection = {}) {
      const response = await handle(new Request(`${siteOrigin}${path}`, init), environment, { client: "192.0.2.1", ...connection });
      said.push(JSON.stringify([...response.headers]), await response.clone().text(), metrics.toText());
      return response;
    },
    async connect(key) {
      const response = await proxy.ask("/v1/session", sessionRequest({ key }));
      assert.equal(response.status, 201, await response.clone().text());
      return ((await response.json()) as { token: string }).token;
    },
    read: (path, token) => proxy.ask(`/v1/stripe${path}`, { headers: { Authorization: `Bearer ${token}` } }),
    advance: (seconds) => {
      nowMs += seconds * 1000;
    },
  };
  return proxy;
}

export const sessionRequest = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** A problem as RFC 9457 and docs/proxy.md want it. Returns its body. */
export async function expectProblem(response: Response, status: number, code: string): Promise<Record<string, unknown>> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.match(response.headers.get("Content-Type") ?? "", /^application\/problem\+json/);
  assert.equal(response.headers.get("Cache-Control"), "no-store");
  const body = JSON.parse(text) as Record<string, unknown>;
  assert.equal(body.code, code);
  assert.equal(body.status, status);
  assert.equal(body.request_id, response.headers.get("Request-Id"));
  assert.match(String(body.request_id), /^pg_[0-9a-f-]{36}$/);
  assert.equal(body.detail, texts[`error.${code.replaceAll("_", "-")}`]);
  assert.ok(String(body.detail).length > 20, "the detail is a sentence");
  return body;
}

/** Expects no key anywhere, and a token only in the answer that hands it out. */
export function expectNoSecret(said: readonly string[], ...secrets: readonly string[]): void {
  for (const text of said) {
    for (const secret of [...demoKeys.map(({ key }) => key), ...secrets]) {
      assert.ok(!text.includes(secret), `a secret is in: ${text.slice(0, 300)}`);
    }
  }
}
