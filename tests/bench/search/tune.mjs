// Looks for better options of the libraries we compare with, on the tuning half only: `node tests/bench/search/tune.mjs [ENGINE…]`.
// One option after the other takes the best of its alternatives, until nothing gets better. What it prints goes into the engine's
// `settings`, so that nobody can say that the others were used badly.
import { fileURLToPath } from "node:url";

import { measure } from "../../search/metrics.mjs";

const engines = ["minisearch", "flexsearch", "lunr", "fuse"];

function changed(settings, path, value) {
  const copy = structuredClone(settings);
  const keys = path.split(".");
  const last = keys.pop();
  keys.reduce((inner, key) => inner[key], copy)[last] = value;
  return copy;
}

/** The best settings found for one engine, and how well they do. */
export function tune({ open, settings, alternatives }, documents, queries) {
  const tried = new Map();
  const mrr = (candidate) => {
    const key = JSON.stringify(candidate);
    if (!tried.has(key)) tried.set(key, measure(open(documents, candidate), queries).mrr);
    return tried.get(key);
  };
  let best = settings;
  for (let improved = true; improved; ) {
    improved = false;
    for (const [path, values] of Object.entries(alternatives)) {
      for (const value of values) {
        const candidate = changed(best, path, value);
        if (mrr(candidate) > mrr(best)) {
          best = candidate;
          improved = true;
        }
      }
    }
  }
  return { settings: best, before: mrr(settings), after: mrr(best) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { readDocuments } = await import("./documents.mjs");
  const { queriesOf } = await import("../../search/split.mjs");
  const documents = await readDocuments();
  for (const engine of process.argv.length > 2 ? process.argv.slice(2) : engines) {
    const module = await import(`./${engine}.mjs`);
    const { settings, before, after } = tune(module, documents, queriesOf("tuning"));
    console.log(`${module.name}: MRR ${before.toFixed(3)}, tuned ${after.toFixed(3)}\n${JSON.stringify(settings, null, 2)}`);
  }
}
