// Exported configurations (docs/export.md) are what their own languages take for code, and Stripe's library knows what they call.
// tests/core/export runs them and carries out what they send.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { faultsOf } from "./languages.mjs";
import { complaints } from "./node_types.mjs";

const folder = fileURLToPath(new URL("../golden/export", import.meta.url));
const read = (name) => readFileSync(join(folder, name), "utf8");

for (const account of ["ready", "blanks"]) {
  for (const script of ["curl.sh", "cli.sh"]) {
    test(`${account}.${script} is a script for bash`, () => {
      const text = read(`${account}.${script}`);
      assert.equal(faultsOf("curl", `exported-${account}-${script}`, text), "");
      assert.notEqual(faultsOf("curl", "exported-spoilt", text.replace(/"(?=\n[^"]*$)/, "")), "");
    });
  }

  test(`${account}.node.mjs is a module for Node.js`, () => {
    assert.equal(faultsOf("node", `exported-${account}`, read(`${account}.node.mjs`)), "");
  });

  test(`${account}.node.mjs calls what Stripe's library has`, () => {
    const text = read(`${account}.node.mjs`);
    assert.equal(complaints(`exported-${account}`, text), "");
    for (const [from, to] of [
      ["invoice_history:", "invoices:"],
      ["configurations.create", "configurations.make"],
      ["lookup_keys:", "lookupKeys:"],
      ["enabled: true", 'enabled: "later"'],
    ]) {
      assert.notEqual(text.replace(from, to), text);
      assert.match(complaints("exported-spoilt", text.replace(from, to)), /error TS/);
    }
  });
}
