// What the program writes as SARIF, against the schema of SARIF 2.1.0 (Microsoft's SARIF SDK ships it).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import test from "node:test";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { check, root, snapshots } from "./program.mjs";

const sdk = dirname(createRequire(import.meta.url).resolve("@microsoft/jest-sarif"));

/** The schema is of draft 4, which differs from draft 7 in the name of `id` alone as far as this schema goes. */
function validator() {
  const { $schema, id, ...schema } = JSON.parse(readFileSync(join(sdk, "schemas", "sarif-2.1.0-rtm.5.json"), "utf8"));
  assert.match($schema, /draft-04/);
  assert.match(id, /sarif-2\.1\.0/);
  assert.doesNotMatch(JSON.stringify(schema), /"exclusiveM(in|ax)imum":(true|false)/);
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

const validate = validator();

function faults(log) {
  validate(log);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const sarifOf = (...args) => JSON.parse(check(...args, "--format", "sarif").stdout);

test("there are snapshots to write", () => assert.ok(snapshots.length > 50, `only ${snapshots.length}`));

for (const snapshot of snapshots) {
  test(`${snapshot} becomes a valid log`, () => {
    const log = sarifOf(snapshot);
    assert.deepEqual(faults(log), []);
    const [run] = log.runs;
    const report = JSON.parse(check(snapshot, "--format", "json").stdout);
    assert.equal(run.results.filter(({ kind }) => kind === "fail").length, report.findings.length);
    assert.equal(run.results.filter(({ kind }) => kind === "open").length, report.not_checked.length);
    assert.deepEqual(run.properties.notRead, report.not_read);
    assert.deepEqual(run.properties.subscribersNotRead, report.subscribers_not_read);
    const lines = readFileSync(join(root, snapshot), "utf8").split("\n").length;
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      for (const { physicalLocation } of result.locations) {
        assert.equal(physicalLocation.artifactLocation.uri, snapshot);
        assert.ok(physicalLocation.region.startLine <= lines);
      }
    }
  });
}

test("a snapshot from standard input has no file", () => {
  const input = readFileSync(join(root, snapshots[0]), "utf8");
  const log = JSON.parse(check({ input }, "-", "--format", "sarif").stdout);
  assert.deepEqual(faults(log), []);
  assert.equal(log.runs[0].artifacts, undefined);
  assert.doesNotMatch(JSON.stringify(log), /physicalLocation/);
});

test("what a policy sets aside is suppressed, or off, and the log stays valid", () => {
  const log = sarifOf("content/demo/needs-work.json", "--policy", "tests/fixtures/policies/good/everything.json");
  assert.deepEqual(faults(log), []);
  const [{ results, invocations, tool }] = log.runs;
  const suppressed = results.filter(({ suppressions }) => suppressions !== undefined);
  assert.deepEqual(suppressed.map(({ ruleId }) => ruleId), ["plan-not-offered", "price-archived"]);
  for (const { suppressions } of suppressed) assert.match(suppressions[0].properties.until, /^\d{4}-\d\d-\d\d$/);
  const [{ descriptor, configuration }] = invocations[0].ruleConfigurationOverrides;
  assert.deepEqual(configuration, { enabled: false });
  assert.equal(tool.driver.rules[descriptor.index].id, "headline-missing");
  assert.ok(results.some(({ ruleId, level }) => ruleId === "policy-prices" && level === "warning"));
});

test("what is outside of the working folder is named without its folders", () => {
  const [run] = sarifOf(join(root, snapshots[0])).runs;
  assert.equal(run.artifacts[0].location.uri, snapshots[0].split("/").at(-1));
});

// A schema that accepts everything would pass above as well.
const spoilt = [
  ["another version", (log) => (log.version = "2.0.0")],
  ["no tool", (log) => delete log.runs[0].tool],
  ["a level that does not exist", (log) => (log.runs[0].results[0].level = "advice")],
  ["a kind that does not exist", (log) => (log.runs[0].results[0].kind = "not_checked")],
  ["a result without message", (log) => delete log.runs[0].results[0].message],
  ["a member that does not exist", (log) => (log.runs[0].results[0].mode = "live")],
  ["a line 0", (log) => (log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0)],
  ["a suppression without kind", (log) => (log.runs[0].results[0].suppressions = [{}])],
];
for (const [what, spoil] of spoilt) {
  test(`a log with ${what} is refused`, () => {
    const log = sarifOf("content/demo/needs-work.json");
    spoil(log);
    assert.notDeepEqual(faults(log), []);
  });
}
