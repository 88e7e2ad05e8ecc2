/** Runs the real `portal-guide snapshot` against stand-ins for Stripe on the loopback: what it reads, writes and says. */

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { type DemoAccount, findDemoKey, demoSnapshots } from "../../web/demo/accounts.ts";
import type { DemoSnapshot, Sections, StripeObject } from "../../web/demo/snapshot.ts";
import { type DemoOptions, DemoStripe } from "../../web/demo/stripe_api.ts";
import { serverError } from "../../web/demo/stripe_error.ts";
import { addressOf, listen } from "../../web/proxy/node_server.ts";

const command = resolve(process.env.PORTAL_GUIDE_COMMAND ?? "build/release/core/cli/portal-guide");
const testKey = findDemoKey("ready-test").key;
const liveKey = findDemoKey("ready-live").key;

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    if ("closeAllConnections" in server) (server as unknown as { closeAllConnections: () => void }).closeAllConnections();
    server.close();
  }
});

interface Stripe {
  readonly base: string;
  readonly requests: Request[];
}

async function startDemo(options: DemoOptions = {}): Promise<Stripe> {
  const demo = new DemoStripe(options);
  const requests: Request[] = [];
  const server = await listen(
    async ({ request }) => {
      requests.push(request);
      return demo.handle(request);
    },
    "127.0.0.1",
    0,
  );
  servers.push(server);
  return { base: addressOf(server), requests };
}

async function startServer(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ base: string; urls: string[] }> {
  const urls: string[] = [];
  const server = createServer((request, response) => {
    urls.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  servers.push(server);
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, urls };
}

interface Outcome {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly shell?: string;
  readonly started?: (child: ChildProcess) => void;
}

/** Runs the program without the tests' own environment, and expects no key in anything it writes. */
function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const environment = options.environment ?? { STRIPE_API_KEY: testKey };
  const begun = Date.now();
  const child =
    options.shell === undefined
      ? spawn(command, ["snapshot", ...args], { env: { ...environment } })
      : spawn("bash", ["-c", `${options.shell}; exec "$0" snapshot "$@"`, command, ...args], { env: { PATH: "/usr/bin:/bin", ...environment } });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (text) => (stdout += text));
  child.stderr?.on("data", (text) => (stderr += text));
  options.started?.(child);
  return new Promise((done, refuse) => {
    child.on("error", refuse);
    child.on("close", (status, signal) => {
      for (const value of Object.values(environment)) {
        if (/^[rsp]k_/.test(value)) assert.ok(!(stdout + stderr).includes(value), "a key came out");
      }
      done({ status, signal, stdout, stderr, milliseconds: Date.now() - begun });
    });
  });
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), "portal-guide-snapshot-"));
const bothKeys = (account: DemoAccount) => ({
  STRIPE_API_KEY: findDemoKey(account === "ready" ? "ready-test" : "secret-test").key,
  LIVE_KEY: findDemoKey(`${account}-live`).key,
});

type Section = Record<string, unknown> & { data?: StripeObject[]; has_more?: boolean; status?: number; error?: Record<string, string> };
type Written = Record<"test" | "live", Record<string, Section>> & { format: string; api_version: string; taken_at: number };
const read = (file: string): Written => JSON.parse(readFileSync(file, "utf8")) as Written;

interface Report {
  readonly findings: readonly { rule: string; mode: string; objects: unknown }[];
  readonly not_checked: readonly { rule: string; mode: string; because: string }[];
}

function check(snapshot: object): Promise<Report> {
  const child = spawn(command, ["check", "-", "--format", "json"], { env: {} });
  child.stdin.end(JSON.stringify(snapshot));
  let text = "";
  child.stdout.on("data", (piece) => (text += piece));
  return new Promise((done) => child.on("close", () => done(JSON.parse(text) as Report)));
}

const failed = (outcome: Outcome, words: RegExp): void => {
  assert.equal(outcome.status, 2, outcome.stdout + outcome.stderr);
  assert.match(outcome.stderr, words);
  assert.equal(outcome.stdout, "");
};

