import assert from "node:assert/strict";
import test from "node:test";

import { checks } from "./checks.mjs";
import { readCheckout } from "./tree.mjs";

const tree = readCheckout();

test("the checkout is read", () => {
  assert.ok(tree.size > 50, `only ${tree.size} files were found`);
  for (const path of ["run", "core/error.hpp", "package-lock.json"]) assert.ok(tree.has(path), `${path} is missing`);
});

for (const { name, find } of checks) {
  test(name, () => assert.deepEqual(find(tree), []));
}
