// How long a check of each demo account takes through core.wasm in Node: `node tests/bench/check_in_wasm.mjs`.
// The native twin is check_benchmark.cpp; the budget is 5 ms.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

const rounds = 200;
const folder = "content/demo";

await build({ entryPoints: ["web/core/core_module.ts"], outfile: "build/node-tests/core_module.mjs", format: "esm", target: "node18" });
const { CoreModule } = await import(new URL("../../build/node-tests/core_module.mjs", import.meta.url));
const core = CoreModule.create(await WebAssembly.compile(readFileSync("build/wasm/wasm/bindings/core.wasm")));
const content = readFileSync("build/release/content/en.json", "utf8");

const demos = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
if (demos.length === 0) throw new Error(`there is no demo account in ${folder}`);
for (const demo of demos) {
  const input = JSON.stringify({ snapshot: readFileSync(join(folder, demo), "utf8"), content });
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    const result = core.call("check", input);
    if (!result.ok) throw new Error(`${demo} was refused: ${result.error.id} at ${result.error.where}`);
    return performance.now() - began;
  }).sort((one, other) => one - other);
  const at = (share) => times[Math.floor((rounds - 1) * share)].toFixed(2);
  console.log(`  check ${demo.replace(".json", "")}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${rounds} rounds, the content parsed in each)`);
}