for (const account of ["ready", "needs-work"] satisfies DemoAccount[]) {
  test(`${account}: what was read of both modes is judged as the account itself`, async () => {
    const stripe = await startDemo();
    const file = join(newFolder(), "snapshot.json");
    const outcome = await run(["--live-key-env", "LIVE_KEY", "--base-url", stripe.base, "-o", file], { environment: bothKeys(account) });
    assert.equal(outcome.status, 0, outcome.stderr);
    assert.equal(outcome.stderr, "", "no progress where nobody watches");
    assert.match(outcome.stdout, /after 16 reads/);
    assert.equal(stripe.requests.length, 16);
    for (const request of stripe.requests) {
      assert.equal(request.method, "GET");
      assert.equal(request.headers.get("Stripe-Version"), "2026-10-28.endive");
      assert.equal(request.headers.get("Stripe-Account"), null);
    }
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(file, "..")), ["snapshot.json"]);

    const written = read(file);
    assert.equal(written.format, "portal-snapshot/1");
    assert.ok(Math.abs(written.taken_at - Date.now() / 1000) < 60);
    const text = readFileSync(file, "utf8");
    assert.doesNotMatch(text, /[\w.]@[\w]/);
    for (const key of Object.values(bothKeys(account))) assert.ok(!text.includes(key));

    const own = demoSnapshots[account];
    const report = await check({ ...written, taken_at: own.taken_at });
    // The demo account knows no payment methods: it answers with an empty list, and its own snapshot has no such section.
    const nothing = { object: "list", data: [], has_more: false };
    const whole = { ...own, test: { ...own.test, payment_method_configurations: nothing }, live: { ...own.live, payment_method_configurations: nothing } };
    const expected = await check(whole);
    assert.deepEqual(names(report.findings), names(expected.findings));
    const unanswered = (all: Report) => all.not_checked.filter(({ rule }) => rule !== "price-currency-mixed");
    assert.deepEqual(names(unanswered(report)), names(unanswered(expected)));
    assert.deepEqual(report.not_checked.filter(({ because }) => because === "not_expanded"), []);
  });
}

const names = (all: readonly { rule: string; mode: string }[]): string[] => all.map(({ rule, mode }) => `${mode} ${rule}`);

test("one key reads one mode, whichever that is, and another account where one is named", async () => {
  const stripe = await startDemo();
  const file = join(newFolder(), "snapshot.json");
  const account = String((demoSnapshots.ready.live?.account as StripeObject).id);
  const args = ["--key-env", "MY_KEY", "--base-url", `${stripe.base}/`, "--account", account, "-o", file];
  const outcome = await run(args, { environment: { MY_KEY: `${liveKey}\n` } });
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.ok(read(file).live.account);
  assert.equal(read(file).test, undefined);
  assert.ok(stripe.requests.every(({ headers }) => headers.get("Stripe-Account") === account));
});

test("the configurations that sessions name are in the snapshot, if they are there", async () => {
  const stripe = await startDemo();
  const idIn = (mode: "test" | "live"): string => String((demoSnapshots.ready[mode]?.billing_portal_configurations as Section).data?.[0]?.id);
  const [ofTest, ofLive] = [idIn("test"), idIn("live")];
  const rows = [
    { ids: [ofTest], written: ofTest },
    { ids: [ofLive, ofTest], written: { test: ofTest, live: ofLive } },
    { ids: [`live=${ofLive}`], written: { live: ofLive } },
  ];
  for (const { ids, written } of rows) {
    const file = join(newFolder(), "snapshot.json");
    const options = ids.flatMap((id) => ["--configuration", id]);
    const outcome = await run(["--live-key-env", "LIVE_KEY", "--base-url", `${stripe.base}/`, ...options, "-o", file], { environment: bothKeys("ready") });
    assert.equal(outcome.status, 0, outcome.stderr);
    assert.deepEqual((read(file) as unknown as { integration: unknown }).integration, { session_configuration: written });
  }
  const file = join(newFolder(), "snapshot.json");
  const unknown = await run(["--base-url", `${stripe.base}/`, "--configuration", "bpc_Nowhere", "-o", file]);
  failed(unknown, new RegExp(`bpc_Nowhere.*${ofTest}`));
  assert.equal(existsSync(file), false);
  const sent = stripe.requests.length;
  failed(await run(["--base-url", `${stripe.base}/`, "--configuration", "nonsense", "-o", file]), /nonsense/);
  assert.equal(stripe.requests.length, sent, "what is no id is refused before anything is read");
});

