// The doctor, as the widget has it, says what the whole core says: the same report byte for byte, also with what the reader typed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openLookup } from "../../web/element/lookup.ts";
import { CoreModule } from "../../web/core/core_module.ts";

const buildFolder = process.env["PORTAL_GUIDE_BUILD"] ?? "build";
const bundle = readFileSync(join(buildFolder, "release/content/en.json"), "utf8");
const moduleOf = (name: string): WebAssembly.Module => new WebAssembly.Module(readFileSync(join(buildFolder, "wasm/wasm/bindings", `${name}.wasm`)));
const core = CoreModule.create(moduleOf("core"));
const { openDoctor } = openLookup(moduleOf("search"), moduleOf("doctor"), bundle, bundle);
type Doctor = ReturnType<typeof openDoctor>;

const snapshotOf = (name: string): Record<string, any> => JSON.parse(readFileSync(join("content/demo", `${name}.json`), "utf8"));

function answer(doctor: Doctor, operation: string, input: unknown): string {
  const result = doctor.call(operation, JSON.stringify(input));
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
}

function check(snapshot: unknown): string {
  const result = core.call("check", JSON.stringify({ snapshot: JSON.stringify(snapshot), content: bundle }));
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
}

for (const name of ["needs-work", "ready"]) {
  test(`${name}: the doctor's report is that of the whole core`, () => {
    const snapshot = snapshotOf(name);
    const typed = { return_url: "", configurations: { test: "", live: "" } };
    assert.equal(answer(openDoctor(), "doctor.judge", { snapshot, ...typed }), check(snapshot));
  });

  test(`${name}: what the reader typed counts as what the app does`, () => {
    const snapshot = snapshotOf(name);
    const live: string = snapshot["live"].billing_portal_configurations.data[0].id;
    const typed = { return_url: "http://localhost:3000/", configurations: { test: "", live } };
    const integration = { ...snapshot["integration"], return_url: typed.return_url, session_configuration: { live } };
    assert.equal(answer(openDoctor(), "doctor.judge", { snapshot, ...typed }), check({ ...snapshot, integration }));
  });
}

test("an id that stands in the fields of both modes is for the one that has it", () => {
  const snapshot = snapshotOf("ready");
  const live: string = snapshot["live"].billing_portal_configurations.data[0].id;
  const typed = { return_url: "", configurations: { test: live, live } };
  const report = answer(openDoctor(), "doctor.judge", { snapshot, ...typed });
  assert.equal(report, check({ ...snapshot, integration: { ...snapshot["integration"], session_configuration: live } }));
});

test("every doctor keeps an account of its own", () => {
  const [one, other] = [openDoctor(), openDoctor()];
  answer(one, "doctor.judge", { snapshot: snapshotOf("needs-work") });
  answer(other, "doctor.judge", { snapshot: snapshotOf("ready") });
  const verdicts = (doctor: Doctor): string[] => {
    const { causes } = JSON.parse(answer(doctor, "doctor.causes", { symptom: "no-update-button" })) as { causes: { verdict: string }[] };
    return causes.map(({ verdict }) => verdict);
  };
  assert.ok(verdicts(one).includes("confirmed"), "test mode of the other account has switching turned off");
  assert.ok(!verdicts(other).includes("confirmed"), "the ready account confirms nothing");
});

test("an account that cannot be read leaves the last one", () => {
  const doctor = openDoctor();
  const ask = (): string => answer(doctor, "doctor.causes", { symptom: "no-update-button" });
  answer(doctor, "doctor.judge", { snapshot: snapshotOf("needs-work") });
  const before = ask();
  const refused = doctor.call("doctor.judge", JSON.stringify({ snapshot: { format: "portal-snapshot/9" } }));
  assert.equal(refused.ok === false && refused.error.id, "snapshot-format");
  assert.equal(ask(), before);
});

test("the return URL alone is judged as the rules say", () => {
  const rulesAgainst = (return_url: string): string[] => {
    const { findings } = JSON.parse(answer(openDoctor(), "doctor.address", { return_url })) as { findings: { rule: string }[] };
    return findings.map(({ rule }) => rule);
  };
  assert.deepEqual(rulesAgainst("https://app.lumen-notes-demo.com/account"), []);
  assert.deepEqual(rulesAgainst("app.lumen-notes-demo.com"), ["return-url-invalid"]);
});

test("a wrong question is refused with what is wrong in it", () => {
  const doctor = openDoctor();
  for (const [operation, input, where] of [
    ["doctor.causes", '{"symptom":"no-update-button"}', ""],
    ["doctor.judge", "{}", "/snapshot"],
    ["doctor.open", "{}", "/content"],
    ["doctor.open", '{"content":{}}', "/knowledge"],
  ] as const) {
    const refused = doctor.call(operation, input);
    assert.equal(refused.ok === false && refused.error.where, where, `${operation} ${input}`);
  }
  assert.equal(doctor.call("doctor.judge", "{").ok, false);
  assert.equal(doctor.call("search", "{}").ok, false);
  const unopened = CoreModule.create(moduleOf("doctor"));
  for (const operation of ["doctor.judge", "doctor.causes", "doctor.address"]) assert.equal(unopened.call(operation, "{}").ok, false);
});
