/** Stripe's own client library reads the demo account from the stand-in over HTTP. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Server } from "node:http";
import Stripe from "stripe";
import { findDemoKey, demoSnapshots } from "../../web/demo/accounts.ts";
import { DemoStripe, type Fault } from "../../web/demo/stripe_api.ts";
import { objectsOf } from "../../web/demo/snapshot.ts";
import { addressOf, close, listen } from "../../web/proxy/node_server.ts";

let server: Server;
let nowMs = 0;
let fault: Fault | undefined;
const demo = new DemoStripe({ nowMs: () => (nowMs += 1000), fault: () => fault });

before(async () => {
  server = await listen(({ request }) => demo.handle(request), "127.0.0.1", 0);
});
after(() => close(server));

function connect(keyId: string): Stripe {
  const { hostname, port } = new URL(addressOf(server));
  return new Stripe(findDemoKey(keyId).key, {
    host: hostname,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
    apiVersion: "2026-10-28.endive",
  });
}

const liveIds = (section: "products" | "prices"): string[] => objectsOf(demoSnapshots.ready.live, section).map(({ id }) => String(id));

test("it pages through every product and price", async () => {
  const stripe = connect("ready-live");
  for (const limit of [1, 2, 3, 100]) {
    const products: string[] = [];
    for await (const product of stripe.products.list({ limit })) products.push(product.id);
    assert.deepEqual(products, liveIds("products"), `pages of ${limit}`);
  }
  const prices = await stripe.prices.list({ limit: 2 }).autoPagingToArray({ limit: 1000 });
  assert.deepEqual(prices.map(({ id }) => id), liveIds("prices"));
});

test("it reads the account and the portal's configuration with its products", async () => {
  const stripe = connect("ready-live");
  const list = await stripe.billingPortal.configurations.list({
    is_default: true,
    limit: 1,
    expand: ["data.features.subscription_update.products"],
  });
  assert.equal(list.data[0]?.features.subscription_update.products?.length, 3);
  assert.match(list.lastResponse.requestId, /^req_/);
  const again = await stripe.billingPortal.configurations.retrieve(list.data[0]?.id ?? "");
  assert.equal(again.features.subscription_update.products, undefined);
  assert.equal((await stripe.webhookEndpoints.list()).data[0]?.status, "enabled");
});

test("it takes the demo's errors for Stripe's", async () => {
  const permission = connect("needs-work-test").webhookEndpoints.list();
  await assert.rejects(permission, (error) => error instanceof Stripe.errors.StripePermissionError && /rak_webhook_read/.test(error.message));
  const expired = connect("expired").products.list();
  await assert.rejects(expired, (error) => error instanceof Stripe.errors.StripeAuthenticationError && error.code === "api_key_expired");
  const missing = connect("ready-test").products.retrieve("prod_none");
  await assert.rejects(missing, (error) => error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing");
});

test("it waits and tries again after a 429 and a 500, as Stripe's headers tell it", async () => {
  const patient = new Stripe(findDemoKey("ready-live").key, {
    host: new URL(addressOf(server)).hostname,
    port: new URL(addressOf(server)).port,
    protocol: "http",
    maxNetworkRetries: 2,
    telemetry: false,
  });
  const { serverError, tooManyRequests } = await import("../../web/demo/stripe_error.ts");
  const before = demo.requests;
  const faults: Fault[] = [
    { kind: "error", error: tooManyRequests("global-rate") },
    { kind: "error", error: serverError },
  ];
  const original = demo.handle.bind(demo);
  demo.handle = async (request) => {
    fault = faults.shift();
    return original(request);
  };
  try {
    assert.equal((await patient.products.list({ limit: 1 })).data.length, 1);
  } finally {
    demo.handle = original;
    fault = undefined;
  }
  assert.equal(demo.requests - before, 3);
});

test("it notices half an answer", async () => {
  fault = { kind: "truncated" };
  try {
    await assert.rejects(connect("ready-live").products.list(), (error) => error instanceof Stripe.errors.StripeAPIError || error instanceof Stripe.errors.StripeConnectionError);
  } finally {
    fault = undefined;
  }
});