test("what a key may not see is in the snapshot, and is said with the permission", async () => {
  const stripe = await startDemo();
  const file = join(newFolder(), "snapshot.json");
  const outcome = await run(["--base-url", stripe.base, "-o", file], { environment: { STRIPE_API_KEY: findDemoKey("needs-work-test").key } });
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.match(outcome.stdout, /Test mode: .*webhook endpoints\. Give it the permission rak_webhook_read/);
  assert.match(outcome.stdout, /rak_promotion_code_read/);
  assert.equal(read(file).test.webhook_endpoints?.status, 403);
  assert.match(read(file).test.webhook_endpoints?.error?.message ?? "", /rak_webhook_read/);
  const report = await check(read(file));
  assert.ok(report.not_checked.some(({ rule, because }) => rule === "webhook-missing" && because === "permission"));
});

test("a rejected key writes nothing; beside a good one it is only missing", async () => {
  const stripe = await startDemo();
  const folder = newFolder();
  const file = join(folder, "snapshot.json");
  const expired = findDemoKey("expired").key;
  failed(await run(["--base-url", stripe.base, "-o", file], { environment: { STRIPE_API_KEY: expired } }), /does not accept the key/);
  assert.deepEqual(readdirSync(folder), []);

  const args = ["--live-key-env", "LIVE_KEY", "--base-url", stripe.base, "-o", file];
  const outcome = await run(args, { environment: { STRIPE_API_KEY: expired, LIVE_KEY: liveKey } });
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.match(outcome.stdout, /Test mode: .*\(status 401\)/);
  assert.equal(read(file).test.account?.status, 401);
  assert.equal(read(file).live.account?.object, "account");
});

test("a key without any use writes nothing", async () => {
  const stripe = await startDemo({ fault: () => ({ kind: "error", error: { status: 403, message: "Mail jane@example.com" } }) });
  const folder = newFolder();
  const outcome = await run(["--base-url", stripe.base, "-o", join(folder, "snapshot.json")]);
  failed(outcome, /status 403/);
  assert.doesNotMatch(outcome.stderr, /jane/);
  assert.deepEqual(readdirSync(folder), []);
});

const keyMistakes: readonly [string, Record<string, string>, readonly string[], RegExp][] = [
  ["no key", {}, [], /no key in STRIPE_API_KEY/],
  ["an empty one", { STRIPE_API_KEY: " \n" }, [], /no key in STRIPE_API_KEY/],
  ["a publishable one", { STRIPE_API_KEY: findDemoKey("publishable").key }, [], /publishable/],
  ["a live secret one", { STRIPE_API_KEY: findDemoKey("secret-live").key }, [], /can move real money/],
  ["half of one", { STRIPE_API_KEY: testKey.slice(0, 10) }, [], /not hold a whole Stripe key/],
  ["two lines", { STRIPE_API_KEY: `${testKey}\n${testKey}` }, [], /not hold a whole Stripe key/],
  ["a header after it", { STRIPE_API_KEY: `${testKey}\r\nHost: elsewhere.example` }, [], /not hold a whole Stripe key/],
  ["no live key", { STRIPE_API_KEY: testKey }, ["--live-key-env", "LIVE_KEY"], /no key in LIVE_KEY/],
  ["a test key for live mode", { STRIPE_API_KEY: testKey, LIVE_KEY: testKey }, ["--live-key-env", "LIVE_KEY"], /key in LIVE_KEY belongs to the other mode/],
  ["two live keys", { STRIPE_API_KEY: liveKey, LIVE_KEY: liveKey }, ["--live-key-env", "LIVE_KEY"], /key in STRIPE_API_KEY belongs to the other mode/],
  ["no name", { STRIPE_API_KEY: testKey }, ["--key-env", "A B"], /no name of an environment variable/],
];
for (const [name, environment, args, words] of keyMistakes) {
  test(`keys: ${name}`, async () => {
    const stripe = await startDemo();
    const folder = newFolder();
    failed(await run([...args, "--base-url", stripe.base, "-o", join(folder, "snapshot.json")], { environment }), words);
    assert.equal(stripe.requests.length, 0);
    assert.deepEqual(readdirSync(folder), []);
  });
}

