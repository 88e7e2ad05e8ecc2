// The runners of ./test must not be green without a test, nor with one that is skipped.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

const root = process.cwd();

function folderFor(t) {
  const folder = mkdtempSync(join(tmpdir(), "portal-guide-runner-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Runs a tool in `folder`; gives its exit code and what it counted. */
function run(folder, tool, ...given) {
  const counts = join(folder, "counts");
  writeFileSync(counts, "");
  // A test inside a test: Node's runner must not think that it reports to this one.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const result = spawnSync(process.execPath, [join(root, "tools", tool), ...given], {
    cwd: folder, encoding: "utf8", env: { ...environment, PORTAL_GUIDE_COUNTS: counts },
  });
  return { status: result.status, counts: readFileSync(counts, "utf8"), output: result.stdout + result.stderr };
}

function program(folder, script) {
  const path = join(folder, "program_tests");
  writeFileSync(path, `#!/usr/bin/env bash\nfor argument; do case "$argument" in --gtest_output=json:*) output="\${argument#*json:}" ;; esac; done\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Writes a GoogleTest result file, in the first shard only. */
const writes = (...tests) =>
  `if [[ $GTEST_SHARD_INDEX == 0 ]]; then echo '${JSON.stringify({ testsuites: [{ testsuite: tests }] })}' >"$output"; else echo '{"testsuites": []}' >"$output"; fi`;
const completed = { result: "COMPLETED" };

const programs = [
  { what: "counts what passed", script: writes(completed, completed), status: 0, counts: "2 0\n" },
  { what: "counts what failed", script: `${writes(completed, { ...completed, failures: [{}] })}; ((GTEST_SHARD_INDEX))`, status: 1, counts: "1 1\n" },
  { what: "takes a skipped test for failed", script: writes(completed, { result: "SKIPPED" }), status: 1, counts: "1 1\n" },
  { what: "takes a disabled test for failed", script: writes({ result: "SUPPRESSED" }), status: 1, counts: "0 1\n" },
  { what: "takes a program without tests for failed", script: writes(), status: 1, counts: "0 1\n" },
  { what: "sees a leak that is reported after the tests", script: `${writes(completed)}; ((GTEST_SHARD_INDEX)) || exit 23`, status: 1, counts: "1 1\n" },
];

for (const { what, script, status, counts } of programs) {
  test(`GoogleTest: ${what}`, (t) => {
    const folder = folderFor(t);
    const result = run(folder, "run_gtest.mjs", program(folder, script));
    assert.deepEqual({ status: result.status, counts: result.counts }, { status, counts }, result.output);
  });
}

test("GoogleTest: takes a program that dies for failed", (t) => {
  const folder = folderFor(t);
  const result = run(folder, "run_gtest.mjs", program(folder, "kill -SEGV $$"));
  assert.equal(result.status, 1);
  assert.match(result.counts, /^0 [1-9]/);
});

test("GoogleTest: takes a program that is not there for failed", (t) => {
  const folder = folderFor(t);
  const result = run(folder, "run_gtest.mjs", join(folder, "absent"));
  assert.equal(result.status, 1);
  assert.match(result.counts, /^0 [1-9]/);
});

const imports = 'import test from "node:test"; import assert from "node:assert/strict";\n';
const skip = ["ski", "p"].join("");
const scripts = [
  { what: "counts what passed", files: { "a.test.mjs": `${imports}test("a", () => {});` }, status: 0, counts: "1 0\n" },
  { what: "runs TypeScript", files: { "a.test.ts": `${imports}const one: number = 1; test("a", () => assert.equal(one, 1));` }, status: 0, counts: "1 0\n" },
  { what: "counts what failed", files: { "a.test.mjs": `${imports}test("a", () => {}); test("b", () => assert.fail());` }, status: 1, counts: "1 1\n" },
  { what: "takes a skipped test for failed", files: { "a.test.mjs": `${imports}test("a", () => {}); test("b", { ${skip}: true }, () => {});` }, status: 1, counts: "1 1\n" },
  { what: "takes a file that does not load for failed", files: { "a.test.mjs": 'import "./absent.mjs";' }, status: 1, counts: "0 1\n" },
  { what: "takes a folder without tests for failed", files: { "a.mjs": "" }, status: 1, counts: "0 1\n" },
];

for (const { what, files, status, counts } of scripts) {
  test(`Node: ${what}`, (t) => {
    const folder = folderFor(t);
    mkdirSync(join(folder, "some"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "some", name), text);
    const result = run(folder, "run_node_tests.mjs", "some");
    assert.deepEqual({ status: result.status, counts: result.counts }, { status, counts }, result.output);
  });
}

const reports = [
  { what: "counts what passed", stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, code: "0", counts: "3 0\n" },
  { what: "counts what failed", stats: { expected: 3, unexpected: 2, flaky: 0, skipped: 0 }, code: "1", counts: "3 2\n" },
  { what: "takes a flaky test for failed", stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 }, code: "0", counts: "3 1\n" },
  { what: "takes a skipped test for failed", stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 }, code: "0", counts: "3 1\n" },
  { what: "takes no test at all for failed", stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, code: "0", counts: "0 1\n" },
  { what: "believes the exit code", stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, code: "1", counts: "3 1\n" },
];

for (const { what, stats, code, counts } of reports) {
  test(`Playwright: ${what}`, (t) => {
    const folder = folderFor(t);
    writeFileSync(join(folder, "report.json"), JSON.stringify({ stats }));
    const result = run(folder, "count_playwright.mjs", "report.json", code);
    assert.deepEqual({ status: result.status, counts: result.counts }, { status: counts.endsWith(" 0\n") ? 0 : 1, counts });
  });
}

test("Playwright: takes a run without a report for failed", (t) => {
  const result = run(folderFor(t), "count_playwright.mjs", "absent.json", "1");
  assert.deepEqual({ status: result.status, counts: result.counts }, { status: 1, counts: "0 1\n" });
});

const ran = 'echo "stat::number_of_executed_units: 12" >&2';
const fuzzers = [
  { what: "counts what passed", programs: { a_fuzz: ran, b_fuzz: ran, c_fuzz: ran }, status: 0, passed: 3, failed: 0 },
  { what: "counts what failed", programs: { a_fuzz: ran, b_fuzz: `${ran}; exit 77` }, status: 1, passed: 1, failed: 1 },
  { what: "takes a fuzzer that dies for failed", programs: { a_fuzz: `${ran}; kill -SEGV $$` }, status: 1, passed: 0, failed: 1 },
  { what: "takes a fuzzer that tried nothing for failed", programs: { a_fuzz: "exit 0" }, status: 1, passed: 0, failed: 1 },
  { what: "takes a folder without fuzzers for failed", programs: { tests: ran }, status: 1, passed: 0, failed: 1 },
];

for (const { what, programs, status, passed, failed } of fuzzers) {
  test(`fuzzers: ${what}`, (t) => {
    const folder = folderFor(t);
    mkdirSync(join(folder, "some"));
    for (const [name, script] of Object.entries(programs)) {
      writeFileSync(join(folder, "some", name), `#!/usr/bin/env bash\n${script}\n`);
      chmodSync(join(folder, "some", name), 0o755);
    }
    const result = run(folder, "run_fuzzers.mjs", "some");
    const counted = result.counts.trim().split("\n").map((line) => line.split(" ").map(Number));
    assert.equal(result.status, status, result.output);
    assert.deepEqual([0, 1].map((column) => counted.reduce((sum, line) => sum + line[column], 0)), [passed, failed], result.output);
  });
}

