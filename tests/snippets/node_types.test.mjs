// The Node.js snippet against the types that Stripe's own package declares: names and parameters are real.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { snippets } from "./languages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const code = snippets.find(({ id }) => id === "node").code.join("\n").replace("{configuration}", "bpc_1").replace("{return-url}", "https://example.com/");

/** What tsc says against the text; Express is no part of the checkout, so it may be anything. */
function complaints(name, text) {
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

test("the snippet as it is", () => assert.equal(complaints("snippet", code), ""));

for (const [fault, from, to] of [
  ["a parameter that Stripe does not know", "return_url:", "returnUrl:"],
  ["a resource that Stripe does not have", "billingPortal.sessions", "customerPortal.sessions"],
  ["a customer that is a number", "req.user.stripeCustomerId", "1"],
  ["a member that a session does not have", "session.url", "session.href"],
]) {
  test(`${fault} is noticed`, () => {
    const spoilt = code.replace(from, to);
    assert.notEqual(spoilt, code);
    assert.match(complaints("spoilt", spoilt), /snippet\.mjs\(\d+,\d+\): error TS/);
  });
}
