// How well the search answers the test set, through search.wasm: a change that makes it worse is seen here. The floors lie a little
// below what held when they were written; `./test bench-search` shows the figures, and those of other engines.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";

import { measure } from "./metrics.mjs";
import { Search } from "./portal_guide.mjs";
import { queriesOf } from "./split.mjs";

const floors = {
  tuning: { mrr: 0.78, recall3: 0.62, found3: 0.84 },
  judging: { mrr: 0.77, recall3: 0.59, found3: 0.83 },
};

await build({ entryPoints: ["web/core/core_module.ts"], outfile: "build/node-tests/core_module.mjs", format: "esm", target: "node18" });
const { CoreModule } = await import(new URL("../../build/node-tests/core_module.mjs", import.meta.url));
const module = await WebAssembly.compile(readFileSync("build/wasm/wasm/bindings/search.wasm"));
const search = new Search(CoreModule, module, readFileSync("build/release/content/en.json", "utf8"));

for (const [half, floor] of Object.entries(floors)) {
  test(`the search answers the ${half} queries`, () => {
    const found = measure((words) => search.targets(words), queriesOf(half));
    for (const [what, least] of Object.entries(floor)) {
      assert.ok(found[what] >= least, `${what} is ${found[what].toFixed(3)}, below ${least}`);
    }
  });
}
