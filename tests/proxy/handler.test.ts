import assert from "node:assert/strict";
import { test } from "node:test";
import { findDemoKey } from "../../web/demo/accounts.ts";
import * as errors from "../../web/demo/stripe_error.ts";
import { tokenLifetimeSeconds } from "../../web/proxy/seal.ts";
import { expectNoSecret, expectProblem, siteOrigin, loadCore, makeKey, makeProxy, sessionRequest } from "./harness.ts";

const { key } = findDemoKey("needs-work-test");
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

// Sessions

test("a key becomes a token, after one read from Stripe", async () => {
  const proxy = await makeProxy();
  const response = await proxy.ask("/v1/session", sessionRequest({ key }));
  assert.equal(response.status, 201);
  assert.equal(response.headers.get("Cache-Control"), "no-store");
  const body = (await response.json()) as Record<string, unknown>;
  assert.deepEqual(Object.keys(body).sort(), ["expires_at", "mode", "token"]);
  assert.equal(body.mode, "test");
  const nowSeconds = proxy.environment.now() / 1000;
  assert.ok(Math.abs(Number(body.expires_at) - nowSeconds - tokenLifetimeSeconds) < 2);
  assert.equal(proxy.upstream.length, 1);
  assert.equal(proxy.upstream[0]?.url, "https://api.stripe.com/v1/billing_portal/configurations?limit=1");
  assert.equal(proxy.upstream[0]?.method, "GET");
  assert.equal(proxy.upstream[0]?.headers.get("Stripe-Version"), "2026-10-28.endive");
  expectNoSecret(proxy.said);
});

test("a live key says so, blanks around a pasted key do not matter", async () => {
  const proxy = await makeProxy();
  const response = await proxy.ask("/v1/session", sessionRequest({ key: `  ${findDemoKey("ready-live").key}\n` }));
  assert.equal(((await response.json()) as { mode: string }).mode, "live");
});

test("a connected account is passed on with every request", async () => {
  const proxy = await makeProxy({ fetch: async () => json(200, { object: "list", data: [], has_more: false }) });
  const response = await proxy.ask("/v1/session", sessionRequest({ key, account: "acct_1LumenNotes" }));
  const { token } = (await response.json()) as { token: string };
  await proxy.read("/v1/products", token);
  assert.deepEqual(proxy.upstream.map(({ headers }) => headers.get("Stripe-Account")), ["acct_1LumenNotes", "acct_1LumenNotes"]);
});

const refusedKeys: readonly [string, unknown, number, string][] = [
  ["no key", {}, 400, "key_malformed"],
  ["a number for a key", { key: 7 }, 400, "key_malformed"],
  ["an empty key", { key: "" }, 400, "key_malformed"],
  ["a word", { key: "hello" }, 400, "key_malformed"],
  ["a truncated key", { key: makeKey("rk", "test", "51Ex") }, 400, "key_malformed"],
  ["a masked key", { key: makeKey("rk", "test", "51Ex****mple") }, 400, "key_malformed"],
  ["a key that would break the header", { key: `${makeKey("rk", "test")}\r\nX-Evil: 1` }, 400, "key_malformed"],
  ["no JSON", "key=1", 400, "key_malformed"],
  ["JSON that is no object", '"rk"', 400, "key_malformed"],
  ["half of a JSON", '{"key": "rk_', 400, "key_malformed"],
  ["a publishable key", { key: makeKey("pk", "live") }, 400, "key_publishable"],
  ["a live secret key", { key: makeKey("sk", "live") }, 400, "key_secret_refused"],
  ["an organisation's key", { key: makeKey("sk_org", "test") }, 400, "key_secret_refused"],
  ["a strange account", { key, account: "acct_1/../x" }, 400, "not_allowed"],
  ["an account that is no text", { key, account: 1 }, 400, "not_allowed"],
  ["a body that is too large", { key: "k".repeat(5000) }, 413, "too_large"],
];
for (const [name, body, status, code] of refusedKeys) {
  test(`session refused without a call to Stripe: ${name}`, async () => {
    const proxy = await makeProxy();
    await expectProblem(await proxy.ask("/v1/session", sessionRequest(body)), status, code);
    assert.equal(proxy.upstream.length, 0);
    const given = typeof body === "object" && body !== null && "key" in body && String(body.key).length > 10 ? [String(body.key)] : [];
    expectNoSecret(proxy.said, ...given);
  });
}

test("session refused: a body that is not declared as JSON, which a page elsewhere could send unasked", async () => {
  const proxy = await makeProxy();
  const init = sessionRequest({ key }, { "Content-Type": "text/plain" });
  await expectProblem(await proxy.ask("/v1/session", init), 415, "not_allowed");
  assert.equal(proxy.upstream.length, 0);
});

