// Puts small faults into the core, one at a time, and tells which of them no test notices:
//   node tools/mutate.mjs [N] [--seed S] [--only PATH]... [--again]
// N faults (200) are drawn from core/**/*.cpp, or from the paths named, by the seed (1). The same seed draws the same faults from
// the same sources. --again tries those once more that survived the last run. A fault is made in a copy of its file in
// build/mutate, never in the checkout. Only that file is compiled, without optimization and debug information, but with the
// library's assertions, so that a read behind the end is noticed wherever it leads. It is linked before the archives of
// build/dev, which must be built file by file. The tests of the fault's folder run first, then the others with a portal-guide
// that has the fault too, then tests/formats where they can notice, up to the first that fails. A run that takes too long
// counts as having noticed. Faults that cannot change the behaviour are listed in tests/equivalent_mutations.json, with the
// reason.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, relative, resolve } from "node:path";
import { describe, isListed, mutate, mutationsOf, sampleOf } from "./mutations.mjs";

const root = resolve(".");
const build = join(root, "build", "dev");
const written = join(root, "build", "logs", "mutate.json");
mkdirSync(join(root, "build", "mutate"), { recursive: true });
// Two runs at once do not get into each other's way.
const work = mkdtempSync(join(root, "build", "mutate", "run-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));
const longestWaitMs = 1_200_000;
const shortestSeconds = 5;
/** A test that takes longer runs after those that do not: most faults are noticed before. */
const slowTestMs = 100;
const memoryKilobytes = 4_000_000;

function options(words) {
  const chosen = { count: 200, seed: 1, only: [], again: false };
  for (let index = 0; index < words.length; ++index) {
    const word = words[index];
    if (/^\d+$/.test(word)) chosen.count = Number(word);
    else if (word === "--seed" && /^\d+$/.test(words[index + 1] ?? "")) chosen.seed = Number(words[++index]);
    else if (word === "--only" && words[index + 1] !== undefined) chosen.only.push(words[++index].replace(/\/$/, ""));
    else if (word === "--again") chosen.again = true;
    else {
      console.error(`mutate: "${word}" is neither a number nor --seed S nor --only PATH nor --again`);
      process.exit(2);
    }
  }
  return chosen;
}

/** Runs a command in a shell; `code` is null where it was stopped because the time was over. `limits` are the shell's. */
function run(command, { cwd = build, limits = `ulimit -v ${memoryKilobytes};`, env = {}, output = "ignore" } = {}) {
  return new Promise((done) => {
    const options = { cwd, detached: true, stdio: ["ignore", output, "ignore"], env: { ...process.env, ...env } };
    const child = spawn("sh", ["-c", `${limits} ${command}`], options);
    const timer = setTimeout(() => process.kill(-child.pid, "SIGKILL"), longestWaitMs);
    let text = "";
    child.stdout?.on("data", (data) => (text += data));
    child.on("error", () => done({ code: 1, text }));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      done({ code: signal === "SIGKILL" ? null : (code ?? 1), text });
    });
  });
}

/** Every source of core and how build/dev compiles it. */
function compilations() {
  const entries = JSON.parse(readFileSync(join(build, "compile_commands.json"), "utf8"));
  return new Map(
    entries
      .map(({ file, command }) => [relative(root, file), command])
      .filter(([file]) => file.startsWith("core/") && existsSync(file) && !file.endsWith("content_bundle.cpp")),
  );
}

/** The flags of a compilation: without warnings, with the assertions, and with our own precompiled header in place of build/dev's. */
const headers = new Map();
function flagsOf(command) {
  const flags = command
    .replace(/^\S*ccache /, "")
    .replace(/ -W\S+/g, "")
    .replace(/ -g\d?\b/, "")
    .replace(/ -o \S+ -c \S+$/, " -w -O0 -D_GLIBCXX_ASSERTIONS");
  const [included, header] = / -include (\S+cmake_pch\.hxx)/.exec(flags) ?? [];
  if (included === undefined) return flags;
  const plain = flags.replace(included, "");
  if (!headers.has(flags)) {
    const copy = join(work, `headers_${headers.size}.hpp`);
    writeFileSync(copy, `#include "${header}"\n`);
    headers.set(flags, copy);
    spawnSync("sh", ["-c", `${plain} -x c++-header -o ${copy}.gch ${copy}`], { cwd: build, stdio: "inherit" });
  }
  return `${plain} -include ${headers.get(flags)}`;
}

