// Runs clang-tidy over core, wasm and tests: `node tools/tidy.mjs [--all]`.
//
// Nearly all of clang-tidy's time goes into the headers of nlohmann, Dear ImGui and the standard library. So files are read in
// batches: a generated file includes them one after the other, with the flags of all of them. What passed is remembered by the
// contents of the file, of our headers that it includes, and of the configuration, so that only what changed since is read
// again. The analyzer follows paths only in a file that is compiled by itself; --all reads every file that way, with the
// analyzer. A file that clang-tidy cannot parse has failed.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { addCounts } from "./counts.mjs";

// A batch costs about 17 processor seconds for the headers and 0.1 for each of its files.
const smallestBatch = 150;
const folder = "build/tidy";
const stampFile = join(folder, "passed.json");
const commandsFile = "build/dev/compile_commands.json";
const ourFiles = "/(core|wasm|tests)/.*\\.[ch]pp$";

/** Sources that include Emscripten's headers, or the benchmark library's, which `./test tidy` does not install. */
const unreadable = [
  "tests/bench/check_benchmark.cpp",
  "tests/bench/search_benchmark.cpp",
  "tests/bench/subscribers_benchmark.cpp",
  "tests/web/layer/gallery_module.cpp",
  "wasm/bindings/core_module.cpp",
  "wasm/bindings/widget_module.cpp",
  "wasm/platform/browser_glyphs.cpp",
  "wasm/platform/picture.cpp",
];