test("session refused: a body that is too large, without its length being told", async () => {
  const proxy = await makeProxy();
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(32)) });
  const init = { ...sessionRequest(""), body: endless, duplex: "half" } as RequestInit;
  await expectProblem(await proxy.ask("/v1/session", init), 413, "too_large");
});

test("session refused: Stripe does not know the key", async () => {
  const proxy = await makeProxy();
  const unknown = makeKey("rk", "test", "51NotOfThisDemoAtAll");
  await expectProblem(await proxy.ask("/v1/session", sessionRequest({ key: unknown })), 401, "key_rejected");
  expectNoSecret(proxy.said, unknown);
});

test("session refused: an expired key", async () => {
  const proxy = await makeProxy();
  await expectProblem(await proxy.ask("/v1/session", sessionRequest({ key: findDemoKey("expired").key })), 401, "key_rejected");
});

test("session refused: a key without leave to read the portal's settings; the permission is named", async () => {
  const proxy = await makeProxy();
  const response = await proxy.ask("/v1/session", sessionRequest({ key: findDemoKey("catalogue-only").key }));
  const problem = await expectProblem(response, 403, "key_permission");
  assert.deepEqual(problem.permissions, ["rak_customer_portal_read"]);
});

test("session refused: an account that the key does not reach", async () => {
  const proxy = await makeProxy();
  const response = await proxy.ask("/v1/session", sessionRequest({ key, account: "acct_1SomebodyElse" }));
  assert.deepEqual((await expectProblem(response, 403, "key_permission")).permissions, []);
});

test("session refused for a while: Stripe's own limit", async () => {
  const proxy = await makeProxy({ fetch: async () => json(429, { error: {} }, { "Retry-After": "7" }) });
  const response = await proxy.ask("/v1/session", sessionRequest({ key }));
  assert.equal(response.headers.get("Retry-After"), "7");
  await expectProblem(response, 429, "rate_limited");
});

// Reading

test("an answer is cut to what may be seen", async () => {
  const proxy = await makeProxy();
  const token = await proxy.connect(key);
  const response = await proxy.read("/v1/account", token);
  assert.equal(response.status, 200);
  const account = (await response.json()) as Record<string, unknown>;
  assert.equal(account.object, "account");
  assert.equal(account.email, undefined);
  assert.equal(account.external_accounts, undefined);
  assert.match(response.headers.get("Request-Id") ?? "", /^req_/);
});

test("Stripe gets the key, the pinned version and nothing of the browser's", async () => {
  const proxy = await makeProxy();
  const token = await proxy.connect(key);
  await proxy.ask("/v1/stripe/v1/products?limit=2&active=true", {
    headers: { Authorization: `Bearer ${token}`, Cookie: "a=b", "X-Forwarded-For": "192.0.2.9", "Stripe-Version": "2020-08-27", "Stripe-Account": "acct_2" },
  });
  const request = proxy.upstream.at(-1);
  assert.equal(request?.url, "https://api.stripe.com/v1/products?limit=2&active=true");
  assert.deepEqual(
    [...(request?.headers ?? [])].map(([name]) => name).sort(),
    ["accept", "authorization", "stripe-version", "user-agent"],
  );
  assert.equal(request?.headers.get("Authorization"), `Bearer ${key}`);
  assert.equal(request?.headers.get("Stripe-Version"), "2026-10-28.endive");
  assert.equal(request?.redirect, "manual");
});

test("a permission that is missing comes through as Stripe's answer, so that the section can say so", async () => {
  const proxy = await makeProxy();
  const response = await proxy.read("/v1/webhook_endpoints?limit=100", await proxy.connect(key));
  assert.equal(response.status, 403);
  const { error } = (await response.json()) as { error: { message: string; request_log_url?: string } };
  assert.match(error.message, /Having the 'rak_webhook_read' permission would allow this request to continue\./);
  assert.equal(error.request_log_url, undefined);
  expectNoSecret(proxy.said);
});

test("a missing object and a bad cursor come through as Stripe's answers", async () => {
  const proxy = await makeProxy();
  const token = await proxy.connect(key);
  assert.equal((await proxy.read("/v1/products/prod_nothing", token)).status, 404);
  assert.equal((await proxy.read("/v1/products?starting_after=prod_nothing", token)).status, 400);
});

