// How quickly the widget opens and draws, and whether it grows: `node tests/bench/widget.mjs [--bare FOLDER] [--actions N]`.
// FOLDER holds a page that shows a bare Dear ImGui program, to compare with: its script sets window.M once it runs. Chromium draws in
// software, so the figures are those of a slow machine.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values } = parseArgs({ options: { bare: { type: "string" }, actions: { type: "string", default: "10000" }, help: { type: "boolean" } } });
if (values.help) {
  console.log("node tests/bench/widget.mjs [--bare FOLDER] [--actions N]\n\nFOLDER: a page with a bare Dear ImGui program to compare with; N: scripted actions (10000)");
  process.exit(0);
}
const rounds = 9;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const ms = (number) => `${number.toFixed(1)} ms`;
const say = (what, figure) => console.log(`  ${what.padEnd(58)} ${figure}`);

const server = spawn(process.execPath, ["build/server/node_host.js", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const [told] = await once(server.stdout, "data");
const address = /https?:\/\/[^\s]+/.exec(String(told))[0].replace(/\/$/, "");
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-quic", "--no-first-run", "--enable-precise-memory-info", "--js-flags=--expose-gc"],
});

try {
  const opened = [];
  const tasks = [];
  const bare = [];
  const bareServer = values.bare ? await serve(values.bare) : undefined;
  for (let round = 0; round < rounds; round += 1) {
    const { time, longest } = await openWidget();
    opened.push(time);
    tasks.push(longest);
    if (bareServer) bare.push(await openBare(bareServer.address));
  }
  say("from click to the first interactive frame, median", ms(median(opened)));
  if (bareServer) {
    say("a bare Dear ImGui page, the same, median", ms(median(bare)));
    say("share of the bare page", (median(opened) / median(bare)).toFixed(2));
    bareServer.close();
  }
  say("longest task while it opens, median", ms(median(tasks)));
  await scrollChecks();
  await act(Number(values.actions));
} finally {
  await browser.close();
  server.kill();
}

async function fresh(path, prepare) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  if (prepare) await page.addInitScript(prepare);
  await page.goto(path);
  return page;
}

async function openWidget() {
  const page = await fresh(`${address}/admin/plans/`);
  const result = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const lengths = [0];
        new PerformanceObserver((list) => lengths.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
        const clicked = performance.now();
        addEventListener("portal-guide-ready", () =>
          requestAnimationFrame(() => {
            const time = performance.now() - clicked;
            setTimeout(() => resolve({ time, longest: Math.max(...lengths) }), 400);
          }),
        );
        document.querySelector("portal-guide").shadowRoot.querySelector("button").click();
      }),
  );
  await page.context().close();
  return result;
}

async function openBare(place) {
  const page = await fresh(`${place}/index.html?wait`);
  const time = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const clicked = performance.now();
        const script = document.createElement("script");
        script.type = "module";
        script.src = "boot.mjs";
        document.body.append(script);
        const look = () => (window.M ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - clicked))) : setTimeout(look, 1));
        look();
      }),
  );
  await page.context().close();
  return time;
}

/** Serves a folder without its script element, which is added when the clock runs. */
async function serve(folder) {
  const types = { ".html": "text/html", ".mjs": "text/javascript", ".wasm": "application/wasm" };
  const files = createServer(async (request, response) => {
    const path = join(folder, new URL(request.url, "http://bare").pathname);
    if (!existsSync(path)) return response.writeHead(404).end();
    response.setHeader("content-type", types[extname(path)] ?? "text/plain");
    if (extname(path) !== ".html") return createReadStream(path).pipe(response);
    const chunks = [];
    for await (const chunk of createReadStream(path)) chunks.push(chunk);
    return response.end(Buffer.concat(chunks).toString().replace(/<script[^>]*boot\.mjs[^>]*><\/script>/, ""));
  }).listen(0, "127.0.0.1");
  await once(files, "listening");
  return { address: `http://127.0.0.1:${files.address().port}`, close: () => files.close() };
}

/** Opens the guide on the sample account's checks. */
async function openChecks(prepare) {
  const page = await fresh(`${address}/admin/plans/#guide=checks`, prepare);
  const guide = page.locator("portal-guide");
  await guide.getByRole("button", { name: "Try it with a sample account" }).click();
  await guide.getByRole("button", { name: "Check again", exact: true }).first().waitFor();
  await page.waitForTimeout(500);
  return page;
}

async function scrollChecks() {
  const page = await openChecks(() => {
    const lengths = [];
    Object.assign(globalThis, { lengths });
    const request = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (callback) =>
      request((time) => {
        const before = performance.now();
        callback(time);
        lengths.push(performance.now() - before);
      });
  });
  const { height, nodes } = await page.evaluate(async () => {
    const root = document.querySelector("portal-guide").shadowRoot;
    const open = root.querySelector("article button[aria-expanded=true]");
    open?.click();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const found = { height: root.querySelector(".pg-nodes").getBoundingClientRect().height, nodes: root.querySelectorAll(".pg-nodes [id]").length };
    globalThis.lengths.length = 0;
    const scroller = root.querySelector(".pg-scroll");
    for (let step = 0; step < 600; step += 1) {
      scroller.scrollTop = (step * 24) % Math.max(scroller.scrollHeight - scroller.clientHeight, 1);
      await new Promise((resolve) => setTimeout(resolve, 17));
    }
    return found;
  });
  const lengths = await page.evaluate(() => globalThis.lengths);
  say(`a frame while scrolling Checks (${nodes} nodes, ${lengths.length} frames), p50`, ms(quantile(lengths, 0.5)));
  say("the same, p99", ms(quantile(lengths, 0.99)));
  say("height of Checks with every finding shut", `${Math.round(height)} px`);
  await page.context().close();
}

/** Goes from place to place and opens findings. What the page and the module hold at the end is compared with a tenth of the way. */
async function act(count) {
  const page = await openChecks(() => {
    const memories = [];
    Object.assign(globalThis, { memories });
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      if (made.exports?.memory) memories.push(made.exports.memory);
      return made;
    };
  });
  const held = () =>
    page.evaluate(() => {
      globalThis.gc?.();
      return { heap: performance.memory.usedJSHeapSize / 1e6, modules: globalThis.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / 1e6 };
    });
  const run = (times) =>
    page.evaluate(async (total) => {
      const guide = document.querySelector("portal-guide");
      const places = ["checks", "step/return-url", "problems", "search/cancel", "declines", "glossary", "step/launch", "code", "symptom/plan-missing", ""];
      for (let done = 0; done < total; done += 1) {
        if (done % 3 === 0) guide.shadowRoot.querySelector("main button[aria-expanded], section button[aria-expanded]")?.click();
        else await guide.open(places[done % places.length] || "checks");
        // A frame for every fourth action: quicker hands than any reader's.
        if (done % 4 === 3) await new Promise(requestAnimationFrame);
      }
    }, times);
  await run(Math.ceil(count / 10));
  const early = await held();
  await run(count - Math.ceil(count / 10));
  const late = await held();
  say(`after ${Math.ceil(count / 10)} actions: script and modules`, `${early.heap.toFixed(1)} MB, ${early.modules.toFixed(1)} MB`);
  say(`after ${count} actions`, `${late.heap.toFixed(1)} MB, ${late.modules.toFixed(1)} MB`);
  await page.context().close();
}