test("a key that was typed in place of a name is not repeated", async () => {
  const outcome = await run(["--key-env", testKey, "-o", join(newFolder(), "snapshot.json")]);
  failed(outcome, /replace that key in the Dashboard/);
  assert.ok(!outcome.stderr.includes(testKey.slice(12)));
});

const addressMistakes: readonly [string, RegExp][] = [
  ["http://192.0.2.1", /https:\/\//],
  ["http://stripe.example", /https:\/\//],
  ["http://127.0.0.1@stripe.example", /plainly/],
  ["http://localhost.stripe.example", /https:\/\//],
  ["http://127.0.0.1.stripe.example", /https:\/\//],
  ["http:\\\\localhost", /plainly/],
  ["https://stripe.example/?a=b", /plainly/],
  ["https://stripe.example/#a", /plainly/],
  ["file:///etc/passwd", /https:\/\//],
  ["api.stripe.com", /https:\/\//],
];
for (const [address, words] of addressMistakes) {
  test(`addresses: ${address}`, async () => {
    const folder = newFolder();
    failed(await run(["--base-url", address, "-o", join(folder, "snapshot.json")]), words);
    assert.deepEqual(readdirSync(folder), []);
  });
}

test("an account is named by its id", async () => {
  failed(await run(["--account", "acct_1\r\nX: y", "-o", join(newFolder(), "snapshot.json")]), /acct_1AbC/);
});

test("a proxy of the environment's is not told what is asked on the loopback", async () => {
  const stripe = await startDemo();
  const proxy = await startServer((_, response) => response.writeHead(502).end());
  const environment = { STRIPE_API_KEY: testKey, http_proxy: proxy.base, all_proxy: proxy.base, HTTPS_PROXY: proxy.base };
  const outcome = await run(["--base-url", stripe.base, "-o", join(newFolder(), "snapshot.json")], { environment });
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.deepEqual(proxy.urls, []);
});

test("Retry-After is waited for", async () => {
  const times: number[] = [];
  let refused = false;
  const stripe = await startDemo({
    fault: (request) => {
      if (!request.url.includes("/v1/products")) return undefined;
      times.push(Date.now());
      if (refused) return undefined;
      refused = true;
      return { kind: "error", error: { status: 429, message: "Too many", headers: { "Retry-After": "2" } } };
    },
  });
  const file = join(newFolder(), "snapshot.json");
  assert.equal((await run(["--base-url", stripe.base, "-o", file])).status, 0);
  assert.equal(times.length, 2);
  assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 1950, `came back after ${(times[1] ?? 0) - (times[0] ?? 0)} ms`);
  assert.ok((read(file).test.products?.data?.length ?? 0) > 0);
});

const onceGone = ["disconnected", "truncated", "error"] as const;
for (const kind of onceGone) {
  test(`an answer that fails once is asked for again: ${kind}`, async () => {
    const failedOnce = new Set<string>();
    const stripe = await startDemo({
      fault: ({ url }) => {
        if (failedOnce.has(url)) return undefined;
        failedOnce.add(url);
        return kind === "error" ? { kind, error: serverError } : { kind };
      },
    });
    const file = join(newFolder(), "snapshot.json");
    const outcome = await run(["--base-url", stripe.base, "-o", file]);
    assert.equal(outcome.status, 0, outcome.stderr);
    assert.equal(stripe.requests.length, 16);
    assert.ok(Object.values(read(file).test).every((section) => section.error === undefined));
  });
}

test("an answer that always fails is in the snapshot as that, and all the reads stay below fifty", async () => {
  const stripe = await startDemo({
    fault: ({ url }) => (url.includes("/v1/prices") ? { kind: "truncated" } : url.includes("/v1/tax") ? { kind: "error", error: serverError } : undefined),
  });
  const file = join(newFolder(), "snapshot.json");
  const outcome = await run(["--base-url", stripe.base, "-o", file]);
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.match(outcome.stdout, /no whole answer came: prices/);
  assert.match(outcome.stdout, /tax settings \(status 500\)/);
  assert.equal(read(file).test.prices?.status, 0);
  assert.equal(read(file).test.tax_settings?.status, 500);
  assert.ok(stripe.requests.length <= 50);
});

test("an answer that breaks off in the middle of its body is asked for again", async () => {
  const demo = await startDemo();
  const broken = new Set<string>();
  const server = await startServer((request, response) => {
    void fetch(demo.base + (request.url ?? ""), { headers: { Authorization: request.headers.authorization ?? "", "Stripe-Version": "2026-10-28.endive" } }).then(
      async (answer) => {
        const text = await answer.text();
        response.writeHead(answer.status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
        if (broken.has(request.url ?? "")) return response.end(text);
        broken.add(request.url ?? "");
        response.write(text.slice(0, text.length / 2), () => response.destroy());
        return undefined;
      },
    );
  });
  const file = join(newFolder(), "snapshot.json");
  const outcome = await run(["--base-url", server.base, "-o", file]);
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.equal(server.urls.length, 16);
  assert.equal((await check(read(file))).not_checked.filter(({ because }) => because === "error").length, 0);
});

const page = (ids: readonly string[], hasMore: boolean, object = "product"): string =>
  JSON.stringify({ object: "list", data: ids.map((id) => ({ id, object, name: "Gold" })), has_more: hasMore, url: "/v1/x" });

async function withEndless(list: (url: string) => string): Promise<{ outcome: Outcome; written: Written; reads: number }> {
  const server = await startServer((request, response) => {
    const url = request.url ?? "";
    const single = url.startsWith("/v1/account") ? `{"object":"account","id":"acct_1"}` : url.startsWith("/v1/tax") ? `{"object":"tax.settings"}` : "";
    response.end(single || (url.startsWith("/v1/products") ? list(url) : page([], false)));
  });
  const file = join(newFolder(), "snapshot.json");
  const outcome = await run(["--base-url", server.base, "-o", file]);
  assert.equal(outcome.status, 0, outcome.stderr);
  return { outcome, written: read(file), reads: server.urls.length };
}

test("a list that says there is more and repeats itself ends", async () => {
  const { outcome, written, reads } = await withEndless(() => page(["prod_1", "prod_2"], true));
  assert.equal(written.test.products?.data?.length, 2);
  assert.equal(written.test.products?.has_more, true);
  assert.match(outcome.stdout, /only 2 of the products/);
  assert.equal(reads, 9);
});

test("a list without an end is cut, and says so", async () => {
  let next = 0;
  const { outcome, written, reads } = await withEndless(() => page([`prod_${(next += 1)}`], true));
  assert.equal(written.test.products?.data?.length, 8);
  assert.equal(written.test.products?.has_more, true);
  assert.match(outcome.stdout, /only 8 of the products/);
  assert.ok(reads <= 50);
});

test("objects of another kind are refused, for nobody knows what is in them", async () => {
  const folder = newFolder();
  const server = await startServer((request, response) =>
    response.end(request.url?.startsWith("/v1/account") ? `{"object":"account","id":"acct_1"}` : page(["jane@example.com"], false, "person")),
  );
  const outcome = await run(["--base-url", server.base, "-o", join(folder, "snapshot.json")]);
  failed(outcome, /#\/test\/[a-z_]+\/data\/0: /);
  assert.doesNotMatch(outcome.stderr, /jane/);
  assert.deepEqual(readdirSync(folder), []);
});

test("a redirect is not followed", async () => {
  const elsewhere = await startServer((_, response) => response.end("{}"));
  const server = await startServer((request, response) =>
    request.url === "/v1/account" ? response.end(`{"object":"account","id":"acct_1"}`) : response.writeHead(302, { Location: `${elsewhere.base}/v1/products` }).end(),
  );
  const file = join(newFolder(), "snapshot.json");
  assert.equal((await run(["--base-url", server.base, "-o", file])).status, 0);
  assert.equal(read(file).test.products?.status, 302);
  assert.deepEqual(elsewhere.urls, []);
});

test("nobody there, and nobody who answers", async () => {
  const closed = createTcpServer();
  await new Promise<void>((done) => closed.listen(0, "127.0.0.1", done));
  const { port } = closed.address() as AddressInfo;
  await new Promise((done) => closed.close(done));
  const folder = newFolder();
  failed(await run(["--base-url", `http://127.0.0.1:${port}`, "-o", join(folder, "snapshot.json")]), /no connection to Stripe|no whole answer|Nothing could be read/);

  const silent = await startServer(() => undefined);
  const outcome = await run(["--timeout", "1", "--base-url", silent.base, "-o", join(folder, "snapshot.json")]);
  failed(outcome, /did not answer in time/);
  assert.ok(outcome.milliseconds < 20_000, `gave up after ${outcome.milliseconds} ms`);
  assert.deepEqual(readdirSync(folder), []);
});

test("one slow answer is asked for again", async () => {
  let slow = false;
  const stripe = await startDemo({
    fault: ({ url }) => {
      if (slow || !url.includes("/v1/products")) return undefined;
      slow = true;
      return { kind: "slow", milliseconds: 3000 };
    },
  });
  const file = join(newFolder(), "snapshot.json");
  assert.equal((await run(["--timeout", "1", "--base-url", stripe.base, "-o", file])).status, 0);
  assert.ok((read(file).test.products?.data?.length ?? 0) > 0);
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  test(`${signal} in the middle leaves what was there, and nothing else`, async () => {
    const folder = newFolder();
    const file = join(folder, "snapshot.json");
    writeFileSync(file, "before");
    let child: ChildProcess | undefined;
    const silent = await startServer(() => {
      assert.ok(!readFileSync(`/proc/${child?.pid}/cmdline`, "utf8").includes(testKey), "no key among the arguments");
      setTimeout(() => child?.kill(signal), 50);
    });
    const outcome = await run(["--subscribers", "--base-url", silent.base, "-o", file], { started: (started) => (child = started) });
    assert.equal(outcome.signal, null);
    failed(outcome, /Stopped/);
    assert.deepEqual(readdirSync(folder), ["snapshot.json"]);
    assert.equal(readFileSync(file, "utf8"), "before");
    assert.ok(outcome.milliseconds < 5000);
  });
}

test("no room, no folder, no file", async () => {
  const stripe = await startDemo();
  const folder = newFolder();
  const file = join(folder, "snapshot.json");
  writeFileSync(file, "before");
  failed(await run(["--base-url", stripe.base, "-o", file], { shell: "ulimit -f 4" }), /no room/);
  assert.equal(readFileSync(file, "utf8"), "before");
  failed(await run(["--base-url", stripe.base, "-o", "/dev/full"]), /no room/);
  assert.ok(statSync("/dev/full").isCharacterDevice());
  failed(await run(["--base-url", stripe.base, "-o", folder]), /cannot be written/);
  failed(await run(["--base-url", stripe.base, "-o", join(folder, "missing", "snapshot.json")]), /cannot be written \(No such file/);
  failed(await run(["--base-url", stripe.base, "-o", "/proc/snapshot.json"]), /cannot be written/);
  assert.deepEqual(readdirSync(folder), ["snapshot.json"]);
});

test("who cannot write does not read", async () => {
  const stripe = await startDemo();
  failed(await run(["--base-url", stripe.base, "-o", join(newFolder(), "missing", "snapshot.json")]), /cannot be written/);
  assert.equal(stripe.requests.length, 0);
});

test("a link is written through, and standard output is a file, too", async () => {
  const stripe = await startDemo();
  const folder = newFolder();
  mkdirSync(join(folder, "real"));
  writeFileSync(join(folder, "real", "snapshot.json"), "before");
  symlinkSync(join("real", "snapshot.json"), join(folder, "link.json"));
  assert.equal((await run(["--base-url", stripe.base, "-o", join(folder, "link.json")])).status, 0);
  assert.equal(read(join(folder, "real", "snapshot.json")).format, "portal-snapshot/1");
  assert.deepEqual(readdirSync(folder).sort(), ["link.json", "real"]);

  const outcome = await run(["--base-url", stripe.base, "-o", "-"]);
  assert.equal(outcome.status, 0);
  assert.equal((JSON.parse(outcome.stdout) as Written).format, "portal-snapshot/1");
  assert.match(outcome.stderr, /Wrote/);
});

test("a reader who has gone away is no crash", async () => {
  const stripe = await startDemo();
  const outcome = await run(["--base-url", stripe.base, "-o", "-"], { started: (child) => child.stdout?.destroy() });
  assert.equal(outcome.signal, null);
  assert.equal(outcome.status, 2);
});

// Subscribers

const personal = ["Jane", "Doe", "jane", "example.com", "4242", "Main Street", "DE123456789", "+1555", "secret note"];

function assertNothingPrivate(text: string): void {
  // The digests have a new key in each run, so any four digits may stand in them.
  const readable = text.replaceAll(/redacted-email-[0-9a-f]+/g, "");
  for (const word of personal) assert.ok(!readable.includes(word), word);
}

/** Subscribers of whom every two share an address in different case. Every seventh has none. */
function withSubscribers(count: number): Record<DemoAccount, DemoSnapshot> {
  const customers: StripeObject[] = [];
  const subscriptions: StripeObject[] = [];
  for (let index = 0; index < count; index += 1) {
    const created = 1_795_000_000 - index * 3600;
    const address = `jane.doe${Math.floor(index / 2)}@example.com`;
    customers.push({
      id: `cus_${index}`,
      object: "customer",
      created,
      email: index % 7 === 0 ? null : index % 2 === 0 ? address.toUpperCase() : address,
      name: "Jane Doe",
      phone: "+15550100",
      address: { line1: "1 Main Street" },
      description: "secret note",
      metadata: { contact: address },
      invoice_settings: { default_payment_method: `pm_${index}` },
      default_source: null,
      shipping: { name: "Jane Doe" },
      livemode: false,
    });
    subscriptions.push({
      id: `sub_${index}`,
      object: "subscription",
      created,
      customer: `cus_${index}`,
      status: "active",
      currency: "eur",
      collection_method: "charge_automatically",
      description: `for ${address}`,
      metadata: { card: "4242424242424242", vat: "DE123456789" },
      items: { object: "list", has_more: false, data: [{ id: `si_${index}`, object: "subscription_item", quantity: 1, metadata: { note: "secret note" } }] },
      livemode: false,
    });
  }
  const list = (data: StripeObject[]) => ({ object: "list" as const, data });
  const test: Sections = { ...demoSnapshots.ready.test, customers: list(customers), subscriptions: list(subscriptions), subscription_schedules: list([]) };
  return { ...demoSnapshots, ready: { ...demoSnapshots.ready, test } };
}

test("subscribers: a few are in the snapshot, and rules judge them as they would the account's own", async () => {
  const snapshots = withSubscribers(250);
  const stripe = await startDemo({ snapshots });
  const file = join(newFolder(), "snapshot.json");
  const outcome = await run(["--subscribers", "--base-url", stripe.base, "-o", file]);
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.match(outcome.stderr, /One read brings 100 objects/);
  const text = readFileSync(file, "utf8");
  assertNothingPrivate(text);
  const written = read(file);
  for (const section of ["customers", "subscriptions"]) {
    assert.equal(written.test[section]?.data?.length, 250);
    assert.equal(written.test[section]?.has_more, false);
  }
  const report = await check({ ...written, taken_at: snapshots.ready.taken_at });
  const expected = await check({ ...snapshots.ready, live: undefined });
  const ofCustomers = (all: Report) => all.findings.filter(({ rule }) => /customer|subscri/.test(rule)).map(({ rule, objects }) => ({ rule, objects }));
  assert.deepEqual(ofCustomers(report), ofCustomers(expected));
  assert.ok(ofCustomers(report).some(({ rule }) => rule === "customer-email-duplicate"));
});

test("subscribers: many have a file of their own, each once, below 25 reads a second", async () => {
  const stripe = await startDemo({ snapshots: withSubscribers(1700) });
  const times: number[] = [];
  const counting = await startServer((request, response) => {
    times.push(Date.now());
    const headers = { Authorization: request.headers.authorization ?? "", "Stripe-Version": "2026-10-28.endive" };
    void fetch(stripe.base + (request.url ?? ""), { headers }).then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
  });
  const folder = newFolder();
  const file = join(folder, "snapshot.json");
  const outcome = await run(["--subscribers", "--base-url", counting.base, "-o", file]);
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.match(outcome.stderr, /To be read, roughly: [0-9]+ more objects/);
  assert.match(outcome.stdout, /subscriptions\.jsonl/);
  assert.deepEqual(readdirSync(folder).sort(), ["snapshot.json", "subscriptions.jsonl"]);
  const lines = readFileSync(join(folder, "subscriptions.jsonl"), "utf8");
  assert.ok(lines.endsWith("}\n"));
  const ids = lines.trimEnd().split("\n").map((line) => (JSON.parse(line) as StripeObject).id);
  assert.equal(ids.length, 1700);
  assert.equal(new Set(ids).size, 1700);
  const text = lines + readFileSync(file, "utf8");
  assertNothingPrivate(text);
  const written = read(file);
  assert.equal(written.test.subscriptions, undefined, "they are in one place only");
  assert.equal(new Set(written.test.customers?.data?.map(({ id }) => id)).size, 1700);
  assert.equal(statSync(join(folder, "subscriptions.jsonl")).mode & 0o777, 0o600);
  for (const time of times) assert.ok(times.filter((other) => other >= time && other < time + 1000).length <= 25);
});

test("subscribers: a part that cannot be read is told to whoever reads the lines", async () => {
  const stripe = await startDemo({
    snapshots: withSubscribers(1700),
    fault: ({ url }) => (/v1\/subscriptions.*created%5Blt%5D|v1\/subscriptions.*created\[lt\]/.test(url) && /starting_after/.test(url) ? { kind: "error", error: { status: 400, message: "no" } } : undefined),
  });
  const folder = newFolder();
  const outcome = await run(["--subscribers", "--base-url", stripe.base, "-o", join(folder, "snapshot.json")]);
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.match(outcome.stdout, /Test mode: only [0-9]+ of the subscriptions/);
  const beside = join(folder, "subscriptions.jsonl");
  const section = existsSync(beside) ? (JSON.parse(readFileSync(beside, "utf8").split("\n")[0] ?? "") as Section) : read(join(folder, "snapshot.json")).test.subscriptions;
  assert.equal(section?.has_more, true);
});

test("subscribers: without the permission, the rest is written", async () => {
  const stripe = await startDemo({ fault: ({ url }) => (url.includes("/v1/customers") ? { kind: "error", error: { status: 403, message: "Having the 'rak_customer_read' permission would allow this request to continue." } } : undefined), snapshots: withSubscribers(10) });
  const file = join(newFolder(), "snapshot.json");
  const outcome = await run(["--subscribers", "--base-url", stripe.base, "-o", file]);
  assert.equal(outcome.status, 0, outcome.stderr);
  assert.match(outcome.stdout, /customers\. Give it the permission rak_customer_read/);
  assert.equal(read(file).test.customers?.status, 403);
  assert.equal(read(file).test.subscriptions?.data?.length, 10);
});

test("subscribers: an older file beside the snapshot is pointed out, and left alone", async () => {
  const stripe = await startDemo();
  const folder = newFolder();
  writeFileSync(join(folder, "subscriptions.jsonl"), "{}\n");
  const outcome = await run(["--base-url", stripe.base, "-o", join(folder, "snapshot.json")]);
  assert.equal(outcome.status, 0);
  assert.match(outcome.stdout, /subscriptions\.jsonl beside it belongs to another snapshot/);
  assert.equal(readFileSync(join(folder, "subscriptions.jsonl"), "utf8"), "{}\n");
});

test("the help says where a key comes from", async () => {
  const outcome = await run(["--help"]);
  assert.equal(outcome.status, 0);
  assert.match(outcome.stdout, /from the environment only/);
  assert.match(outcome.stdout, /STRIPE_API_KEY/);
  assert.ok(existsSync(command));
});
