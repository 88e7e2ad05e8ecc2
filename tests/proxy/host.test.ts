/** The Node host over HTTP: files, headers, what it refuses unread, and how it stops. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { findDemoKey } from "../../web/demo/accounts.ts";
import { parseSettings } from "../../web/proxy/node_settings.ts";
import { type RunningHost, startHost } from "../../web/proxy/start_host.ts";
import { chooseEncoding, StaticFiles } from "../../web/proxy/static_files.ts";
import { coreModule, expectNoSecret, expectProblem } from "./harness.ts";

const page = `<!doctype html><title>Portal Guide</title>${"<p>words</p>".repeat(200)}`;
const script = `export const answer = 42;${"// words\n".repeat(200)}`;

let folder: string;
let host: RunningHost;
const log: string[] = [];

/** A folder as web/build publishes it. */
function publish(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "portal-guide-"));
  const entries: Record<string, object> = {};
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    const compressed = { brotli: brotliCompressSync(text), gzip: gzipSync(text) };
    writeFileSync(join(root, `${path}.br`), compressed.brotli);
    writeFileSync(join(root, `${path}.gz`), compressed.gzip);
    const sha256 = createHash("sha256").update(text).digest("hex");
    entries[path] = { bytes: text.length, brotli: compressed.brotli.length, gzip: compressed.gzip.length, sha256, immutable: path.startsWith("assets/") };
  }
  writeFileSync(join(root, "manifest.json"), JSON.stringify({ parts: {}, files: entries }));
  writeFileSync(join(root, "not-published.txt"), "private");
  return root;
}

const readFrom = (root: string) => async (path: string) => new Uint8Array(readFileSync(join(root, path)));

async function start(args: readonly string[], environment: Record<string, string> = {}): Promise<RunningHost> {
  const settings = parseSettings(["--port", "0", "--log", ...args], environment);
  return startHost(settings, { module: coreModule, files: await StaticFiles.open(readFrom(folder)), writeLog: (line) => log.push(line) });
}

interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a request without fetch, which would tidy up its path and headers. */
function raw(path: string, options: { method?: string; headers?: Record<string, string>; body?: string; base?: string } = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(options.base ?? host.address);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method: options.method ?? "GET", headers: options.headers ?? {}, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on("error", reject);
    request.end(options.body);
  });
}

before(async () => {
  folder = publish({ "index.html": page, "admin/index.html": page, "404.html": "<p>no such page</p>", "portal-guide.js": script, "assets/widget-AbCd.js": script, "assets/widget-AbCd.wasm": "\0asm" });
  host = await start(["--metrics-port", "0"]);
});
after(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

test("pages come under the strict policy", async () => {
  for (const path of ["/", "/admin/", "/index.html"]) {
    const response = await fetch(host.address + path);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), page);
    assert.equal(response.headers.get("Content-Type"), "text/html; charset=utf-8");
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /);
    assert.ok(!policy.includes("unsafe-inline") && !policy.includes("'unsafe-eval'") && !policy.includes("*"));
    for (const [name, value] of [
      ["X-Content-Type-Options", "nosniff"],
      ["Referrer-Policy", "no-referrer"],
      ["Cross-Origin-Opener-Policy", "same-origin"],
      ["Cross-Origin-Resource-Policy", "same-origin"],
      ["Cache-Control", "no-cache"],
    ] as const) {
      assert.equal(response.headers.get(name), value);
    }
    assert.match(response.headers.get("Permissions-Policy") ?? "", /camera=\(\)/);
  }
});

