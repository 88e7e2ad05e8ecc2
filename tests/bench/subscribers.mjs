// Subscriptions judged per second, natively, in core.wasm and in JavaScript, and the memory that a million of them take:
// `node tests/bench/subscribers.mjs [BENCHMARK]`. The snapshots are written to build/bench, and are the same in every run.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";

import { judge, writeSnapshot } from "./subscriber_snapshot.mjs";

const program = process.argv[2] ?? "build/bench/tests/bench/subscribers_benchmark";
const folder = "build/bench";
const few = 40_000;
const many = 1_000_000;
const rounds = 5;

function report(who, count, path, milliseconds, memory = "") {
  const perSecond = (count / milliseconds) * 1000;
  const megabytes = (statSync(path).size / 1e6 / milliseconds) * 1000;
  console.log(`  ${who.padEnd(34)} ${Math.round(perSecond).toLocaleString("en").padStart(10)} a second ${megabytes.toFixed(0).padStart(6)} MB/s  ${memory}`);
  return perSecond;
}

/// Processor time of the best round: other work on the machine must not count.
function best(work) {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function native(path, count) {
  const run = spawnSync(program, [path, String(count), "--benchmark_format=json", "--benchmark_min_time=0.1"], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${program}: ${run.stderr}`);
  const [result] = JSON.parse(run.stdout).benchmarks;
  return { milliseconds: result.cpu_time, megabytes: result.peak_megabytes };
}

async function inWasm(path) {
  const module = "build/wasm/wasm/bindings/core.wasm";
  if (!existsSync(module)) return undefined;
  const { build } = await import("esbuild");
  await build({ entryPoints: ["web/core/core_module.ts"], outfile: "build/node-tests/core_module.mjs", format: "esm", target: "node18" });
  const { CoreModule } = await import(new URL("../../build/node-tests/core_module.mjs", import.meta.url));
  const core = CoreModule.create(await WebAssembly.compile(readFileSync(module)));
  const content = readFileSync("build/release/content/en.json");
  return best(() => {
    const result = core.call("check.text", Buffer.concat([Buffer.from(`${content.length}\n`), content, readFileSync(path)]));
    if (!result.ok) throw new Error(`the snapshot was refused: ${result.error.id} at ${result.error.where}`);
  });
}

mkdirSync(folder, { recursive: true });
const small = `${folder}/subscribers.json`;
const large = `${folder}/million-subscribers.json`;
await writeSnapshot(small, few);
console.log(`  ${few.toLocaleString("en")} subscriptions, ${(statSync(small).size / 1e6).toFixed(0)} MB of list pages, processor time`);
const script = report("JSON.parse and the checks in Node", few, small, best(() => judge(readFileSync(small, "utf8"))));
const text = native(small, few);
const fast = report("portal-guide, natively", few, small, text.milliseconds, `${text.megabytes.toFixed(0)} MB of memory`);
const wasm = await inWasm(small);
console.log(`  natively ${(fast / script).toFixed(1)} times the JavaScript`);
if (wasm !== undefined) {
  console.log(`  in wasm ${(report("core.wasm in Node", few, small, wasm) / script).toFixed(1)} times the JavaScript`);
}

await writeSnapshot(large, many);
const million = native(large, many);
console.log(`  ${many.toLocaleString("en")} subscriptions, ${(statSync(large).size / 1e6).toFixed(0)} MB of list pages`);
report("portal-guide, natively", many, large, million.milliseconds, `${million.megabytes.toFixed(1)} MB of memory, of 64 allowed`);
rmSync(large);