const notAllowed: readonly [string, string, number][] = [
  ["a path that is not on the list", "/v1/stripe/v1/charges", 403],
  ["creating a portal session", "/v1/stripe/v1/billing_portal/sessions", 403],
  ["a webhook endpoint's own page", "/v1/stripe/v1/webhook_endpoints/we_1A", 403],
  ["an unknown parameter", "/v1/stripe/v1/products?q=1", 403],
  ["a doubled parameter", "/v1/stripe/v1/products?limit=1&limit=2", 403],
  ["a page that is too large", "/v1/stripe/v1/products?limit=1000", 403],
  ["an expansion that is not on the list", "/v1/stripe/v1/subscriptions?expand[]=data.customer", 403],
  ["an encoded slash", "/v1/stripe/v1/products/prod_A%2Fx", 403],
  ["a double slash", "/v1/stripe//v1/products", 403],
  ["another host by double slash", "/v1/stripe//evil.example/", 403],
  ["another version", "/v1/stripe/v2/core/accounts", 403],
  ["nothing", "/v1/stripe/", 403],
  ["a path beside Stripe", "/v1/stripe", 404],
  ["an unknown call of the proxy's", "/v1/tenant", 404],
  ["the version alone", "/v1/", 404],
];
for (const [name, path, status] of notAllowed) {
  test(`not allowed, and no call to Stripe: ${name}`, async () => {
    const proxy = await makeProxy();
    const token = await proxy.connect(key);
    const before = proxy.upstream.length;
    await expectProblem(await proxy.ask(path, { headers: { Authorization: `Bearer ${token}` } }), status, "not_allowed");
    assert.equal(proxy.upstream.length, before);
  });
}

for (const method of ["POST", "PUT", "PATCH", "DELETE", "HEAD"]) {
  test(`not allowed, and no call to Stripe: ${method}`, async () => {
    const proxy = await makeProxy();
    const token = await proxy.connect(key);
    const before = proxy.upstream.length;
    const response = await proxy.ask("/v1/stripe/v1/products", { method, headers: { Authorization: `Bearer ${token}` } });
    assert.equal(response.headers.get("Allow"), "GET");
    await expectProblem(response, 405, "not_allowed");
    assert.equal(proxy.upstream.length, before);
  });
}

test("not allowed: a target that a URL parser had to tidy up", async () => {
  const proxy = await makeProxy();
  const token = await proxy.connect(key);
  const before = proxy.upstream.length;
  for (const target of ["/v1/stripe/v1/x/../products", "/v1/stripe/v1/%2e%2e/v1/products", "/v1/stripe/v1\\products", "/v1/stripe/v1/products#x"]) {
    const response = await proxy.ask(target, { headers: { Authorization: `Bearer ${token}` } }, { target });
    await expectProblem(response, 403, "not_allowed");
  }
  assert.equal(proxy.upstream.length, before);
});

// Tokens

test("no token", async () => {
  const proxy = await makeProxy();
  for (const headers of [{}, { Authorization: "" }, { Authorization: "Bearer" }, { Authorization: "Basic YTpi" }]) {
    const response = await proxy.ask("/v1/stripe/v1/products", { headers: headers as Record<string, string> });
    assert.equal(response.headers.get("WWW-Authenticate"), "Bearer");
    await expectProblem(response, 401, "token_missing");
  }
  assert.equal(proxy.upstream.length, 0);
});

test("a token of somebody's own making", async () => {
  const proxy = await makeProxy();
  for (const token of ["x", "pg1.a1.AAAA", key, `pg1.a1.${"A".repeat(4000)}`]) {
    await expectProblem(await proxy.read("/v1/products", token), 401, "token_invalid");
  }
  assert.equal(proxy.upstream.length, 0);
  expectNoSecret(proxy.said);
});

test("a token of another machine with other sealing keys", async () => {
  const { Sealer } = await import("../../web/proxy/seal.ts");
  const { crypto } = await import("./harness.ts");
  const elsewhere = await makeProxy({ sealer: await Sealer.create(crypto, [{ id: "a1", secret: new Uint8Array(32).fill(8) }]) });
  const token = await elsewhere.connect(key);
  await expectProblem(await (await makeProxy()).read("/v1/products", token), 401, "token_invalid");
});

test("a token of another machine with the same sealing keys serves as well", async () => {
  const token = await (await makeProxy()).connect(key);
  assert.equal((await (await makeProxy()).read("/v1/products", token)).status, 200);
});

test("a token that has ended", async () => {
  const proxy = await makeProxy();
  const token = await proxy.connect(key);
  proxy.advance(tokenLifetimeSeconds);
  const before = proxy.upstream.length;
  await expectProblem(await proxy.read("/v1/products", token), 401, "token_expired");
  assert.equal(proxy.upstream.length, before);
});

