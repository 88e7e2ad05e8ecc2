/** The same handler on workerd: bundled, started as a separate process, and asked over HTTP. */

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, stop } from "esbuild";
import { findDemoKey } from "../../web/demo/accounts.ts";
import { DemoStripe } from "../../web/demo/stripe_api.ts";
import { addressOf, close, listen } from "../../web/proxy/node_server.ts";
import { expectNoSecret, expectProblem, coreWasm, siteOrigin, makeKey, sessionRequest } from "./harness.ts";

const demo = new DemoStripe();
const output: string[] = [];
let folder: string;
let stripe: Server;
let workerd: ChildProcess;
let address: string;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "portal-guide-workerd-"));
  await build({
    entryPoints: ["web/proxy/workers_host.ts"],
    outfile: join(folder, "workers_host.mjs"),
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["./core.wasm"],
    logLevel: "error",
  });
  copyFileSync(coreWasm, join(folder, "core.wasm"));
  stripe = await listen(({ request }) => demo.handle(request), "127.0.0.1", 0);
  const port = await freePort();
  // The published configuration, but for where it listens and where Stripe is.
  const config = readFileSync("web/proxy/workers.capnp", "utf8")
    .replace('address = "*:8787"', `address = "127.0.0.1:${port}"`)
    .replace('disk = "dist"', `disk = "${join(process.cwd(), "web/dist")}"`)
    .replace('allow = ["public"]', 'allow = ["public", "private"]')
    .replace("  bindings = [\n", `  bindings = [\n    (name = "STRIPE_BASE", text = "${addressOf(stripe)}"),\n`);
  assert.ok(config.includes(addressOf(stripe)) && config.includes('"private"') && config.includes(`:${port}`));
  writeFileSync(join(folder, "workers.capnp"), config);
  // The package's own command waits for the real one and does not pass signals on.
  const { default: program } = createRequire(join(process.cwd(), "package.json"))("workerd") as { default: string };
  workerd = spawn(program, ["serve", join(folder, "workers.capnp")], {
    env: {
      ...process.env,
      PORTAL_GUIDE_SEAL_KEYS: `a1:${Buffer.alloc(32, 7).toString("base64")}`,
      PORTAL_GUIDE_ORIGINS: siteOrigin,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [workerd.stdout, workerd.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  address = `http://127.0.0.1:${port}`;
  await untilReady();
});

after(async () => {
  if (workerd?.exitCode === null) {
    const exited = new Promise((resolve) => workerd.once("exit", resolve));
    workerd.kill();
    await exited;
  }
  await close(stripe);
  await stop();
  rmSync(folder, { recursive: true });
});

async function untilReady(): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      if ((await fetch(`${address}/readyz`)).status === 200) return;
    } catch {
      // It does not listen yet.
    }
    if (Date.now() > deadline || workerd.exitCode !== null) throw new Error(`workerd did not start: ${output.join("")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("a session, a read, and a permission that is missing", async () => {
  const created = await fetch(`${address}/v1/session`, sessionRequest({ key: findDemoKey("needs-work-test").key }, { Origin: siteOrigin }));
  assert.equal(created.status, 201, output.join(""));
  assert.equal(created.headers.get("Access-Control-Allow-Origin"), siteOrigin);
  const { token, mode } = (await created.json()) as { token: string; mode: string };
  assert.equal(mode, "test");
  const headers = { Authorization: `Bearer ${token}` };
  const products = (await (await fetch(`${address}/v1/stripe/v1/products?limit=100`, { headers })).json()) as { data: { metadata?: unknown }[] };
  assert.equal(products.data.length, 6);
  assert.ok(products.data.every(({ metadata }) => metadata === undefined), "what is not on the list is cut here, too");
  assert.equal((await fetch(`${address}/v1/stripe/v1/webhook_endpoints`, { headers })).status, 403);
  expectNoSecret(output, token);
});

test("the help centre from the published folder, compressed once, with its search", async () => {
  const home = await fetch(`${address}/`);
  assert.equal(home.status, 200, output.join(""));
  assert.match(home.headers.get("Content-Security-Policy") ?? "", /default-src 'none'/);
  assert.match(await home.text(), /<h1>/);
  for (const encoding of ["br", "gzip", "identity"]) {
    // fetch removes one layer of compression. A body that was compressed twice would not be HTML.
    const page = await fetch(`${address}/glossary/`, { headers: { "Accept-Encoding": encoding } });
    assert.equal(page.headers.get("Content-Encoding"), encoding === "identity" ? null : encoding);
    assert.match(await page.text(), /^<!doctype html>/);
  }
  const found = await fetch(`${address}/search/?q=link+expired`);
  assert.equal(found.status, 200);
  assert.match(await found.text(), /<ol class="hits"><li><h2 class="hit-title"><a href="\/symptom\/link-expired\/">/);
  assert.equal((await fetch(`${address}/no/such/page`)).status, 404);
  assert.equal((await fetch(`${address}/manifest.json`)).status, 404);
  const redirect = await fetch(`${address}/search?q=link+expired`, { redirect: "manual" });
  assert.equal(redirect.status, 308);
  assert.equal(redirect.headers.get("Location"), "/search/?q=link+expired");
  assert.match(await (await fetch(`${address}/search?q=link+expired`)).text(), /<ol class="hits"><li>/);
});

test("the same refusals as everywhere", async () => {
  const before = demo.requests;
  await expectProblem(await fetch(`${address}/v1/session`, sessionRequest({ key: makeKey("sk", "live") })), 400, "key_secret_refused");
  await expectProblem(await fetch(`${address}/v1/stripe/v1/charges`), 403, "not_allowed");
  await expectProblem(await fetch(`${address}/v1/stripe/v1/products`), 401, "token_missing");
  await expectProblem(await fetch(`${address}/v1/stripe/v1/products`, { headers: { Authorization: "Bearer pg1.a1.AAAA" } }), 401, "token_invalid");
  await expectProblem(await fetch(`${address}/healthz`, { headers: { Origin: "https://evil.example" } }), 403, "origin_refused");
  assert.equal(demo.requests, before, "none of it reached Stripe");
});

test("a token of workerd's opens in Node: any replica serves any request", async () => {
  const { makeProxy } = await import("./harness.ts");
  const created = await fetch(`${address}/v1/session`, sessionRequest({ key: findDemoKey("ready-live").key }));
  const { token, expires_at } = (await created.json()) as { token: string; expires_at: number };
  const node = await makeProxy();
  node.advance(expires_at - 60 - node.environment.now() / 1000);
  assert.equal((await node.read("/v1/account", token)).status, 200);
});