test("a file with a hash in its name is kept for a year, and other sites' pages may embed it", async () => {
  const response = await fetch(`${host.address}/assets/widget-AbCd.js`);
  assert.equal(response.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  assert.equal(response.headers.get("Access-Control-Allow-Origin"), "*");
  assert.equal(response.headers.get("Cross-Origin-Resource-Policy"), "cross-origin");
  assert.equal(response.headers.get("X-Content-Type-Options"), "nosniff");
  assert.equal((await fetch(`${host.address}/portal-guide.js`)).headers.get("Cache-Control"), "no-cache");
  assert.equal((await raw("/assets/widget-AbCd.wasm")).headers["content-type"], "application/wasm");
});

test("the client's encodings decide the form, and each form has its own tag", async () => {
  const forms = await Promise.all(["br, gzip", "gzip", "identity", "br;q=0, gzip;q=0", "*"].map((accepted) => raw("/", { headers: { "Accept-Encoding": accepted } })));
  assert.deepEqual(forms.map(({ headers }) => headers["content-encoding"]), ["br", "gzip", undefined, undefined, "br"]);
  assert.ok((forms[0]?.body.length ?? 0) < page.length / 4);
  assert.equal(forms[2]?.body.toString(), page);
  for (const { headers, body } of forms) {
    assert.equal(headers["content-length"], String(body.length));
    assert.match(headers.vary ?? "", /Accept-Encoding/);
  }
  assert.equal(new Set(forms.slice(0, 3).map(({ headers }) => headers.etag)).size, 3);
});

test("encodings are chosen as RFC 9110 says", () => {
  const both = { brotli: 1, gzip: 1 };
  const cases = [[null, "identity"], ["", "identity"], ["br", "br"], ["gzip, deflate", "gzip"], ["GZIP", "gzip"], ["gzip;q=0.5, br;q=0.1", "br"], ["br;q=0", "identity"], ["*;q=0", "identity"], ["br;q=0, *", "gzip"]] as const;
  for (const [accepted, expected] of cases) assert.equal(chooseEncoding(accepted, both), expected, String(accepted));
  assert.equal(chooseEncoding("br, gzip", { gzip: 1 }), "gzip");
  assert.equal(chooseEncoding("br, gzip", {}), "identity");
});

test("what the client has is not sent again", async () => {
  const { headers } = await raw("/", { headers: { "Accept-Encoding": "br" } });
  const tag = headers.etag ?? "";
  for (const known of [tag, `W/${tag}`, `"x", ${tag}`, "*"]) {
    const again = await raw("/", { headers: { "Accept-Encoding": "br", "If-None-Match": known } });
    assert.equal(again.status, 304, known);
    assert.equal(again.body.length, 0);
  }
  assert.equal((await raw("/", { headers: { "Accept-Encoding": "gzip", "If-None-Match": tag } })).status, 200);
});

test("HEAD tells what GET would, without the body", async () => {
  const [get, head] = await Promise.all([raw("/"), raw("/", { method: "HEAD" })]);
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  assert.equal(head.headers["content-length"], get.headers["content-length"]);
  assert.equal((await raw("/", { method: "POST" })).status, 405);
});

test("a folder without its slash leads to the one with it", async () => {
  const response = await raw("/admin");
  assert.equal(response.status, 308);
  assert.equal(response.headers.location, "/admin/");
});

test("no redirect loses the query", async () => {
  for (const query of ["?q=link+expired", "?q=a%20b&c=%2F%3F%23", "?", "?q=%00%0d%0a"]) {
    const { status, headers } = await raw(`/admin${query}`);
    assert.equal(status, 308);
    assert.equal(headers.location, `/admin/${query === "?" ? "" : query}`);
    assert.equal((await raw(`/admin${query}`, { method: "HEAD" })).headers.location, headers.location);
  }
});

const unpublished = [
  "/not-published.txt", "/manifest.json", "/index.html.br", "/../package.json", "/%2e%2e/package.json", "/..%2fpackage.json", "/assets/../../package.json",
  "/assets/..\\..\\package.json", "//etc/passwd", "/index.html%00", "/INDEX.HTML", "/constructor", "/__proto__", "/assets/", "/.git/config",
];
for (const path of unpublished) {
  test(`nothing but what was published: ${path}`, async () => {
    const response = await raw(path);
    assert.equal(response.status, 404);
    assert.equal(response.body.toString(), "<p>no such page</p>");
  });
}

test("a session and a read, over the wire", async () => {
  const created = await fetch(`${host.address}/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: host.address },
    body: JSON.stringify({ key: findDemoKey("needs-work-test").key }),
  });
  assert.equal(created.status, 201);
  const { token } = (await created.json()) as { token: string };
  const read = await fetch(`${host.address}/v1/stripe/v1/products?limit=100`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(((await read.json()) as { data: unknown[] }).data.length, 6);
  expectNoSecret(log, token);
  assert.equal(log.length, 2);
});

test("a path that a URL parser would tidy up is refused as it was sent", async () => {
  for (const path of ["/v1/stripe/v1/../v1/products", "/v1/stripe/v1/%2e%2e/v1/products", "/v1/stripe/v1/x/..\\products"]) {
    const { status, body } = await raw(path);
    assert.equal(status, 403, path);
    assert.equal(JSON.parse(body.toString()).code, "not_allowed", path);
  }
});

test("a foreign name that leads here is refused, but for the probes", async () => {
  const headers = { Host: "rebound.example:80" };
  const { status, body } = await raw("/", { headers });
  assert.equal(status, 421);
  assert.equal(JSON.parse(body.toString()).code, "origin_refused");
  assert.equal((await raw("/v1/stripe/v1/products", { headers })).status, 421);
  assert.equal((await raw("/healthz", { headers })).status, 200);
  const { port } = new URL(host.address);
  assert.equal((await raw("/", { headers: { Host: `localhost:${port}` } })).status, 200);
});

test("what is no HTTP, or not for us, ends with an error and the host goes on", async () => {
  const { port } = new URL(host.address);
  const send = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
      let answer = "";
      socket.on("data", (chunk) => (answer += chunk.toString()));
      socket.on("close", () => resolve(answer));
      socket.on("error", () => resolve(answer));
    });
  assert.match(await send("hello\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.match(await send("GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.match(await send("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.match(await send("GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.match(await send(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
  assert.match(await send("POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.equal((await fetch(host.address)).status, 200);
});

test("a body that is too large is refused before it is read", async () => {
  const { port } = new URL(host.address);
  const answer = await new Promise<string>((resolve) => {
    const head = `POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{`;
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(head));
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("close", () => resolve(text));
  });
  assert.match(answer, /^HTTP\/1\.1 413 /);
  assert.match(answer, /connection: close/i);
});

test("metrics are on a port of their own, and only there", async () => {
  const address = host.metricsAddress ?? "";
  assert.notEqual(new URL(address).port, new URL(host.address).port);
  const response = await fetch(address);
  assert.match(response.headers.get("Content-Type") ?? "", /^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  assert.match(text, /portal_guide_requests_total\{route="\/v1\/session",status="201",code=""\} 1\n/);
  expectNoSecret([text]);
  assert.equal((await fetch(new URL("/", address))).status, 404);
  assert.equal((await fetch(`${host.address}/metrics`)).status, 404);
});

test("with another base, requests go there and the demo is gone", async () => {
  const seen: string[] = [];
  const upstream = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ object: "list", data: [], has_more: false, url: "/v1/billing_portal/configurations" }));
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const other = await start(["--stripe", `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/`]);
  try {
    const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ key: findDemoKey("ready-test").key }) };
    assert.equal((await fetch(`${other.address}/v1/session`, init)).status, 201);
    assert.deepEqual(seen, ["GET /v1/billing_portal/configurations?limit=1"]);
  } finally {
    await other.close();
    upstream.closeAllConnections();
    upstream.close();
  }
});

test("Stripe out of reach is told, without a word on how", async () => {
  const other = await start(["--stripe", "http://127.0.0.1:9"]);
  try {
    const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ key: findDemoKey("ready-test").key }) };
    await expectProblem(await fetch(`${other.address}/v1/session`, init), 502, "stripe_unavailable");
  } finally {
    await other.close();
  }
});

test("behind a load balancer the client is whom the nearest one saw", async () => {
  const other = await start([], { PORTAL_GUIDE_CLIENT_HEADER: "X-Forwarded-For" });
  try {
    const post = (forwarded: string) =>
      raw("/v1/session", { base: other.address, method: "POST", headers: { "Content-Type": "application/json", "X-Forwarded-For": forwarded }, body: "{}" });
    const statuses = [];
    for (let attempt = 0; attempt < 70; ++attempt) statuses.push((await post(`203.0.113.${attempt}, 198.51.100.1`)).status);
    assert.equal(statuses.at(-1), 429, "what the client wrote before it does not count");
    assert.equal((await post("198.51.100.2")).status, 400);
  } finally {
    await other.close();
  }
});

test("a host that ends answers what is under way", async () => {
  const upstream = createServer((_, response) => {
    setTimeout(() => response.end(JSON.stringify({ object: "list", data: [], has_more: false })), 200);
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const other = await start(["--stripe", `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`]);
  const arrived = new Promise((resolve) => upstream.once("request", resolve));
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ key: findDemoKey("ready-test").key }) };
  const pending = fetch(`${other.address}/v1/session`, init);
  await arrived;
  const closed = other.close();
  assert.equal((await pending).status, 201);
  await closed;
  await assert.rejects(fetch(other.address));
  upstream.closeAllConnections();
  upstream.close();
});

test("settings are refused with a word on what is wrong", () => {
  const secret = "c2VjcmV0";
  const cases: [string[], Record<string, string>, RegExp][] = [
    [["--port", "x"], {}, /--port needs a number/],
    [["--port", "65536"], {}, /--port needs a number/],
    [["--metrics-port", "-"], {}, /--metrics-port/],
    [["--stripe", "ftp://x"], {}, /--stripe needs an address/],
    [["--stripe", "http://user:pass@x"], {}, /--stripe needs an address/],
    [["--unknown"], {}, /--unknown/],
    [["--host", "0.0.0.0"], {}, /PORTAL_GUIDE_ORIGINS/],
    [[], { PORTAL_GUIDE_ORIGINS: "help.example" }, /no origin/],
    [[], { PORTAL_GUIDE_ORIGINS: "https://help.example/" }, /no origin/],
    [[], { PORTAL_GUIDE_SEAL_KEYS: `${secret}` }, /sealing key 1/],
  ];
  for (const [args, environment, message] of cases) {
    assert.throws(() => parseSettings(args, environment), (error: Error) => message.test(error.message) && !error.message.includes(secret), args.join(" "));
  }
  const settings = parseSettings(["--host", "0.0.0.0"], { PORTAL_GUIDE_ORIGINS: "https://help.example https://app.example" });
  assert.deepEqual(settings.origins, ["https://help.example", "https://app.example"]);
  assert.equal(settings.stripeBase, "https://api.stripe.com");
  assert.equal(parseSettings(["--stripe", "http://127.0.0.1:1/"], {}).withDemo, false);
});