const hasLinker = (name) => spawnSync("sh", ["-c", `command -v ld.${name}`]).status === 0;
const fastLinker = hasLinker("lld") ? " -fuse-ld=lld -Wl,--threads=1" : hasLinker("gold") ? " -fuse-ld=gold" : "";

/** How build/dev links a target. */
function linkOf(target) {
  const listed = spawnSync("ninja", ["-C", build, "-t", "commands", target], { encoding: "utf8", maxBuffer: 1 << 28 });
  return listed.stdout.trim().split("\n").at(-1).replace(/^: && | && :$/g, "");
}
const links = { tests: linkOf("tests/core/core_tests"), program: linkOf("core/cli/portal-guide") };

/** Links with one object before all others: an archive's of the same name is left out, and of inline functions its own count. */
function linkCommand(link, file, object, program) {
  const own = ` core/cli/CMakeFiles/portal_guide.dir/${basename(file)}.o`;
  const rest = file.startsWith("core/cli/") ? link.replace(own, "") : link;
  return rest.replace(/ -o \S+/, "").replace(/^\S+/, (compiler) => `${compiler} ${object} -Wl,--strip-debug${fastLinker} -o ${program}`);
}

const secondsOf = (time) => Number.parseFloat(time);

/**
 * Runs all tests without a fault. Returns the suites below each folder of tests/core, what of the processor's time they take
 * without their slow tests, the slow tests of all, and what everything takes.
 */
async function withoutFault() {
  const file = join(work, "tests.json");
  const all = `${join(build, "tests/core/core_tests")} --gtest_brief=1 --gtest_output=json:${file}`;
  const { code, text } = await run(`${all}; code=$?; times; exit $code`, { cwd: work, output: "pipe" });
  if (code !== 0) return undefined;
  const seconds = [...text.trim().split("\n").at(-1).matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * m + Number(s), 0);
  const folders = new Map();
  const slow = [];
  let measured = 0;
  for (const { name, testsuite } of JSON.parse(readFileSync(file, "utf8")).testsuites) {
    const folder = /tests\/core\/(?:([a-z_]+)\/)?[^/]*$/.exec(testsuite[0].file)?.[1] ?? "";
    const own = folders.get(folder) ?? { suites: [], seconds: 0 };
    folders.set(folder, own);
    own.suites.push(`${name}.*`);
    for (const test of testsuite) {
      const its = secondsOf(test.time);
      measured += its;
      if (its * 1000 > slowTestMs) slow.push({ folder, name: `${name}.${test.name}` });
      else own.seconds += its;
    }
  }
  // The tests were measured by the clock, which other programs slow down.
  for (const own of folders.values()) own.seconds *= seconds / Math.max(measured, 0.001);
  return { folders, slow, seconds };
}

const { count, seed, only, again } = options(process.argv.slice(2));
const commands = compilations();
if (!commands.has("core/json.cpp") || !commands.has("core/rules/registry.cpp")) {
  console.error("mutate: build/dev compiles in batches; configure it with -DPORTAL_GUIDE_UNITY=OFF");
  process.exit(2);
}
const files = [...commands.keys()].filter((file) => only.length === 0 || only.some((path) => file === path || file.startsWith(`${path}/`) || file === `${path}.cpp`));
const all = files.sort().flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  return mutationsOf(text).map((mutation) => ({ file, text, ...mutation, ...describe(text, mutation) }));
});
const equivalent = JSON.parse(readFileSync(join(root, "tests/equivalent_mutations.json"), "utf8")).mutations;
const isEquivalent = (one) => equivalent.some((entry) => isListed(entry, one));
const survivedLast = again ? JSON.parse(readFileSync(written, "utf8")).survived : [];
const sample = again ? all.filter((one) => survivedLast.some((entry) => isListed(entry, one))) : sampleOf(all, count, seed);

/** What core_tests do not look at: the formats of reports, as the program writes them. */
const formatTests = "node --test tests/formats/*.test.mjs";
const isOfFormats = ({ file }) => /^core\/(report|cli)\//.test(file);

