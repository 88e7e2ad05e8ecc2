// The golden snapshots through core.wasm: what it says has to be what the native core wrote, byte for byte.
// tests/core/report/golden_test.cpp is the native twin, and the one that rewrites what is expected.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CoreModule } from "../../web/core/core_module.ts";
// Plain JavaScript, which tests/formats runs as it is; its types are in its comments.
// @ts-expect-error
import { goldenSnapshot, goldenSnapshots } from "../golden_snapshots.mjs";

const buildFolder = process.env["PORTAL_GUIDE_BUILD"] ?? "build";
const contentBundle = readFileSync(join(buildFolder, "release/content/en.json"), "utf8");
const core = CoreModule.create(new WebAssembly.Module(readFileSync(join(buildFolder, "wasm/wasm/bindings/core.wasm"))));

interface Golden {
  readonly path: string;
  readonly expected: string;
  /** The rule whose answers are kept; undefined where the whole report is. */
  readonly rule: string | undefined;
}

const golden: readonly Golden[] = goldenSnapshots();

function check(snapshot: string) {
  return core.call("check", JSON.stringify({ snapshot, content: contentBundle }));
}

/** The members "findings", "passed" and "not_checked" as they stand in the report, with one rule's answers. */
function answersOf(rule: string, report: string): string {
  const members = ["findings", "passed", "not_checked"].map((name) => {
    const list = new RegExp(`^  "${name}": \\[\\n([^]*?)^  \\]`, "m").exec(report)?.[1] ?? "";
    const answers = list.match(/^    \{\n[^]*?^    \}/gm) ?? [];
    const own = answers.filter((answer) => answer.startsWith(`    {\n      "rule": "${rule}",\n`));
    return `  "${name}": [${own.length === 0 ? "" : `\n${own.join(",\n")}\n  `}]`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}

function assertAsBefore({ expected, rule }: Golden, report: string) {
  assert.equal(rule === undefined ? report : answersOf(rule, report), readFileSync(`${expected}.out`, "utf8"));
}

test("there are golden snapshots for every rule and every demo account", () => {
  assert.ok(golden.length > 46, `${golden.length}`);
});

for (const one of golden) {
  test(`core.wasm reports on ${one.path} as the native core does`, () => {
    const result = check(goldenSnapshot(one.path));
    assert.ok(result.ok, JSON.stringify(result));
    assertAsBefore(one, result.text);
  });
}

for (const name of ["needs-work", "ready"]) {
  test(`core.wasm compares the modes of ${name} as the native core does`, () => {
    const snapshot = readFileSync(join("content/demo", `${name}.json`), "utf8");
    const result = core.call("compare", JSON.stringify({ snapshot, content: contentBundle }));
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(result.text, readFileSync(join("tests/golden/comparison", `${name}.out`), "utf8"));
  });
}

const exportedFiles: readonly (readonly [file: string, choice: { format: string; provider?: string }])[] = [
  ["params.out", { format: "params" }],
  ["curl.sh", { format: "curl" }],
  ["cli.sh", { format: "cli" }],
  ["node.mjs", { format: "node" }],
  ["stripe.tf", { format: "terraform" }],
  ["lukasaron.tf", { format: "terraform", provider: "lukasaron" }],
];
for (const [file, choice] of exportedFiles) {
  test(`core.wasm exports ${file} as the native core does`, () => {
    const snapshot = readFileSync("content/demo/ready.json", "utf8");
    const result = core.call("export", JSON.stringify({ snapshot, content: contentBundle, ...choice }));
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(result.text, readFileSync(join("tests/golden/export", `ready.${file}`), "utf8"));
  });
}

test("core.wasm says what it cannot export", () => {
  const snapshot = readFileSync("content/demo/ready.json", "utf8");
  for (const [choice, id, where] of [
    [{ configuration: "bpc_Nowhere" }, "export-unknown", ""],
    [{ format: "pascal" }, "operation-input", "/format"],
    [{ provider: 7 }, "operation-input", "/provider"],
    [{ mode: "both" }, "operation-input", "/mode"],
    [{ configuration: null }, "operation-input", "/configuration"],
  ] as const) {
    const result = core.call("export", JSON.stringify({ snapshot, content: contentBundle, ...choice }));
    assert.ok(!result.ok, JSON.stringify(choice));
    assert.equal(result.error.id, id);
    assert.equal(result.error.where, where);
  }
});

test("core.wasm says what it cannot compare", () => {
  const snapshot = '{"format":"portal-snapshot/1","taken_at":1763850000,"live":{}}';
  const result = core.call("compare", JSON.stringify({ snapshot, content: contentBundle }));
  assert.ok(!result.ok);
  assert.equal(result.error.id, "compare-one-mode");
  assert.equal(result.error.where, "/test");
});

const head = '{"format":"portal-snapshot/1","taken_at":1763850000,';
const refused: readonly (readonly [name: string, snapshot: string, id: string, where: string])[] = [
  ["empty", "", "json-incomplete", ""],
  ["cut off", `${head}"live":{"account":`, "json-incomplete", ""],
  ["100,000 deep", "[".repeat(100_000), "json-too-deep", ""],
  ["larger than any snapshot", " ".repeat(65 << 20), "json-too-large", ""],
  ["no JSON", "hello", "json-invalid", ""],
  ["of another format", '{"format":"portal-snapshot/2","taken_at":1,"live":{}}', "snapshot-format", "/format"],
  ["of a wrong type", `${head}"live":[]}`, "snapshot-type", "/live"],
];

for (const [name, snapshot, id, where] of refused) {
  test(`core.wasm refuses a snapshot that is ${name}, and goes on`, () => {
    const result = check(snapshot);
    assert.ok(!result.ok);
    assert.equal(result.error.id, id);
    assert.equal(result.error.where, where);
    assert.ok(check(readFileSync("content/demo/ready.json", "utf8")).ok);
  });
}

const content = Buffer.from(contentBundle);
const framed = (snapshot: string, size: number | string = content.length) =>
  Buffer.concat([Buffer.from(`${size}\n`), content, Buffer.from(snapshot)]);

for (const one of golden) {
  test(`${one.path} as a stream in core.wasm`, () => {
    const result = core.call("check.text", framed(goldenSnapshot(one.path)));
    assert.ok(result.ok, JSON.stringify(result));
    assertAsBefore(one, result.text);
  });
}

test("core.wasm refuses what is no text to check", () => {
  for (const input of ["", "12", "\n", "-1\n", "7\n{}", "x\n{}", framed("", content.length + 1), framed("", "1e3")]) {
    const result = core.call("check.text", input);
    assert.ok(!result.ok);
    assert.equal(result.error.id, "operation-input");
  }
  const cut = core.call("check.text", framed('{"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":[{"id":'));
  assert.ok(!cut.ok);
  assert.equal(cut.error.id, "json-incomplete");
});

test("core.wasm refuses what is no input of a check", () => {
  for (const [input, where] of [["{}", "/snapshot"], ['{"snapshot":1}', "/snapshot"], ['{"snapshot":""}', "/content"]] as const) {
    const result = core.call("check", input);
    assert.ok(!result.ok);
    assert.equal(result.error.id, "operation-input");
    assert.equal(result.error.where, where);
  }
});
