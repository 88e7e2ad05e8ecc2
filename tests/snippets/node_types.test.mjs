// The Node.js snippet against the types that Stripe's own package declares: names and parameters are real.
import assert from "node:assert/strict";
import test from "node:test";
import { snippets } from "./languages.mjs";
import { complaints } from "./node_types.mjs";

const code = snippets.find(({ id }) => id === "node").code.join("\n").replace("{configuration}", "bpc_1").replace("{return-url}", "https://example.com/");

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
