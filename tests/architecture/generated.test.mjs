// What was generated and committed is still what its generator says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { expectations, judge } from "../fixtures/generate_url_expectations.mjs";

const fixture = (name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8"));

test("the running Node's URL judges every address as url_expectations.json says", () => {
  const committed = fixture("url_expectations.json");
  assert.deepEqual(committed, expectations());
  assert.ok(committed.length > 500, `only ${committed.length} addresses`);
  assert.ok(committed.filter(({ url }) => url === null).length > 150, "too few addresses that are refused");
  assert.ok(committed.filter(({ url }) => url !== null).length > 150, "too few addresses that are accepted");
});

test("no address is listed twice", () => {
  const addresses = fixture("url_addresses.json");
  assert.deepEqual(addresses.filter((address, index) => addresses.indexOf(address) !== index), []);
});

test("the judge knows what is no web address", () => {
  assert.equal(judge("/account"), null);
  assert.equal(judge("ftp://shop.example/"), null);
  assert.deepEqual(judge("https://user@SHOP.example:8443/x"), { scheme: "https", host: "shop.example", port: 8443, has_credentials: true });
});