test("a key that was deleted after the session began", async () => {
  let isDeleted = false;
  const proxy = await makeProxy({ fault: () => (isDeleted ? { kind: "error", error: errors.invalidKey(key) } : undefined) });
  const token = await proxy.connect(key);
  isDeleted = true;
  await expectProblem(await proxy.read("/v1/products", token), 401, "key_rejected");
  expectNoSecret(proxy.said);
});

// Stripe in trouble

const troubles: readonly [string, (request: Request) => Promise<Response>, number, string][] = [
  ["not reachable", async () => Promise.reject(new TypeError("connect ECONNREFUSED")), 502, "stripe_unavailable"],
  ["half an answer", async () => new Response('{"object":"list","data":[{"obj'), 502, "stripe_unavailable"],
  ["a web page", async () => new Response("<html>", { status: 503 }), 502, "stripe_unavailable"],
  ["an answer that breaks off", async () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) })), 502, "stripe_unavailable"],
  ["a redirect", async () => new Response(null, { status: 302, headers: { Location: "https://evil.example/" } }), 502, "stripe_unavailable"],
  ["an answer that is no UTF-8", async () => new Response(new Uint8Array([0xff, 0xfe])), 502, "stripe_unavailable"],
  ["an endless answer", async () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 20).fill(32)) })), 502, "stripe_unavailable"],
  ["no answer", () => new Promise(() => undefined), 504, "stripe_timeout"],
  ["an answer that never ends", async () => new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([123])) })), 504, "stripe_timeout"],
];
for (const [name, fetch, status, code] of troubles) {
  test(`Stripe in trouble: ${name}`, async () => {
    let isBroken = false;
    const demo = (await makeProxy()).demo;
    const proxy = await makeProxy({ timeoutMs: 100, fetch: (request) => (isBroken ? fetch(request) : demo.handle(request)) });
    const token = await proxy.connect(key);
    isBroken = true;
    await expectProblem(await proxy.read("/v1/products", token), status, code);
    await expectProblem(await proxy.ask("/v1/session", sessionRequest({ key })), status, code);
    expectNoSecret(proxy.said);
  });
}

test("Stripe's 500 and 429 come through with what is needed to try again", async () => {
  let error = errors.serverError;
  let isBroken = false;
  const proxy = await makeProxy({ fault: () => (isBroken ? { kind: "error", error } : undefined) });
  const token = await proxy.connect(key);
  isBroken = true;
  const broken = await proxy.read("/v1/products", token);
  assert.equal(broken.status, 500);
  assert.equal(broken.headers.get("Stripe-Should-Retry"), "true");
  assert.equal(((await broken.json()) as { error: { type: string } }).error.type, "api_error");
  error = { ...errors.tooManyRequests("endpoint-rate"), headers: { ...errors.tooManyRequests("endpoint-rate").headers, "Retry-After": "2" } };
  const limited = await proxy.read("/v1/products", token);
  assert.equal(limited.status, 429);
  assert.equal(limited.headers.get("Retry-After"), "2");
  assert.equal(limited.headers.get("Stripe-Rate-Limited-Reason"), "endpoint-rate");
});

test("an answer that is slow, but not too slow, comes", async () => {
  const proxy = await makeProxy({ timeoutMs: 2000, fault: () => ({ kind: "slow", milliseconds: 150 }) });
  assert.equal((await proxy.read("/v1/products", await proxy.connect(key))).status, 200);
});

test("a core that stops is a problem, not a crash", async () => {
  const core = loadCore();
  const broken = new Proxy(core, { get: (target, name) => (name === "call" ? () => { throw new Error("unreachable"); } : Reflect.get(target, name)) });
  const proxy = await makeProxy({ core: broken });
  await expectProblem(await proxy.ask("/v1/session", sessionRequest({ key })), 500, "stripe_unavailable");
  expectNoSecret(proxy.said);
});

// Who may ask, and how often

test("a page of a foreign origin is refused, whatever it asks for", async () => {
  const proxy = await makeProxy();
  const token = await proxy.connect(key);
  const before = proxy.upstream.length;
  for (const origin of ["https://evil.example", "null", "http://help.example", "https://help.example:8443", "https://help.example.evil.example", ""]) {
    for (const [path, init] of [["/v1/session", sessionRequest({ key })], ["/v1/stripe/v1/products", {}], ["/healthz", {}]] as const) {
      const headers = { ...(init.headers as Record<string, string> | undefined), Origin: origin, Authorization: `Bearer ${token}` };
      const response = await proxy.ask(path, { ...init, headers });
      assert.equal(response.headers.get("Access-Control-Allow-Origin"), null);
      await expectProblem(response, 403, "origin_refused");
    }
  }
  assert.equal(proxy.upstream.length, before);
});

