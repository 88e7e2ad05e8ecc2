// Runs libFuzzer programs: `node tools/run_fuzzers.mjs FOLDER`, as many side by side as there are processors. Programs that
// read a whole document or address from outside run longer. A program starts from tests/fuzz/corpus/<its name without _fuzz>,
// which holds seeds and what once broke it, each under a name that says so, and from what earlier runs on this machine found
// in build/fuzz-found. New inputs go there, never into the checkout; what breaks a program stays in build/logs, beside its log.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { addCounts } from "./counts.mjs";

const longSeconds = 60;
const shortSeconds = 15;
const long = new Set(["own_json_fuzz", "policy_fuzz", "snapshot_fuzz", "url_fuzz"]);
/** Fixtures of other tests that are seeds as well. */
const seeds = { policy_fuzz: ["tests/fixtures/policies/good", "tests/fixtures/policies/bad"] };
const secondsOf = (name) => (long.has(name) ? longSeconds : shortSeconds);

const folder = process.argv[2] ?? "";
const isProgram = (path) => statSync(path).isFile() && (statSync(path).mode & 0o100) !== 0;
const programs = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith("_fuzz") && isProgram(join(folder, name)))
  .sort((one, other) => secondsOf(other) - secondsOf(one) || (one < other ? -1 : 1));

const logs = "build/logs";
mkdirSync(logs, { recursive: true });

function run(name) {
  const found = join("build/fuzz-found", name);
  mkdirSync(found, { recursive: true });
  const corpus = join("tests/fuzz/corpus", name.replace(/_fuzz$/, ""));
  const limits = [`-max_total_time=${secondsOf(name)}`, "-timeout=5", "-rss_limit_mb=2048"];
  const places = [`-artifact_prefix=${join(logs, `${name}-`)}`, found, ...(existsSync(corpus) ? [corpus] : []), ...(seeds[name] ?? [])];
  const log = join(logs, `${name}.log`);
  return new Promise((resolve) => {
    const output = createWriteStream(log);
    const child = spawn(join(folder, name), [...limits, "-print_final_stats=1", ...places], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    child.on("error", (error) => output.write(`${error.message}\n`));
    child.on("close", (code) => output.end(() => resolve({ good: code === 0, log: readFileSync(log, "utf8") })));
  });
}

let good = programs.length > 0;
if (!good) {
  console.log(`  there is no fuzzer in ${folder}`);
  addCounts(0, 1);
}
const waiting = [...programs];
async function worker() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const result = await run(name);
    const executed = /stat::number_of_executed_units:\s*(\d+)/.exec(result.log)?.[1];
    // A program that ends without an error but has run nothing does not show that anything works.
    const passed = result.good && Number(executed) > 0;
    if (!passed) console.log(result.log.split("\n").slice(-25).join("\n"));
    console.log(`  ${name}, ${secondsOf(name)} s, ${executed ?? "no"} inputs: ${passed ? "1 passed, 0 failed" : "0 passed, 1 failed"}`);
    addCounts(passed ? 1 : 0, passed ? 0 : 1);
    good &&= passed;
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
process.exit(good ? 0 : 1);
