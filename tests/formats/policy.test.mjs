// Policies: the schema that editors see against what the program accepts, and what the program makes of them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { check, root } from "./program.mjs";

const policies = "tests/fixtures/policies";
const snapshot = "content/demo/needs-work.json";
const filesOf = (kind) => readdirSync(join(root, policies, kind)).map((name) => `${policies}/${kind}/${name}`);

const ajv = new Ajv({ allErrors: true, strict: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(root, "docs", "policy.schema.json"), "utf8")));
const isValid = (path) => validate(JSON.parse(readFileSync(join(root, path), "utf8")));

for (const path of filesOf("good")) {
  test(`${path} is accepted by schema and program`, () => {
    assert.ok(isValid(path), JSON.stringify(validate.errors));
    const { status, stderr } = check(snapshot, "--policy", path, "--fail-on", "never");
    assert.equal(stderr, "");
    assert.equal(status, 0);
  });
}

for (const path of filesOf("bad")) {
  test(`${path} is refused by schema and program`, () => {
    assert.ok(!isValid(path));
    const { status, stdout, stderr } = check(snapshot, "--policy", path);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(stderr, new RegExp(`^portal-guide: ${path}#/.+: .+`));
  });
}

test("the guide's example is a policy that is accepted", () => {
  const [, example] = /```json\n(\{[^]*?\n\})\n```/.exec(readFileSync(join(root, "docs", "policy.md"), "utf8"));
  assert.ok(validate(JSON.parse(example)), JSON.stringify(validate.errors));
  const { status, stderr } = check({ input: example }, snapshot, "--policy", "-", "--fail-on", "never");
  assert.equal(status, 0, stderr);
});

test("a policy decides the exit code", () => {
  const policy = (members) => ({ input: JSON.stringify({ format: "portal-policy/1", ...members }) });
  const ready = "content/demo/ready.json";
  assert.equal(check(ready).status, 0);
  assert.equal(check(policy({ require: { cancellation: "off" } }), ready, "--policy", "-").status, 1);
  assert.equal(check(policy({ rules: { "customer-email-editable": "error" } }), ready, "--policy", "-").status, 1);
  const advice = ["customer-email-editable", "downgrade-condition-cross-product", "login-page-disabled"];
  assert.equal(check(ready, "--fail-on", "info").status, 1);
  const accepted = advice.map((rule) => ({ rule, reason: "Known", until: "2099-12-31" }));
  assert.equal(check(policy({ accepted }), ready, "--policy", "-", "--fail-on", "info").status, 0);
  const off = Object.fromEntries(advice.map((rule) => [rule, "off"]));
  assert.equal(check(policy({ rules: off }), ready, "--policy", "-", "--fail-on", "info").status, 0);
});

test("what is not there, or is read twice, is refused", () => {
  for (const args of [[snapshot, "--policy", "nowhere.json"], [snapshot, "--policy", ""], ["-", "--policy", "-"], [snapshot, "--policy", "tests"]]) {
    const { status, stdout, stderr } = check(...args);
    assert.equal(status, 2, args.join(" "));
    assert.equal(stdout, "");
    assert.match(stderr, /^portal-guide: /);
  }
});
