/** A check through the proxy finds the same as a check of the whole account: the proxy cuts nothing that a rule needs. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type DemoAccount, findDemoKey, demoSnapshots } from "../../web/demo/accounts.ts";
import { loadCore, makeProxy } from "./harness.ts";

const content = readFileSync("build/release/content/en.json", "utf8");
/** The plan of core/stripe/read_plan.cpp, for accounts of one page each. */
const reads = {
  account: "/v1/account",
  billing_portal_configurations: "/v1/billing_portal/configurations?limit=100&expand[]=data.features.subscription_update.products",
  products: "/v1/products?limit=100",
  prices: "/v1/prices?limit=100",
  promotion_codes: "/v1/promotion_codes?limit=100&active=true",
  tax_settings: "/v1/tax/settings",
  webhook_endpoints: "/v1/webhook_endpoints?limit=100",
} as const;

interface Report {
  readonly verdict: string;
  readonly subscribers_not_read: readonly string[];
  readonly summary: Readonly<Record<string, number>>;
  readonly findings: readonly { rule: string; mode: string; severity: string }[];
  readonly not_checked: readonly { rule: string; mode: string; because: string; detail: string }[];
}

function check(snapshot: unknown): Report {
  const result = loadCore().call("check", JSON.stringify({ snapshot: JSON.stringify(snapshot), content }));
  assert.ok(result.ok, JSON.stringify(result));
  return JSON.parse(result.text) as Report;
}

async function readThroughProxy(keyIds: { test: string; live: string }): Promise<Record<string, unknown>> {
  const proxy = await makeProxy();
  const snapshot: Record<string, unknown> = { format: "portal-snapshot/1", taken_at: 1_795_348_800, api_version: "2026-10-28.endive" };
  for (const mode of ["test", "live"] as const) {
    const token = await proxy.connect(findDemoKey(keyIds[mode]).key);
    const sections: Record<string, unknown> = {};
    for (const [name, path] of Object.entries(reads)) {
      const response = await proxy.read(path, token);
      const body = (await response.json()) as object;
      sections[name] = response.status === 200 ? body : { status: response.status, ...body };
    }
    snapshot[mode] = sections;
  }
  return snapshot;
}

test("the account that needs work: what is wrong, what is right, and what its test key cannot see", async () => {
  const report = check(await readThroughProxy({ test: "needs-work-test", live: "needs-work-live" }));
  assert.equal(report.verdict, "blocked");
  const inTest = report.findings.filter(({ mode }) => mode === "test").map(({ severity }) => severity);
  assert.ok(inTest.filter((severity) => severity === "error").length >= 1, "an error in test mode");
  assert.ok(inTest.filter((severity) => severity === "warning").length >= 2, "two warnings in test mode");
  assert.ok(inTest.filter((severity) => severity === "info").length >= 1, "one advice in test mode");
  const unseen = report.not_checked.filter(({ mode, because }) => mode === "test" && because === "permission").map(({ rule }) => rule);
  assert.deepEqual(unseen.sort(), ["webhook-customer-events-missing", "webhook-disabled", "webhook-events-missing", "webhook-missing"]);
});

test("the account that is ready: nothing but advice, and only what is read on request is left open", async () => {
  const report = check(await readThroughProxy({ test: "ready-test", live: "ready-live" }));
  assert.equal(report.verdict, "ready");
  assert.deepEqual(report.findings.filter(({ severity }) => severity !== "info"), []);
  // The subscribers are read in a step of their own, and keep nothing from being ready.
  assert.deepEqual(report.not_checked, []);
  assert.deepEqual(report.subscribers_not_read, ["live", "test"]);
});

for (const account of ["needs-work", "ready"] satisfies DemoAccount[]) {
  test(`${account}: the proxy's answers and Stripe's own lead to the same report`, async () => {
    const proxied = await readThroughProxy({ test: `${account}-test`, live: `${account}-live` });
    const whole = structuredClone(demoSnapshots[account]) as unknown as Record<"test" | "live", Record<string, unknown>>;
    // What the demo key may not read is missing in both.
    const sections = proxied.test as Record<string, { status?: number }>;
    if (sections.webhook_endpoints?.status === 403) whole.test.webhook_endpoints = sections.webhook_endpoints;
    assert.deepEqual(check(proxied), check({ ...whole, taken_at: 1_795_348_800 }));
  });
}