test("fuzzers: are given the time, the corpus and a place for what they find", (t) => {
  const folder = folderFor(t);
  mkdirSync(join(folder, "some"));
  mkdirSync(join(folder, "tests", "fuzz", "corpus", "url"), { recursive: true });
  for (const name of ["url_fuzz", "key_fuzz"]) {
    writeFileSync(join(folder, "some", name), `#!/usr/bin/env bash\necho "$@"\n${ran}\n`);
    chmodSync(join(folder, "some", name), 0o755);
  }
  assert.equal(run(folder, "run_fuzzers.mjs", "some").status, 0);
  const asked = (name) => readFileSync(join(folder, "build", "logs", `${name}.log`), "utf8").split("\n")[0];
  assert.match(asked("url_fuzz"), /^-max_total_time=60 .*-artifact_prefix=build\/logs\/url_fuzz- build\/fuzz-found\/url_fuzz tests\/fuzz\/corpus\/url$/);
  assert.match(asked("key_fuzz"), /^-max_total_time=15 .* build\/fuzz-found\/key_fuzz$/);
});

/** A published folder whose parts have these sizes, of bytes that do not compress. */
function publish(folder, sizes) {
  mkdirSync(join(folder, "web", "dist"), { recursive: true });
  const parts = {};
  for (const [part, size] of Object.entries(sizes).filter(([part]) => part !== "index")) {
    parts[part] = `${part}.bin`;
    const bytes = randomBytes(size);
    // The knowledge is JSON, and the search's index is a member of it.
    const text = () => JSON.stringify({ symptoms: bytes.toString("base64").slice(0, size), index: { phrases: randomBytes(sizes.index ?? 30_000).toString("base64") } });
    writeFileSync(join(folder, "web", "dist", parts[part]), part === "knowledge" ? text() : bytes);
  }
  writeFileSync(join(folder, "web", "dist", "manifest.json"), JSON.stringify({ parts }));
}

const kept = { shell: 2000, chunk: 10000, wasm: 100000, content: 10000, knowledge: 50000, lookup: 50000, doctor: 100000 };
const downloads = [
  { what: "keeps every budget", sizes: kept, counts: "6 0\n" },
  { what: "refuses a shell that is too large", sizes: { ...kept, shell: 3000 }, counts: "5 1\n" },
  { what: "refuses a widget that is too large", sizes: { ...kept, wasm: 250000 }, counts: "5 1\n" },
  { what: "refuses knowledge that is too large", sizes: { ...kept, knowledge: 150000 }, counts: "5 1\n" },
  { what: "refuses a search that is too large", sizes: { ...kept, lookup: 100000 }, counts: "5 1\n" },
  { what: "refuses a doctor that is too large", sizes: { ...kept, doctor: 200000 }, counts: "5 1\n" },
  { what: "refuses an index that is too large", sizes: { ...kept, index: 60_000 }, counts: "5 1\n" },
];

for (const { what, sizes, counts } of downloads) {
  test(`size: ${what}`, (t) => {
    const folder = folderFor(t);
    publish(folder, sizes);
    const result = run(folder, "size.mjs");
    assert.deepEqual({ status: result.status, counts: result.counts }, { status: counts.endsWith(" 0\n") ? 0 : 1, counts }, result.output);
  });
}
