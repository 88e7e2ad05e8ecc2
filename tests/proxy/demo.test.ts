import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv, type ValidateFunction } from "ajv";
import { findDemoKey, demoKeys, demoSnapshots } from "../../web/demo/accounts.ts";
import { endpoints } from "../../web/demo/endpoints.ts";
import { DemoStripe } from "../../web/demo/stripe_api.ts";

type Schema = { [name: string]: unknown };
interface OpenApi {
  readonly paths: Record<string, { get?: { responses: Record<string, { content: Record<string, { schema: Schema }> }> } }>;
  readonly components: { readonly schemas: Record<string, Schema> };
}
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The tests look into answers of many shapes.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

const openApi = JSON.parse(readFileSync("tests/fixtures/openapi-portal-subset.json", "utf8")) as OpenApi;

/** OpenAPI 3.0 as JSON Schema, and stricter: an object has no members but those that Stripe documents. */
function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema !== "object" || schema === null) return schema;
  const { nullable, "x-expandable": expandable, ...rest } = schema as Schema;
  const kept: Schema = {};
  for (const [name, value] of Object.entries(rest)) {
    if (name === "properties") {
      kept.properties = Object.fromEntries(Object.entries(value as Schema).map(([member, inner]) => [member, toJsonSchema(inner)]));
      if (rest.additionalProperties === undefined) kept.additionalProperties = false;
    } else if (name === "$ref") {
      kept.$ref = String(value).replace("#/components/schemas/", "stripe:");
    } else if (["type", "items", "enum", "required", "anyOf", "additionalProperties", "pattern", "maxLength"].includes(name)) {
      kept[name] = ["items", "anyOf", "additionalProperties"].includes(name) ? toJsonSchema(value) : value;
    }
  }
  const objects = (Array.isArray(expandable) ? expandable : []).filter((name) => String(name) in openApi.components.schemas);
  const choices: unknown[] = [kept, ...objects.map((name) => ({ $ref: `stripe:${name}` })), ...(nullable === true ? [{ type: "null" }] : [])];
  return choices.length === 1 ? kept : { anyOf: choices };
}

const ajv = new Ajv({ strict: false, allErrors: false });
for (const [name, schema] of Object.entries(openApi.components.schemas)) ajv.addSchema({ $id: `stripe:${name}`, ...(toJsonSchema(schema) as object) });

function validatorOf(path: string, status: "200" | "default"): ValidateFunction {
  const schema = openApi.paths[path]?.get?.responses[status]?.content["application/json"]?.schema;
  assert.ok(schema !== undefined, `${path} ${status} has a schema`);
  return ajv.compile(toJsonSchema(schema) as object);
}

function expectValid(path: string, { status, body }: Answer): void {
  const validate = validatorOf(path, status === 200 ? "200" : "default");
  assert.ok(validate(body), `${path} ${status}: ${ajv.errorsText(validate.errors)}`);
}

let nowMs = 0;
const makeDemo = (): DemoStripe => new DemoStripe({ nowMs: () => (nowMs += 1000) });

