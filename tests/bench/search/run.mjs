// `./test bench-search`: how well and how fast our search answers the test set, beside MiniSearch, FlexSearch, Lunr and Fuse.js fed
// with the same documents, all in one page of Chromium. Prints one table and leaves the figures in build/bench-search.json.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";

import { addCounts } from "../../../tools/counts.mjs";
import { halves, offTopicOf, queriesOf } from "../../search/split.mjs";
import { bundleFile, readDocuments, wasmFile } from "./documents.mjs";

const engines = ["portal_guide", "minisearch", "flexsearch", "lunr", "fuse"];
const folder = "build/bench-search";
const aims = { lead: 0.05, admitted: 0.6, doubted: 0.05, p50Microseconds: 50, kilobytes: 15 };

function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

async function prepare() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const documents = await readDocuments();
  const queries = Object.fromEntries(halves.map((half) => [half, queriesOf(half)]));
  queries.offtopic = Object.fromEntries(halves.map((half) => [half, offTopicOf(half)]));
  writeFileSync(`${folder}/documents.json`, JSON.stringify(documents));
  writeFileSync(`${folder}/queries.json`, JSON.stringify(queries));
  writeFileSync(`${folder}/bundle.json`, readFileSync(bundleFile));
  writeFileSync(`${folder}/search.wasm`, readFileSync(wasmFile));
  writeFileSync(`${folder}/index.html`, '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="page.js"></script>');
  const options = { bundle: true, minify: true, format: "esm", platform: "browser", target: "es2022", logLevel: "warning" };
  for (const entry of ["page", ...engines]) {
    await build({ ...options, entryPoints: [`tests/bench/search/${entry}.mjs`], outfile: `${folder}/${entry}.js` });
  }
  return { documents: documents.length, queries };
}

// The headers isolate the page: only then is performance.now() as fine as 5 microseconds.
function serve() {
  const types = { html: "text/html", js: "text/javascript", json: "application/json", wasm: "application/wasm" };
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : request.url;
    const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
    try {
      if (!/^\/[a-z_.]+$/.test(path)) throw new Error("no such file");
      const body = readFileSync(folder + path);
      response.writeHead(200, { ...headers, "Content-Type": types[path.split(".").pop()] }).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function sizeOf(engine) {
  const script = brotli(readFileSync(`${folder}/${engine}.js`));
  return engine === "portal_guide" ? script + brotli(readFileSync(wasmFile)) : script;
}

async function measureAll() {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--no-first-run", "--disable-background-networking"] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => typeof window.bench === "function");
    const results = [];
    for (const engine of engines) {
      results.push({ engine, ...(await page.evaluate((one) => window.bench(one), engine)), bytes: sizeOf(engine) });
    }
    return { browser: browser.version(), results };
  } finally {
    await browser.close();
    server.close();
  }
}

const fixed = (number) => number.toFixed(3);
const duration = (milliseconds) => (milliseconds < 1 ? `${Math.round(milliseconds * 1000)} µs` : `${milliseconds.toFixed(1)} ms`);

function print(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(`  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ")}`);
  }
}

const { documents, queries } = await prepare();
const { browser, results } = await measureAll();
console.log(`  ${documents} documents; ${queries.tuning.length} queries for tuning, ${queries.judging.length} for judging; Chromium ${browser}`);
print([
  ["", "MRR tuning", "judging", "recall@3 tuning", "judging", "p50", "p99", "index", "brotli"],
  ...results.map(({ name, tuning, judging, p50, p99, build: built, bytes }) => [
    name, fixed(tuning.mrr), fixed(judging.mrr), fixed(tuning.recall3), fixed(judging.recall3),
    duration(p50), duration(p99), duration(built), `${(bytes / 1024).toFixed(1)} KB`,
  ]),
]);

const [ours, ...others] = results;
const percent = (share) => `${Math.round(share * 100)} %`;
print([
  ["questions that are not ours", "far", "near", "all", "ours doubted"],
  ...halves.map((half) => {
    const { far, near, admitted, doubted } = ours.honesty[half];
    return [`  ${half}`, percent(far), percent(near), percent(admitted), percent(doubted)];
  }),
]);
const verdicts = [
  ...halves.map((half) => {
    const lead = ours[half].mrr - Math.max(...others.map((other) => other[half].mrr));
    return { what: `best MRR by ${aims.lead}, ${half}`, found: `${lead < 0 ? "" : "+"}${fixed(lead)}`, kept: lead >= aims.lead };
  }),
  ...halves.flatMap((half) => {
    const { admitted, doubted } = ours.honesty[half];
    return [
      { what: `admits ${percent(aims.admitted)} of what is not ours, ${half}`, found: percent(admitted), kept: admitted >= aims.admitted },
      { what: `doubts at most ${percent(aims.doubted)} of ours, ${half}`, found: percent(doubted), kept: doubted <= aims.doubted },
    ];
  }),
  { what: `p50 under ${aims.p50Microseconds} µs`, found: duration(ours.p50), kept: ours.p50 * 1000 < aims.p50Microseconds },
  { what: `less than ${aims.kilobytes} KB added`, found: `${(ours.bytes / 1024).toFixed(1)} KB`, kept: ours.bytes < aims.kilobytes * 1024 },
];
for (const { what, found, kept } of verdicts) console.log(`  ${kept ? "reached" : "MISSED "}  ${what}: ${found}`);
writeFileSync("build/bench-search.json", `${JSON.stringify({ browser, documents, results, verdicts }, null, 2)}\n`);

const kept = verdicts.filter((verdict) => verdict.kept).length;
addCounts(kept, verdicts.length - kept);
process.exit(kept === verdicts.length ? 0 : 1);
