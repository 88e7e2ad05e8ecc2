// `./test size`: what a reader downloads, after brotli, against the budget. Compresses the files of web/dist
// itself, at the quality they are served in, and does not rely on numbers that the build wrote down.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

import { addCounts } from "./counts.mjs";

const folder = "web/dist";
const kilobyte = 1024;
const budgets = [
  { what: "before the reader shows intent", parts: ["shell"], limit: 2.5 * kilobyte },
  { what: "the whole widget when it opens", parts: ["shell", "chunk", "wasm", "content"], limit: 250 * kilobyte },
  // Problems, decline codes, code, what the rules say and the other ways of a step: fetched when first asked for.
  { what: "knowledge, on demand", parts: ["knowledge"], limit: 124 * kilobyte },
  // They come with the knowledge.
  { what: "the search over it", parts: ["lookup"], limit: 80 * kilobyte },
  { what: "the rules and the diagnosis", parts: ["doctor"], limit: 170 * kilobyte },
];

/** The search's index travels in the knowledge, as numbers in place of the phrases. */
const indexLimit = 48 * kilobyte;

const { parts } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));

/** Bytes of one part of the manifest, plain and compressed. */
function measure(part) {
  return measureBytes(readFileSync(join(folder, parts[part])));
}

function measureBytes(bytes) {
  const parameters = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { plain: bytes.length, brotli: brotliCompressSync(bytes, { params: parameters }).length };
}

const sizes = Object.fromEntries(["shell", "chunk", "wasm", "content", "knowledge", "lookup", "doctor"].map((part) => [part, measure(part)]));
const inKilobytes = (bytes) => `${(bytes / kilobyte).toFixed(1)} KB`.padStart(10);
const row = (name, plain, brotli, note = "") => console.log(`  ${name.padEnd(42)}${plain}${brotli}  ${note}`.trimEnd());

row("", "plain".padStart(10), "brotli".padStart(10));
for (const [part, { plain, brotli }] of Object.entries(sizes)) row(`${part} (${parts[part]})`, inKilobytes(plain), inKilobytes(brotli));

const index = Buffer.from(JSON.stringify(JSON.parse(readFileSync(join(folder, parts.knowledge), "utf8")).index ?? {}));
sizes.index = measureBytes(index);
budgets.push({ what: "the search’s index, part of the knowledge", parts: ["index"], limit: indexLimit });

let failed = 0;
for (const { what, parts: counted, limit } of budgets) {
  const sum = (kind) => counted.reduce((total, part) => total + sizes[part][kind], 0);
  const fits = sum("brotli") <= limit;
  if (!fits) failed += 1;
  row(what, inKilobytes(sum("plain")), inKilobytes(sum("brotli")), `budget ${inKilobytes(limit).trim()}: ${fits ? "kept" : "BROKEN"}`);
}
addCounts(budgets.length - failed, failed);
process.exit(failed === 0 ? 0 : 1);
