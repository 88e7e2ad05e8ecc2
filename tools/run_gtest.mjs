// Runs GoogleTest programs: `node tools/run_gtest.mjs PROGRAM...`. Each runs in as many shards as there are processors,
// shuffled. Failures are printed, and the counts are appended to $PORTAL_GUIDE_COUNTS.
// A test that is skipped or disabled counts as failed, because it does not show that anything works.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { addCounts } from "./counts.mjs";

const programs = process.argv.slice(2);
const shards = availableParallelism();
const results = mkdtempSync(join(tmpdir(), "portal-guide-gtest-"));

function runShard(program, shard) {
  const file = join(results, `${shard}.json`);
  const environment = { ...process.env, GTEST_TOTAL_SHARDS: `${shards}`, GTEST_SHARD_INDEX: `${shard}` };
  const options = ["--gtest_shuffle", "--gtest_brief=1", "--gtest_color=no", `--gtest_output=json:${file}`];
  return new Promise((resolve) => {
    const child = spawn(program, options, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ code: 1, output: `${program}: ${error.message}`, file }));
    child.on("close", (code, signal) => resolve({ code: code ?? 1, signal, output, file }));
  });
}

/** The tests in a shard's result file; null if the program died before it wrote one. */
function read(file) {
  try {
    const suites = JSON.parse(readFileSync(file, "utf8")).testsuites ?? [];
    const tests = suites.flatMap((suite) => suite.testsuite);
    const failed = tests.filter((test) => test.failures !== undefined || test.result !== "COMPLETED");
    return { passed: tests.length - failed.length, failed: failed.length };
  } catch {
    return null;
  }
}

let good = programs.length > 0;
for (const program of programs) {
  const started = Date.now();
  const runs = await Promise.all(Array.from({ length: shards }, (_, shard) => runShard(program, shard)));
  let passed = 0;
  let failed = 0;
  for (const run of runs) {
    const counted = read(run.file);
    passed += counted?.passed ?? 0;
    failed += counted?.failed ?? 1;
    if (counted !== null && run.code !== 0 && counted.failed === 0) failed += 1;
    if (run.code !== 0 || counted === null) process.stdout.write(`${run.output}\n`);
    if (run.signal) console.log(`${program} was ended by ${run.signal}`);
    rmSync(run.file, { force: true });
  }
  if (passed + failed === 0) {
    console.log(`${program} holds no test`);
    failed = 1;
  }
  console.log(`  ${program}: ${passed} passed, ${failed} failed (${shards} shards, shuffled, ${Date.now() - started} ms)`);
  addCounts(passed, failed);
  good &&= failed === 0;
}
rmSync(results, { recursive: true });
process.exit(good ? 0 : 1);
