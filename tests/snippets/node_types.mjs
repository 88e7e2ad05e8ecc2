// What Stripe's own package declares, asked of code for Node.js: names and parameters are real.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What tsc says against the text; Express is no part of the checkout, so it may be anything. */
export function complaints(name, text) {
  const folder = join(root, "build", "snippets", "types", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "express.d.ts"), 'declare module "express" { const express: any; export default express; }\n');
  writeFileSync(join(folder, "snippet.mjs"), text);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({
    compilerOptions: { allowJs: true, checkJs: true, noEmit: true, strict: false, skipLibCheck: true, types: ["node"], target: "es2022", module: "nodenext" },
    files: ["express.d.ts", "snippet.mjs"],
  }));
  const { error, status, stdout } = spawnSync(join(root, "node_modules", ".bin", "tsc"), ["-p", folder], { encoding: "utf8" });
  assert.equal(error, undefined);
  assert.equal(stdout === "", status === 0, stdout);
  return stdout;
}
