// The shapes of keys that the widget passes to its module. tests/core/stripe/api_key_test.cpp runs the same rows and shows that
// the core judges a shape as it judges the key.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shapeOf } from "../../wasm/platform/key_shape.ts";

interface Row {
  readonly name: string;
  readonly text: string[];
  readonly shape: string[];
}

const { cases } = JSON.parse(readFileSync("tests/fixtures/key_shapes.json", "utf8")) as { cases: Row[] };

test("there are rows", () => assert.ok(cases.length > 40));

for (const { name, text, shape } of cases) {
  test(`the shape of ${name}`, () => {
    assert.equal(shapeOf(text.join("")), shape.join(""));
    // Whatever a key opens stands behind its first characters.
    assert.ok(!/[A-WYZa-wyz0-9]/.test(shapeOf(text.join("")).slice(12)));
  });
}