async function get(demo: DemoStripe, keyId: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${findDemoKey(keyId).key}`, ...(init.headers as Record<string, string> | undefined) };
  const response = await demo.handle(new Request(`https://api.stripe.com${path}`, { ...init, headers }));
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const usable = demoKeys.filter(({ permissions, isExpired, kind }) => permissions === "all" && !isExpired && kind === "restricted");

for (const { id: keyId } of usable) {
  for (const { path, kind, section, retrieveBy } of endpoints) {
    test(`${keyId}: ${path} answers as Stripe's description says`, async () => {
      const demo = makeDemo();
      const answer = await get(demo, keyId, `${path}${kind === "list" ? "?limit=100" : ""}`);
      if (section === "tax_settings" || section === "account" || kind === "list") assert.equal(answer.status, 200);
      expectValid(path, answer);
      for (const { id } of kind === "list" && retrieveBy !== undefined ? (answer.body.data as { id: string }[]) : []) {
        expectValid(`${path}/{${retrieveBy}}`, await get(demo, keyId, `${path}/${id}`));
      }
    });
  }
}

test("everything that can be expanded answers as Stripe's description says", async () => {
  const demo = makeDemo();
  for (const [path, expand] of [
    ["/v1/billing_portal/configurations", "data.features.subscription_update.products"],
    ["/v1/products", "data.default_price"],
    ["/v1/products", "data.default_price.product"],
    ["/v1/prices", "data.product"],
    ["/v1/prices", "data.currency_options"],
  ] as const) {
    const answer = await get(demo, "ready-live", `${path}?limit=100&expand[]=${expand}`);
    assert.equal(answer.status, 200);
    expectValid(path, answer);
  }
});

test("both demo accounts are snapshots of both modes, each object in its own mode", () => {
  for (const [name, snapshot] of Object.entries(demoSnapshots)) {
    assert.equal(snapshot.format, "portal-snapshot/1", name);
    for (const mode of ["test", "live"] as const) {
      const text = JSON.stringify(snapshot[mode]);
      assert.ok(text.includes(`"livemode":${mode === "live"}`) && !text.includes(`"livemode":${mode !== "live"}`), `${name} ${mode}`);
    }
  }
});

test("the keys of the demo are four kinds of key in two modes, none of them twice", () => {
  assert.equal(new Set(demoKeys.map(({ key }) => key)).size, demoKeys.length);
  for (const { key, mode } of demoKeys) assert.match(key, new RegExp(`^(rk|sk|pk)_${mode}_[A-Za-z0-9]{10,99}$`));
});

// Who may ask

const authorizations: readonly [string, string | undefined, number, RegExp][] = [
  ["none", undefined, 401, /^You did not provide an API key/],
  ["an unknown scheme", "Digest x", 401, /^You did not provide an API key/],
  ["an unknown key", `Bearer ${["rk", "test", "51NobodyKnowsThisKey"].join("_")}`, 401, /^Invalid API Key provided: rk_test_\*+sKey$/],
  ["Basic without a key", "Basic Og==", 401, /^You did not provide an API key/],
  ["Basic that is no base64", "Basic %%%", 401, /^You did not provide an API key/],
  ["an expired key", `Bearer ${findDemoKey("expired").key}`, 401, /^Expired API Key provided: rk_test_\*+ired$/],
  ["a publishable key", `Bearer ${findDemoKey("publishable").key}`, 403, /publishable API key/],
];
for (const [name, authorization, status, message] of authorizations) {
  test(`authorization: ${name}`, async () => {
    const demo = makeDemo();
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    const response = await demo.handle(new Request("https://api.stripe.com/v1/products", { headers }));
    const body = await response.json();
    assert.equal(response.status, status);
    assert.match(body.error.message, message);
    expectValid("/v1/products", { status, headers: response.headers, body });
  });
}

test("Basic authentication takes the key as the user", async () => {
  const authorization = `Basic ${btoa(`${findDemoKey("ready-test").key}:`)}`;
  const { status } = await get(makeDemo(), "ready-test", "/v1/products", { headers: { Authorization: authorization } });
  assert.equal(status, 200);
});

test("a permission that is missing is named, and the key is not", async () => {
  const { key } = findDemoKey("needs-work-test");
  const answer = await get(makeDemo(), "needs-work-test", "/v1/webhook_endpoints");
  assert.equal(answer.status, 403);
  assert.match(
    answer.body.error.message,
    /^The provided key 'rk_test_\*+Test' does not have the required permissions for this endpoint on account 'acct_\w+'\. Having the 'rak_webhook_read' permission would allow this request to continue\.$/,
  );
  assert.ok(!JSON.stringify(answer.body).includes(key));
  expectValid("/v1/webhook_endpoints", answer);
});

test("expanding needs leave to read what is expanded", async () => {
  const demo = makeDemo();
  const onlyPrices = { ...findDemoKey("catalogue-only"), permissions: ["rak_plan_read"] as const };
  const narrow = new DemoStripe({ keys: [onlyPrices], nowMs: () => (nowMs += 1000) });
  assert.equal((await get(narrow, "catalogue-only", "/v1/prices")).status, 200);
  assert.equal((await get(narrow, "catalogue-only", "/v1/prices?expand[]=data.product")).status, 403);
  assert.equal((await get(demo, "catalogue-only", "/v1/prices?expand[]=data.product")).status, 200);
});

test("another account is out of reach", async () => {
  const answer = await get(makeDemo(), "ready-test", "/v1/products", { headers: { "Stripe-Account": "acct_1Other" } });
  assert.equal(answer.status, 403);
  assert.equal(answer.body.error.code, "account_invalid");
});

test("nothing can be written", async () => {
  const demo = makeDemo();
  const path = "/v1/billing_portal/configurations";
  const restricted = await get(demo, "ready-live", path, { method: "POST", body: "active=false" });
  assert.equal(restricted.status, 403);
  assert.match(restricted.body.error.message, /'rak_customer_portal_write'/);
  const secret = await get(demo, "secret-test", path, { method: "POST", body: "active=false" });
  assert.equal(secret.status, 404);
  assert.equal((await get(demo, "ready-live", `${path}?limit=1`)).body.data[0].active, true);
});

// Lists

test("lists come in pages of ten unless asked otherwise, newest first, and both cursors lead through all of it", async () => {
  const demo = makeDemo();
  const all = (await get(demo, "ready-live", "/v1/prices?limit=100")).body;
  assert.equal(all.has_more, false);
  assert.equal(all.url, "/v1/prices");
  const created = all.data.map((price: { created: number }) => price.created);
  assert.deepEqual(created, [...created].sort((one, other) => other - one));
  const ids = all.data.map((price: { id: string }) => price.id);
  assert.ok(ids.length > 6);

  for (const limit of [1, 2, 4, 100]) {
    const seen: string[] = [];
    for (let cursor = ""; ; cursor = `&starting_after=${seen.at(-1)}`) {
      const page = (await get(demo, "ready-live", `/v1/prices?limit=${limit}${cursor}`)).body;
      seen.push(...page.data.map((price: { id: string }) => price.id));
      if (!page.has_more) break;
      assert.equal(page.data.length, limit);
    }
    assert.deepEqual(seen, ids, `pages of ${limit}`);
  }
  const back = (await get(demo, "ready-live", `/v1/prices?limit=2&ending_before=${ids[4]}`)).body;
  assert.deepEqual(back.data.map((price: { id: string }) => price.id), ids.slice(2, 4));
  assert.equal(back.has_more, true);
});

test("filters keep what they say", async () => {
  const demo = makeDemo();
  const all = (await get(demo, "needs-work-live", "/v1/prices?limit=100")).body.data;
  const cases: [string, (price: { active: boolean; type: string; product: string; created: number; lookup_key: string; recurring: { usage_type: string } | null }) => boolean][] = [
    ["active=true", ({ active }) => active],
    ["active=false", ({ active }) => !active],
    ["type=recurring", ({ type }) => type === "recurring"],
    [`product=${all[0].product}`, ({ product }) => product === all[0].product],
    [`created[gte]=${all[2].created}`, ({ created }) => created >= all[2].created],
    [`created[lt]=${all[2].created}`, ({ created }) => created < all[2].created],
    ["lookup_keys[]=team_monthly&lookup_keys[]=team_yearly", ({ lookup_key }) => /^team_/.test(lookup_key ?? "")],
    ["recurring[usage_type]=metered", ({ recurring }) => recurring?.usage_type === "metered"],
    ["active=true&type=one_time", ({ active, type }) => active && type === "one_time"],
  ];
  for (const [query, keep] of cases) {
    const kept = (await get(demo, "needs-work-live", `/v1/prices?limit=100&${query}`)).body.data;
    assert.ok(kept.length > 0 && kept.length < all.length, `${query} tells prices apart`);
    assert.deepEqual(kept, all.filter(keep), query);
  }
});

test("the offered products are absent unless they are asked for", async () => {
  const demo = makeDemo();
  const list = "/v1/billing_portal/configurations";
  const [plain] = (await get(demo, "ready-live", list)).body.data;
  assert.equal("products" in plain.features.subscription_update, false);
  const [expanded] = (await get(demo, "ready-live", `${list}?expand[]=data.features.subscription_update.products`)).body.data;
  assert.equal(expanded.features.subscription_update.products.length, 3);
  const one = (await get(demo, "ready-live", `${list}/${plain.id}?expand[0]=features.subscription_update.products`)).body;
  assert.deepEqual(one, expanded);
  assert.equal("products" in (await get(demo, "ready-live", `${list}/${plain.id}`)).body.features.subscription_update, false);
});

test("an id becomes its object, and inside of it another one", async () => {
  const demo = makeDemo();
  const [product] = (await get(demo, "ready-live", "/v1/products?limit=1&expand[]=data.default_price.product")).body.data;
  assert.equal(product.default_price.object, "price");
  assert.equal(product.default_price.product.id, product.id);
  assert.equal(typeof product.default_price.product.default_price, "string");
});

// What Stripe refuses

const refused: readonly [string, number, string | undefined, RegExp, string?][] = [
  ["/v1/products?colour=red", 400, "parameter_unknown", /^Received unknown parameter: colour$/, "colour"],
  ["/v1/products?a=1&b=2", 400, "parameter_unknown", /^Received unknown parameters: a, b$/],
  ["/v1/account?limit=1", 400, "parameter_unknown", /unknown parameter: limit/],
  ["/v1/products?limit=0", 400, "parameter_invalid_integer", /greater than or equal to 1/, "limit"],
  ["/v1/products?limit=101", 400, "parameter_invalid_integer", /less than or equal to 100 \(it currently is '101'\)/, "limit"],
  ["/v1/products?limit=ten", 400, "parameter_invalid_integer", /^Invalid integer: ten$/, "limit"],
  ["/v1/products?active=1", 400, undefined, /^Invalid boolean: 1$/, "active"],
  ["/v1/prices?type=weekly", 400, undefined, /^Invalid type: must be one of one_time or recurring$/, "type"],
  ["/v1/products?starting_after=prod_none", 400, "resource_missing", /^No such product: 'prod_none'$/, "starting_after"],
  ["/v1/products?starting_after=a&ending_before=b", 400, "parameters_exclusive", /Please pass in only one/],
  ["/v1/products/prod_none", 404, "resource_missing", /^No such product: 'prod_none'$/, "id"],
  ["/v1/billing_portal/configurations/bpc_none", 404, "resource_missing", /^No such configuration: 'bpc_none'$/, "configuration"],
  ["/v1/products?expand[]=default_price", 400, undefined, /^This property cannot be expanded \(default_price\)\. You may want to try expanding 'data\.default_price' instead\.$/],
  ["/v1/products?expand[]=data.colour", 400, undefined, /^This property cannot be expanded \(colour\)\.$/],
  ["/v1/products?expand[]=data.default_price.product.default_price.product", 400, undefined, /more than 4 levels/],
  ["/v1/nothing", 404, undefined, /^Unrecognized request URL \(GET: \/v1\/nothing\)\./],
  ["/v1/products/", 404, undefined, /^Unrecognized request URL/],
];
for (const [path, status, code, message, param] of refused) {
  test(`refused: ${path}`, async () => {
    const answer = await get(makeDemo(), "ready-test", path);
    assert.equal(answer.status, status);
    assert.equal(answer.body.error.type, "invalid_request_error");
    assert.equal(answer.body.error.code, code);
    assert.match(answer.body.error.message, message);
    if (param !== undefined) assert.equal(answer.body.error.param, param);
    if (code !== undefined) assert.equal(answer.body.error.doc_url, `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`);
    expectValid("/v1/products", answer);
  });
}

test("an object of the other mode is missing with a word on where it is", async () => {
  const demo = makeDemo();
  const [live] = (await get(demo, "ready-live", "/v1/products?limit=1")).body.data;
  const answer = await get(demo, "ready-test", `/v1/products/${live.id}`);
  assert.equal(answer.status, 404);
  assert.equal(
    answer.body.error.message,
    `No such product: '${live.id}'; a similar object exists in live mode, but a test mode key was used to make this request.`,
  );
});

test("a version that does not exist is refused, the one asked for is named in the answer", async () => {
  const demo = makeDemo();
  const bad = await get(demo, "ready-test", "/v1/products", { headers: { "Stripe-Version": "newest" } });
  assert.equal(bad.status, 400);
  assert.match(bad.body.error.message, /^Invalid Stripe API version: newest$/);
  const good = await get(demo, "ready-test", "/v1/products", { headers: { "Stripe-Version": "2026-10-28.endive" } });
  assert.equal(good.headers.get("Stripe-Version"), "2026-10-28.endive");
});

test("every answer has a request id of its own", async () => {
  const demo = makeDemo();
  const ids = [];
  for (const path of ["/v1/products", "/v1/products", "/v1/nothing"]) ids.push((await get(demo, "ready-test", path)).headers.get("Request-Id"));
  assert.equal(new Set(ids).size, 3);
  for (const id of ids) assert.match(id ?? "", /^req_\w+$/);
});

test("who asks more than 25 times a second is told so, and may go on a second later", async () => {
  let clock = 0;
  const demo = new DemoStripe({ nowMs: () => clock });
  for (let count = 0; count < 25; ++count) assert.equal((await get(demo, "ready-test", "/v1/account")).status, 200);
  const limited = await get(demo, "ready-test", "/v1/prices");
  assert.equal(limited.status, 429);
  assert.equal(limited.body.error.code, "rate_limit");
  assert.equal(limited.headers.get("Stripe-Rate-Limited-Reason"), "global-rate");
  assert.equal(limited.headers.get("Stripe-Should-Retry"), "true");
  expectValid("/v1/prices", limited);
  assert.equal((await get(demo, "ready-live", "/v1/account")).status, 200, "live mode has a limit of its own");
  clock += 1000;
  assert.equal((await get(demo, "ready-test", "/v1/prices")).status, 200);
});

test("in live mode each endpoint has its limit within the larger one", async () => {
  const demo = new DemoStripe({ nowMs: () => 0 });
  for (let count = 0; count < 25; ++count) await get(demo, "ready-live", "/v1/account");
  const limited = await get(demo, "ready-live", "/v1/account");
  assert.equal(limited.headers.get("Stripe-Rate-Limited-Reason"), "endpoint-rate");
  assert.equal((await get(demo, "ready-live", "/v1/prices")).status, 200);
});
