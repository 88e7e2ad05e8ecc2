// Puts small faults into the core, one at a time, and tells which of them no test notices:
//   node tools/mutate.mjs [N] [--seed S] [--only PATH]...
// N faults (200) are drawn from core/**/*.cpp, or from the paths named, by the seed (1). The same seed draws the same faults from
// the same sources. A fault is made in a copy of its file in build/mutate, never in the checkout. Only that file is compiled,
// without optimization and debug information, and linked before the archives of build/dev, which must be built. The tests of
// the fault's folder run first, then the others, up to the first that fails. A run that takes too long counts as having noticed.
// Faults that cannot change the behaviour are listed in tests/equivalent_mutations.json, with the reason.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, relative, resolve } from "node:path";
import { describe, mutate, mutationsOf, sampleOf } from "./mutations.mjs";

const root = resolve(".");
const build = join(root, "build", "dev");
const work = join(root, "build", "mutate");
const shortestTimeoutMs = 20_000;
const memoryKilobytes = 4_000_000;

function options(words) {
  const chosen = { count: 200, seed: 1, only: [] };
  for (let index = 0; index < words.length; ++index) {
    const word = words[index];
    if (/^\d+$/.test(word)) chosen.count = Number(word);
    else if (word === "--seed" && /^\d+$/.test(words[index + 1] ?? "")) chosen.seed = Number(words[++index]);
    else if (word === "--only" && words[index + 1] !== undefined) chosen.only.push(words[++index].replace(/\/$/, ""));
    else {
      console.error(`mutate: "${word}" is neither a number nor --seed S nor --only PATH`);
      process.exit(2);
    }
  }
  return chosen;
}

/** Runs a command in a shell; `code` is null where it was stopped because the time was over. */
function run(command, { cwd = build, timeoutMs = 600_000 } = {}) {
  return new Promise((done) => {
    const child = spawn("sh", ["-c", `ulimit -v ${memoryKilobytes}; ${command}`], { cwd, detached: true, stdio: "ignore" });
    const timer = setTimeout(() => process.kill(-child.pid, "SIGKILL"), timeoutMs);
    child.on("error", () => done({ code: 1 }));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      done({ code: signal === "SIGKILL" ? null : (code ?? 1) });
    });
  });
}

/** Every source of core and how build/dev compiles it. */
function compilations() {
  const entries = JSON.parse(readFileSync(join(build, "compile_commands.json"), "utf8"));
  return new Map(
    entries
      .map(({ file, command }) => [relative(root, file), command])
      .filter(([file]) => file.startsWith("core/") && basename(file) !== "main.cpp" && !file.endsWith("content_bundle.cpp")),
  );
}

function compileCommand(command, source, object) {
  return command
    .replace(/^\S*ccache /, "")
    .replace(/ -W\S+/g, "")
    .replace(/ -g\b/, "")
    .replace(/ -o \S+ -c \S+$/, ` -w -O0 -o ${object} -c ${source}`);
}

/** How build/dev links core_tests, with one object before the archives, so that theirs of the same name is left out. */
function linkCommand(object, program) {
  const listed = spawnSync("ninja", ["-C", build, "-t", "commands", "tests/core/core_tests"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const last = listed.stdout.trim().split("\n").at(-1);
  const fast = spawnSync("sh", ["-c", "command -v ld.gold"]).status === 0 ? " -fuse-ld=gold" : "";
  return last.replace(/^: && | && :$/g, "").replace(/ -o \S+/, ` -Wl,--strip-debug${fast} -o ${program} ${object}`);
}

/** The names of the suites below a folder of tests/core, joined for --gtest_filter. */
function suitesByFolder() {
  const file = join(work, "tests.json");
  spawnSync(join(build, "tests/core/core_tests"), ["--gtest_list_tests", `--gtest_output=json:${file}`], { cwd: work });
  const folders = new Map();
  for (const { name, testsuite } of JSON.parse(readFileSync(file, "utf8")).testsuites) {
    const folder = /tests\/core\/(?:([a-z_]+)\/)?[^/]*$/.exec(testsuite[0].file)?.[1] ?? "";
    folders.set(folder, [...(folders.get(folder) ?? []), `${name}.*`]);
  }
  return folders;
}

const { count, seed, only } = options(process.argv.slice(2));
mkdirSync(work, { recursive: true });
const commands = compilations();
const files = [...commands.keys()].filter((file) => only.length === 0 || only.some((path) => file === path || file.startsWith(`${path}/`) || file === `${path}.cpp`));
const all = files.sort().flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  return mutationsOf(text).map((mutation) => ({ file, text, ...mutation, ...describe(text, mutation) }));
});
const equivalent = JSON.parse(readFileSync(join(root, "tests/equivalent_mutations.json"), "utf8")).mutations;
const isEquivalent = (one) => equivalent.some(({ file, before, after }) => file === one.file && before === one.before && after === one.after);
const sample = sampleOf(all, count, seed);
const folders = suitesByFolder();

const began = Date.now();
if ((await run(`${join(build, "tests/core/core_tests")} --gtest_brief=1`, { cwd: work })).code !== 0) {
  console.log("mutate: the tests fail without any fault");
  process.exit(1);
}
const timeoutMs = Math.max(shortestTimeoutMs, 5 * (Date.now() - began));
console.log(`  ${sample.length} of ${all.length} possible faults in ${files.length} files, seed ${seed}`);

const results = { noticed: [], survived: [], equivalent: [], "not compiled": [] };

async function judge(one, place) {
  const source = join(place, basename(one.file));
  const object = join(place, "mutant.o");
  const program = join(place, "core_tests");
  writeFileSync(source, mutate(one.text, one));
  if ((await run(compileCommand(commands.get(one.file), source, object))).code !== 0) return "not compiled";
  if ((await run(linkCommand(object, program))).code !== 0) return "not compiled";
  const own = (folders.get(one.file.split("/")[1]) ?? []).join(":");
  for (const filter of own === "" ? ["*"] : [own, `-${own}`]) {
    const { code } = await run(`${program} --gtest_brief=1 --gtest_fail_fast '--gtest_filter=${filter}'`, { cwd: place, timeoutMs });
    if (code !== 0) return "noticed";
  }
  return isEquivalent(one) ? "equivalent" : "survived";
}

const waiting = [...sample];
async function worker(number) {
  const place = join(work, `${number}`);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    const result = await judge(one, place);
    results[result].push(one);
    if (result === "survived") console.log(`  ${one.file}:${one.line}: ${one.before}\n    survived as: ${one.after}`);
  }
  rmSync(place, { recursive: true });
}
await Promise.all(Array.from({ length: availableParallelism() }, (_, number) => worker(number)));

const listed = Object.fromEntries(
  Object.entries(results).map(([result, ones]) => [result, ones.map(({ file, line, before, after }) => ({ file, line, before, after }))]),
);
mkdirSync(join(root, "build/logs"), { recursive: true });
writeFileSync(join(root, "build/logs/mutate.json"), `${JSON.stringify(listed, null, 1)}\n`);
const counts = Object.entries(results).map(([result, ones]) => `${ones.length} ${result}`);
console.log(`  ${sample.length} tried: ${counts.join(", ")} (${Math.round((Date.now() - began) / 1000)} s; all of them in build/logs/mutate.json)`);
process.exit(results.survived.length === 0 ? 0 : 1);