/** The names a file defines in anonymous namespaces, each with the namespace around it, and main. Two files of a batch share none. */
export function anonymousNames(text) {
  const names = new Set();
  let around = "";
  let inside = false;
  for (const line of text.split("\n")) {
    const named = /^namespace ([\w:]+) \{/.exec(line);
    if (named) around = named[1];
    if (/^namespace \{/.test(line)) inside = true;
    if (/^\}  \/\/ namespace$/.test(line)) inside = false;
    if (/^int main\(/.test(line)) names.add("main");
    if (!inside || !/^\w/.test(line) || /^(namespace|template|static_assert|INSTANTIATE|using (?!\w+ =))/.test(line)) continue;
    // Overloads for the types of a file, whose names must differ anyhow.
    if (/^void PrintTo\(/.test(line)) continue;
    const testCase = /^[A-Z_]+\((\w+),\s*(\w+)/.exec(line);
    if (testCase) {
      names.add(`${around}::${testCase[1]}_${testCase[2]}`);
      continue;
    }
    const defined = /^(?:struct|class|enum class|enum|union|using) (\w+)/.exec(line) ?? /(\w+)\s*(?:\(|=|\{|\[|;|$)/.exec(line.replace(/<.*>/g, ""));
    if (defined) names.add(`${around}::${defined[1]}`);
  }
  return names;
}

/** The types and functions that a header declares, each with the namespace around it. */
export function declaredNames(text) {
  const names = new Set();
  let around = "";
  for (const line of text.split("\n")) {
    around = /^namespace ([\w:]+) \{/.exec(line)?.[1] ?? around;
    const declared = /^(?:struct|class|enum class|enum|union|using) (\w+)/.exec(line) ?? /^\w[^=;(]*?(\w+)\(/.exec(line);
    if (declared) names.add(`${around}::${declared[1]}`);
  }
  return names;
}

const apart = (names, others) => [...names].every((name) => !others.has(name));

/**
 * Puts files into batches so that no two of a batch are compiled differently or define the same name, and that none defines a
 * name that a header of another one declares: to whoever reads them together, it would be ambiguous.
 */
export function inBatches(files, size) {
  const batches = [];
  for (const file of files) {
    const { path, flags, names, declared } = file;
    let batch = batches.find(
      (candidate) =>
        candidate.flags === flags && candidate.files.length < size && apart(names, candidate.names) &&
        apart(names, candidate.declared) && apart(declared, candidate.names),
    );
    if (!batch) {
      batch = { flags, files: [], names: new Set(), declared: new Set() };
      batches.push(batch);
    }
    batch.files.push(path);
    for (const name of names) batch.names.add(name);
    for (const name of declared) batch.declared.add(name);
  }
  return batches;
}

/** A file with all of our headers that it includes, whatever their order. */
export function closure(path, read, found = new Map()) {
  if (found.has(path)) return found;
  const text = read(path);
  if (text === null) return found;
  found.set(path, text);
  for (const [, included] of text.matchAll(/^#include "([^"]+)"/gm)) closure(included, read, found);
  return found;
}

/** What a file's verdict rests on; two equal keys have the same verdict. */
export function keyOf(path, flags, settings, read) {
  const hash = createHash("sha256").update(`${settings}\0${flags}`);
  for (const [name, text] of [...closure(path, read)].sort()) hash.update(`\0${name}\0${text}`);
  return hash.digest("hex");
}

/** The flags of a compile command that mean something to clang-tidy; g++'s precompiled header means nothing to it. */
export function flagsOf(command) {
  const words = command.match(/(?:[^\s"\\]|\\.|"(?:[^"\\]|\\.)*")+/g) ?? [];
  const kept = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === "-isystem") kept.push(`${word}${words[(index += 1)]}`);
    else if (word === "-include") index += 1;
    else if (/^-(I|D|std=|fno-exceptions|fno-rtti)/.test(word)) kept.push(word);
  }
  return kept.map((word) => word.replaceAll('\\"', '"')).join("\n");
}

/**
 * One set of flags under which all files can be read: every folder and macro of any of them, and the -f flags of all of them.
 * Null where two files give a macro, or -std, different values.
 */
export function jointFlags(sets) {
  const values = new Map();
  for (const flag of sets.flatMap((set) => set.split("\n"))) {
    const name = /^-(?:D\w+|std)/.exec(flag)?.[0] ?? flag;
    if ((values.get(name) ?? flag) !== flag) return null;
    if (!flag.startsWith("-f") || sets.every((set) => set.split("\n").includes(flag))) values.set(name, flag);
  }
  return [...values.values()].join("\n");
}

function clangTidy(file, flags, options) {
  const words = ["--quiet", "--config-file=.clang-tidy", `--header-filter=${ourFiles}`, ...options, file, "--", "-x", "c++", ...flags.split("\n"), "-w"];
  return new Promise((done) => {
    execFile("clang-tidy", words, { maxBuffer: 256 << 20 }, (error, stdout, stderr) => {
      done({ good: !error, output: stdout || stderr || (error?.message ?? "") });
    });
  });
}

/** Without the analyzer, unless every file is read by itself; a batch includes sources, which is its purpose. */
export function checksOf({ all }) {
  return all ? [] : ["--checks=-clang-analyzer-*,-bugprone-suspicious-include"];
}

/** What clang-tidy's output says: the path of each objection, and whether clang could not even parse what stands there. */
export function objectionsIn(output) {
  return [...output.matchAll(/^(\S+?):(\d+):\d+: (?:fatal )?(?:error|warning): (.*)$/gm)].map(([, path, line, message]) => ({
    path: relative(".", resolve(path)),
    line: Number(line),
    message,
    unparsable: message.includes("[clang-diagnostic-error"),
  }));
}

/** The files that objections concern: those they name, else those that include a header they name, else all. */
export function blamed(objections, files) {
  const named = new Set(objections.map(({ path }) => path));
  const itself = files.filter(({ path }) => named.has(path));
  const through = files.filter(({ headers }) => headers.some((header) => named.has(header)));
  const concerned = new Set([...itself, ...through]);
  return concerned.size > 0 ? files.filter((file) => concerned.has(file)) : files;
}

/** Runs the work of all workers, as many side by side as there are processors. */
async function sideBySide(items, work) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

/** All sources below the three folders. */
function sources() {
  const below = (path) =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      return entry.isDirectory() ? below(inside) : inside.endsWith(".cpp") ? [inside] : [];
    });
  return ["core", "wasm", "tests"].filter((path) => existsSync(path)).flatMap(below).sort();
}

/** The flags by which each source is read, or a sentence that says why they cannot be told. */
function flagsOfSources() {
  if (!existsSync(commandsFile)) return `${commandsFile} is missing; \`cmake --preset dev\` writes it`;
  const commands = new Map();
  // A file that two targets compile is read as the first of them does.
  for (const { file, command } of JSON.parse(readFileSync(commandsFile, "utf8"))) {
    const path = relative(".", resolve(file));
    if (/^(core|wasm|tests)\//.test(path) && !commands.has(path)) commands.set(path, flagsOf(command));
  }
  if (commands.size === 0) return `${commandsFile} names no file below core, wasm or tests`;
  const gone = [...commands.keys()].filter((path) => !existsSync(path));
  if (gone.length > 0) return `${commandsFile} is out of date: there is no ${gone.join(", ")}`;
  const joint = jointFlags([...commands.values()]);
  const flags = new Map([...commands].map(([path, own]) => [path, joint ?? own]));
  // What the preset dev does not build, the fuzzers above all, is read with everybody's flags. A fuzzer opens our namespaces
  // to whatever follows it, so the fuzzers have batches of their own; -fno-exceptions, with which they are built, sees to that.
  for (const path of sources()) {
    if (!flags.has(path) && !unreadable.includes(path)) flags.set(path, `${joint ?? [...commands.values()][0]}\n-fno-exceptions`);
  }
  return flags;
}

/** The text of a batch. Every fuzzer defines the same function, so here each gets a name of its own. */
function batchText(paths) {
  const line = (path, index) =>
    path.startsWith("tests/fuzz/")
      ? `#define LLVMFuzzerTestOneInput fuzz_${index}\n#include "${path}"\n#undef LLVMFuzzerTestOneInput\n`
      : `#include "${path}"\n`;
  return paths.map(line).join("");
}

async function main(all) {
  const fail = (why) => {
    console.log(`  clang-tidy: ${why}`);
    addCounts(0, 1);
    return false;
  };
  const flags = flagsOfSources();
  if (typeof flags === "string") return fail(flags);
  let version;
  try {
    version = execFileSync("clang-tidy", ["--version"], { encoding: "utf8" });
  } catch (error) {
    return fail(`it cannot be started: ${error.message}`);
  }

  const texts = new Map();
  const read = (path) => {
    if (!texts.has(path)) texts.set(path, existsSync(path) ? readFileSync(path, "utf8") : null);
    return texts.get(path);
  };
  const known = new Map();
  const declaredBy = (name, text) => known.get(name) ?? known.set(name, declaredNames(text)).get(name);
  const settings = `${read(".clang-tidy")}${read(fileURLToPath(import.meta.url))}${version}`;
  const files = [...flags].map(([path, own]) => {
    // A generated header is found where the flags say.
    const folders = ["", ...own.split("\n").filter((flag) => flag.startsWith("-I")).map((flag) => `${flag.slice(2)}/`)];
    const found = (name) => folders.reduce((text, before) => text ?? read(`${before}${name}`), null);
    const headers = [...closure(path, found)].slice(1);
    return {
      path, flags: own, names: anonymousNames(read(path)), declared: new Set(headers.flatMap(([name, text]) => [...declaredBy(name, text)])),
      headers: headers.map(([name]) => name), key: keyOf(path, own, settings, found),
    };
  });
  mkdirSync(folder, { recursive: true });
  const passed = new Map(all ? [] : Object.entries(JSON.parse(read(stampFile) ?? "{}")));
  const stale = files.filter(({ path, key }) => passed.get(path) !== key);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const failed = new Set();

  let number = 0;
  const judge = async ({ files: paths, flags: own }) => {
    const batch = all ? paths[0] : join(folder, `batch_${(number += 1)}.cpp`);
    if (!all) writeFileSync(batch, batchText(paths));
    const { good, output } = await clangTidy(batch, `-I.\n${own}`, checksOf({ all }));
    const objections = good ? [] : objectionsIn(output);
    const unparsable = objections.filter((objection) => objection.unparsable);
    if (unparsable.length > 0 && paths.length > 1) {
      // One of them cannot be parsed, or two of them define the same name, which is the fault of neither. Nothing else that
      // clang-tidy has said counts; those that it names are read again, and so are the others, without them.
      const named = paths.filter((path) => unparsable.some((objection) => objection.path === path));
      const apart = named.length > 0 && named.length < paths.length ? named : paths.slice(paths.length >> 1);
      await judge({ files: paths.filter((path) => !apart.includes(path)), flags: own });
      return judge({ files: apart, flags: own });
    }
    const objected = new Set(good ? [] : blamed(objections, paths.map((path) => byPath.get(path))).map(({ path }) => path));
    if (!good) console.log(output.trimEnd());
    if (unparsable.length > 0) console.log(`  clang-tidy cannot parse ${paths[0]}: ${unparsable[0].path}:${unparsable[0].line}: ${unparsable[0].message}`);
    for (const path of paths) {
      if (objected.has(path)) failed.add(path);
      else passed.set(path, byPath.get(path).key);
    }
  };

  const started = Date.now();
  const size = all ? 1 : Math.max(smallestBatch, Math.ceil(stale.length / availableParallelism()));
  await sideBySide(inBatches(stale, size), judge);
  if (!all || failed.size === 0) writeFileSync(stampFile, JSON.stringify(Object.fromEntries([...passed].sort()), null, 1));
  for (const path of [...failed].sort()) console.log(`  clang-tidy objects to ${path}`);
  const good = files.length - failed.size;
  console.log(`  clang-tidy: ${good} passed, ${failed.size} failed (${stale.length} files read, ${Date.now() - started} ms)`);
  addCounts(good, failed.size);
  return failed.size === 0;
}

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) process.exit((await main(process.argv[2] === "--all")) ? 0 : 1);
