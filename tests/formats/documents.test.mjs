// docs/report.schema.json and docs/snapshot.schema.json against every snapshot in the checkout, and against the report that the
// program writes of it: the golden files of most rules hold what is special about one only.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import Ajv from "ajv";
import { check, filesBelow, root, snapshots as golden } from "./program.mjs";

const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** What is a JSON object with a member `format` of that value, whatever its file is called. */
function documentsOf(format) {
  return ["content/demo", "tests/golden", "tests/fixtures"]
    .flatMap(filesBelow)
    .filter((path) => /\.(json|out)$/.test(path))
    .flatMap((path) => {
      try {
        const value = read(path);
        return value?.format === format ? [{ path, value }] : [];
      } catch {
        return [];
      }
    });
}

function validatorOf(schema) {
  const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(read(schema));
  return (value) => (validate(value) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));
}

const faultsOfReport = validatorOf("docs/report.schema.json");
const faultsOfSnapshot = validatorOf("docs/snapshot.schema.json");
const reports = [
  ...documentsOf("portal-report/1"),
  ...golden.map((path) => ({ path: `what is said about ${path}`, value: JSON.parse(check(path, "--format", "json").stdout) })),
];
const snapshots = [
  ...documentsOf("portal-snapshot/1"),
  ...golden.filter((path) => path.startsWith("build/")).map((path) => ({ path, value: read(path) })),
];

test("the checkout holds whole reports and snapshots", () => {
  assert.ok(reports.length >= 100, `${reports.length} reports`);
  assert.ok(snapshots.length >= 100, `${snapshots.length} snapshots`);
});

for (const { path, value } of reports) {
  test(`${path} is a report as docs/report.schema.json says`, () => assert.deepEqual(faultsOfReport(value), []));
}

/** What a section must not be, so that the golden report shows what becomes of it. */
const malformed = ["tests/golden/documents/nothing-could-be-read.json"];

for (const { path, value } of snapshots) {
  if (malformed.includes(path)) continue;
  test(`${path} is a snapshot as docs/snapshot.schema.json says`, () => assert.deepEqual(faultsOfSnapshot(value), []));
}

for (const path of malformed) {
  test(`${path}, which is malformed, is refused`, () => assert.notDeepEqual(faultsOfSnapshot(read(path)), []));
}

for (const document of ["report", "snapshot"]) {
  test(`the example in docs/${document}.md is one`, () => {
    const [, example] = /```json\n(\{[^]*?\n\})\n```/.exec(readFileSync(join(root, "docs", `${document}.md`), "utf8"));
    assert.deepEqual((document === "report" ? faultsOfReport : faultsOfSnapshot)(JSON.parse(example)), []);
  });
}

// A schema that accepts everything would pass above as well.
const report = () => structuredClone(reports.find(({ value }) => value.findings.some(({ fix }) => fix.api))?.value);
const spoiltReports = {
  "of another format": (value) => (value.format = "portal-report/1"),
  "with a verdict nobody knows": (value) => (value.verdict = "fine"),
  "without a count": (value) => delete value.summary.not_checked,
  "with a misspelt member": (value) => (value.finding = []),
  "with a finding without evidence": (value) => (value.findings[0].evidence = []),
  "with evidence without a pointer": (value) => (value.findings[0].evidence[0].path = "live/account"),
  "with a command but no request": (value) => delete value.findings.find(({ fix }) => fix.api).fix.api,
  "with a finding without a fingerprint": (value) => delete value.findings[0].fingerprint,
  "with a mode nobody knows": (value) => (value.passed[0].mode = "sandbox"),
  "with a reason nobody knows": (value) => (value.not_checked = [{ rule: "a", mode: "live", because: "later", detail: "a" }]),
};
for (const [how, spoil] of Object.entries(spoiltReports)) {
  test(`a report ${how} is refused`, () => {
    const value = report();
    assert.deepEqual(faultsOfReport(value), []);
    spoil(value);
    assert.notDeepEqual(faultsOfReport(value), []);
  });
}

const spoiltSnapshots = {
  "of another format": (value) => (value.format = "portal-snapshot/2"),
  "without a time": (value) => delete value.taken_at,
  "with a time as text": (value) => (value.taken_at = "2026-11-22"),
  "of no mode": (value) => ["test", "live"].forEach((mode) => delete value[mode]),
  "with an account that is a list": (value) => (value.live.account = []),
  "with products that are a number": (value) => (value.live.products = 3),
  "with another object among the products": (value) => (value.live.products = [{ id: "a", object: "price" }]),
  "with has_more as text": (value) => (value.live.prices = { object: "list", data: [], has_more: "no" }),
  "with an error that is a text": (value) => (value.live.customers = { status: 403, error: "forbidden" }),
  "with a return URL that is a number": (value) => (value.integration = { return_url: 1 }),
};
for (const [how, spoil] of Object.entries(spoiltSnapshots)) {
  test(`a snapshot ${how} is refused`, () => {
    const value = read("content/demo/needs-work.json");
    assert.deepEqual(faultsOfSnapshot(value), []);
    spoil(value);
    assert.notDeepEqual(faultsOfSnapshot(value), []);
  });
}