test("a cross-site request without an origin is refused", async () => {
  const proxy = await makeProxy();
  await expectProblem(await proxy.ask("/v1/stripe/v1/products", { headers: { "Sec-Fetch-Site": "cross-site" } }), 403, "origin_refused");
});

test("an allowed origin may read answers and problems alike", async () => {
  const proxy = await makeProxy();
  const response = await proxy.ask("/v1/stripe/v1/products", { headers: { Origin: siteOrigin } });
  assert.equal(response.headers.get("Access-Control-Allow-Origin"), siteOrigin);
  assert.match(response.headers.get("Access-Control-Expose-Headers") ?? "", /Request-Id, Retry-After/);
  assert.match(response.headers.get("Vary") ?? "", /Origin/);
  assert.equal(response.headers.get("Access-Control-Allow-Credentials"), null);
});

test("the preflight of an allowed origin names what may be sent", async () => {
  const proxy = await makeProxy();
  const headers = { Origin: siteOrigin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type" };
  const response = await proxy.ask("/v1/session", { method: "OPTIONS", headers });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("Access-Control-Allow-Origin"), siteOrigin);
  assert.equal(response.headers.get("Access-Control-Allow-Methods"), "POST");
  assert.equal(response.headers.get("Access-Control-Allow-Headers"), "Authorization, Content-Type");
  const foreign = await proxy.ask("/v1/session", { method: "OPTIONS", headers: { ...headers, Origin: "https://evil.example" } });
  await expectProblem(foreign, 403, "origin_refused");
});

test("trying keys out is limited by client", async () => {
  const proxy = await makeProxy({ sessionLimit: { burst: 2, perSecond: 0.1 } });
  for (let attempt = 0; attempt < 2; ++attempt) {
    await expectProblem(await proxy.ask("/v1/session", sessionRequest({ key: "x" })), 400, "key_malformed");
  }
  const response = await proxy.ask("/v1/session", sessionRequest({ key }));
  assert.equal(response.headers.get("Retry-After"), "10");
  await expectProblem(response, 429, "rate_limited");
  assert.equal(proxy.upstream.length, 0);
  const other = await proxy.ask("/v1/session", sessionRequest({ key }), { client: "192.0.2.2" });
  assert.equal(other.status, 201);
});

test("reading is limited by client, and no call to Stripe is made beyond it", async () => {
  const proxy = await makeProxy({ stripeLimit: { burst: 3, perSecond: 0.1 } });
  const token = await proxy.connect(key);
  for (let read = 0; read < 3; ++read) assert.equal((await proxy.read("/v1/products", token)).status, 200);
  const before = proxy.upstream.length;
  await expectProblem(await proxy.read("/v1/products", token), 429, "rate_limited");
  assert.equal(proxy.upstream.length, before);
});

// Running it

test("liveness and readiness", async () => {
  const proxy = await makeProxy();
  for (const path of ["/healthz", "/readyz"]) {
    const response = await proxy.ask(path);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /^(ok|ready)\n$/);
    await expectProblem(await proxy.ask(path, { method: "POST" }), 405, "not_allowed");
  }
  assert.equal(proxy.upstream.length, 0);
});

test("a log line tells route, status and time, and nothing that was sent", async () => {
  const proxy = await makeProxy();
  const token = await proxy.connect(key);
  proxy.said.length = 0;
  await proxy.read("/v1/products?starting_after=private_id", token);
  const [line = "{}"] = proxy.said;
  const entry = JSON.parse(line) as Record<string, unknown>;
  assert.deepEqual(Object.keys(entry).sort(), ["method", "milliseconds", "request_id", "route", "status", "time"]);
  assert.equal(entry.route, "/v1/stripe");
  assert.equal(entry.status, 400);
  assert.ok(!line.includes("private_id") && !line.includes(token));
  expectNoSecret(proxy.said, token);
});

test("metrics count by route, status and code, whatever is asked for", async () => {
  const proxy = await makeProxy();
  await proxy.ask("/v1/stripe/v1/charges");
  await proxy.ask('/v1/"};evil{', { method: "PROPFIND" });
  const text = proxy.environment.metrics.toText();
  assert.match(text, /portal_guide_requests_total\{route="\/v1\/stripe",status="403",code="not_allowed"\} 1\n/);
  assert.match(text, /portal_guide_requests_total\{route="other",status="404",code="not_allowed"\} 1\n/);
  assert.ok(!text.includes("evil") && !text.includes("charges"));
});
