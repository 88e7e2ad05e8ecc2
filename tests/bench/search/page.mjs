// What runs in Chromium: every engine in the same page, one after the other, fed with the same documents and asked the same queries.
import { measure } from "../../search/metrics.mjs";

const roundsAtMost = 20;
const measuredFor = 3000; // milliseconds, at least one round

const fetchJson = async (path) => (await fetch(path)).json();

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

// Milliseconds of each query, alone. The engine is warm by then: it has answered every query once, in `round` milliseconds. Where
// that took long, only every so-many-th query is timed, once.
function times(search, queries, round) {
  const step = Math.max(1, Math.ceil(round / measuredFor));
  const rounds = Math.max(1, Math.min(roundsAtMost, Math.floor(measuredFor / round)));
  const samples = [];
  for (let at = 0; at < rounds; at += 1) {
    for (let index = 0; index < queries.length; index += step) {
      const asked = performance.now();
      search(queries[index].query);
      samples.push(performance.now() - asked);
    }
  }
  samples.sort((one, other) => one - other);
  return { samples: samples.length, p50: percentile(samples, 0.5), p99: percentile(samples, 0.99) };
}

// The share of the questions without an answer that are said to be none of ours, by kind, and of ours that are doubted wrongly.
function honestyOf(fits, { tuning, judging, offtopic }) {
  const share = (list) => list.filter(({ query }) => !fits(query)).length / list.length;
  const ofKind = (half, kind) => share(offtopic[half].filter((entry) => entry.kind === kind));
  const of = (half, own) => ({ far: ofKind(half, "far"), near: ofKind(half, "near"), admitted: share(offtopic[half]), doubted: share(own) });
  return { tuning: of("tuning", tuning), judging: of("judging", judging) };
}

/** The measurements of one engine; `run.mjs` calls it from outside. */
window.bench = async (engine) => {
  if (!crossOriginIsolated) throw new Error("the page is not isolated, so its clock is coarse");
  const [documents, queries, bundle, wasm] = await Promise.all([
    fetchJson("documents.json"),
    fetchJson("queries.json"),
    fetch("bundle.json").then((answer) => answer.text()),
    fetch("search.wasm").then((answer) => answer.arrayBuffer()),
  ]);
  const { name, open, settings } = await import(new URL(`${engine}.js`, location.href).href);
  const module = await WebAssembly.compile(wasm);
  const builds = [];
  let search;
  for (let at = 0; at < 3; at += 1) {
    const began = performance.now();
    search = open(documents, settings, { module, bundle });
    builds.push(performance.now() - began);
  }
  const began = performance.now();
  const tuning = measure(search, queries.tuning);
  const judging = measure(search, queries.judging);
  const round = performance.now() - began;
  const honesty = search.fits && honestyOf(search.fits, queries);
  return { name, tuning, judging, honesty, build: Math.min(...builds), ...times(search, [...queries.tuning, ...queries.judging], round) };
};