/** Whether the tests of the formats pass. Node reserves more memory than it uses, so no limit is set. */
async function formatsPass(env = {}) {
  return (await run(formatTests, { cwd: root, limits: "", env })).code === 0;
}
let passWithoutFault;

const began = Date.now();
const tests = await withoutFault();
if (tests === undefined) {
  console.log("mutate: the tests fail without any fault");
  process.exit(1);
}
const slowTests = tests.slow.map(({ name }) => name).join(":");

/** What to run, in this order, and how many seconds of the processor each may take. */
function stagesOf(folder) {
  const own = tests.folders.get(folder) ?? { suites: [], seconds: 0 };
  const ownSlow = tests.slow.filter((test) => test.folder === folder).map(({ name }) => name);
  const limit = (seconds) => Math.ceil(Math.max(shortestSeconds, 5 * seconds));
  return [
    { filter: own.suites.length === 0 ? "" : `${own.suites.join(":")}:-${slowTests}`, seconds: limit(own.seconds) },
    { filter: ownSlow.join(":"), seconds: limit(tests.seconds) },
    { filter: `*:-${[...own.suites, slowTests].join(":")}`, seconds: limit(tests.seconds) },
    { filter: tests.slow.filter((test) => test.folder !== folder).map(({ name }) => name).join(":"), seconds: limit(tests.seconds) },
  ].filter(({ filter }) => filter !== "");
}

console.log(`  ${sample.length} of ${all.length} possible faults in ${files.length} files, seed ${seed}`);

const results = { noticed: [], survived: [], equivalent: [], "not compiled": [] };

async function judge(one, place) {
  const source = join(place, basename(one.file));
  const object = join(place, "mutant.o");
  const programs = { tests: join(place, "core_tests"), program: join(place, "portal-guide") };
  writeFileSync(source, mutate(one.text, one));
  if ((await run(`${flagsOf(commands.get(one.file))} -o ${object} -c ${source}`)).code !== 0) return "not compiled";
  const isLinked = async (which) => (await run(linkCommand(links[which], one.file, object, programs[which]))).code === 0;
  // The tests have a main of their own.
  if (one.file === "core/cli/main.cpp") programs.tests = join(build, "tests/core/core_tests");
  else if (!(await isLinked("tests"))) return "not compiled";
  const isCommand = one.file.startsWith("core/cli/");
  if (isCommand && !(await isLinked("program"))) return "not compiled";
  const env = { PORTAL_GUIDE_COMMAND: programs.program, TMPDIR: place };
  const folder = one.file.split("/")[1];
  let hasProgram = isCommand;
  for (const { filter, seconds } of stagesOf(folder)) {
    const limits = `ulimit -v ${memoryKilobytes}; ulimit -t ${seconds};`;
    const { code } = await run(`${programs.tests} --gtest_brief=1 --gtest_fail_fast '--gtest_filter=${filter}'`, { cwd: place, limits, env });
    if (code !== 0) return "noticed";
    // Only what follows may ask for the program.
    if (!hasProgram && !(await isLinked("program"))) return "not compiled";
    hasProgram = true;
  }
  if (isEquivalent(one)) return "equivalent";
  if (!isOfFormats(one)) return "survived";
  passWithoutFault ??= formatsPass();
  if (!(await passWithoutFault)) {
    console.log("mutate: tests/formats fail without any fault");
    process.exit(1);
  }
  return (await formatsPass(env)) ? "survived" : "noticed";
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

/** What was found out so far: the whole lists go into build/logs. */
function summarize() {
  const listed = Object.fromEntries(
    Object.entries(results).map(([result, ones]) => [result, ones.map(({ file, line, under, before, after }) => ({ file, line, under, before, after }))]),
  );
  mkdirSync(join(root, "build", "logs"), { recursive: true });
  writeFileSync(written, `${JSON.stringify(listed, null, 1)}\n`);
  const counts = Object.entries(results).map(([result, ones]) => `${ones.length} ${result}`);
  const tried = Object.values(results).flat().length;
  console.log(`  ${tried} tried: ${counts.join(", ")} (${Math.round((Date.now() - began) / 1000)} s; all of them in build/logs/mutate.json)`);
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    console.log("  stopped");
    summarize();
    process.exit(130);
  });
}
await Promise.all(Array.from({ length: availableParallelism() }, (_, number) => worker(number)));
summarize();
process.exit(results.survived.length === 0 ? 0 : 1);
