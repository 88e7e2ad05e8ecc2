// Runs clang-tidy over core, wasm and tests: `node tools/tidy.mjs [--all]`.
//
// Most of clang-tidy's time goes into the headers of nlohmann and the standard library, so files that are compiled alike are
// read in batches: a generated file includes them one after the other. What passed is remembered by the contents of the file,
// of our headers that it includes, and of the configuration, so that only what changed since is read again. The analyzer
// follows paths only in a file that is compiled by itself; --all reads every file that way, with the analyzer.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { addCounts } from "./counts.mjs";

const batchSize = 40;
const folder = "build/tidy";
const stampFile = join(folder, "passed.json");
const ourFiles = "/(core|wasm|tests)/.*\\.[ch]pp$";

/** The names a file defines in anonymous namespaces, each with the namespace around it. Two files of a batch share none. */
export function anonymousNames(text) {
  const names = new Set();
  let around = "";
  let inside = false;
  for (const line of text.split("\n")) {
    const named = /^namespace ([\w:]+) \{/.exec(line);
    if (named) around = named[1];
    if (/^namespace \{/.test(line)) inside = true;
    if (/^\}  \/\/ namespace$/.test(line)) inside = false;
    if (!inside || !/^\w/.test(line) || /^(namespace|template|INSTANTIATE|using (?!\w+ =))/.test(line)) continue;
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

/** Puts files into batches so that no two of a batch are compiled differently or define the same name. */
export function inBatches(files, size) {
  const batches = [];
  for (const file of files) {
    let batch = batches.find(
      (candidate) =>
        candidate.flags === file.flags && candidate.files.length < size && [...file.names].every((name) => !candidate.names.has(name)),
    );
    if (!batch) {
      batch = { flags: file.flags, files: [], names: new Set() };
      batches.push(batch);
    }
    batch.files.push(file.path);
    for (const name of file.names) batch.names.add(name);
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
    if (word === "-isystem") kept.push(word, words[(index += 1)]);
    else if (word === "-include") index += 1;
    else if (/^-(I|D|std=|fno-exceptions|fno-rtti)/.test(word)) kept.push(word);
  }
  return kept.map((word) => word.replaceAll('\\"', '"')).join("\n");
}

function clangTidy(file, flags, options) {
  const words = ["--quiet", "--config-file=.clang-tidy", `--header-filter=${ourFiles}`, ...options, file, "--", "-x", "c++", ...flags.split("\n"), "-w"];
  return new Promise((done) => {
    execFile("clang-tidy", words, { maxBuffer: 256 << 20 }, (error, stdout, stderr) => done({ good: !error, output: error && stdout === "" ? stderr : stdout }));
  });
}

/** Without the analyzer, unless every file is read by itself; a batch includes sources, which is its purpose. */
export function checksOf({ alone, all }) {
  if (all) return [];
  return [`--checks=-clang-analyzer-*${alone ? "" : ",-bugprone-suspicious-include"}`];
}

/** Which of the files clang-tidy's output complains about. */
export function filesIn(output, paths) {
  const named = [...output.matchAll(/^(\S+?):\d+:\d+: (?:error|warning): /gm)].map(([, path]) => relative(".", resolve(path)));
  return new Set(paths.filter((path) => named.includes(path)));
}

/** Runs the work of all workers, as many side by side as there are processors. */
async function sideBySide(items, work) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

async function main(all) {
  const texts = new Map();
  const read = (path) => {
    if (!texts.has(path)) texts.set(path, existsSync(path) ? readFileSync(path, "utf8") : null);
    return texts.get(path);
  };
  const settings = `${read(".clang-tidy")}${read("tools/tidy.mjs")}`;
  const files = JSON.parse(readFileSync("build/dev/compile_commands.json", "utf8"))
    .map(({ file, command }) => ({ path: relative(".", resolve(file)), flags: flagsOf(command) }))
    // A file that two targets compile is read as the first of them does.
    .filter(({ path }, index, every) => /^(core|wasm|tests)\//.test(path) && every.findIndex((other) => other.path === path) === index)
    .map((file) => ({ ...file, names: anonymousNames(read(file.path)), key: keyOf(file.path, file.flags, settings, read) }));
  if (files.length === 0) {
    console.log("  build/dev/compile_commands.json names no file of ours");
    addCounts(0, 1);
    return false;
  }
  mkdirSync(folder, { recursive: true });
  const passed = new Map(all ? [] : Object.entries(JSON.parse(read(stampFile) ?? "{}")));
  const stale = files.filter(({ path, key }) => passed.get(path) !== key);
  const keys = new Map(files.map(({ path, key }) => [path, key]));
  const failed = new Set();

  let number = 0;
  const judge = async ({ files: paths, flags }) => {
    const alone = paths.length === 1;
    const batch = alone ? paths[0] : join(folder, `batch_${(number += 1)}.cpp`);
    if (!alone) writeFileSync(batch, paths.map((path) => `#include "${path}"\n`).join(""));
    const { good, output } = await clangTidy(batch, `-I.\n${flags}`, checksOf({ alone, all }));
    if (!good && !alone && output.includes("[clang-diagnostic-error]")) {
      // Two of its files may define the same name after all, which is the fault of neither.
      const middle = paths.length >> 1;
      await judge({ files: paths.slice(0, middle), flags });
      return judge({ files: paths.slice(middle), flags });
    }
    const objected = good ? new Set() : filesIn(output, paths);
    if (!good) console.log(output.trimEnd());
    // What an objection is about may be a header; then nobody knows which of the files is to blame.
    if (!good && objected.size === 0) for (const path of paths) objected.add(path);
    for (const path of paths) {
      if (objected.has(path)) failed.add(path);
      else passed.set(path, keys.get(path));
    }
  };

  const started = Date.now();
  await sideBySide(inBatches(stale, all ? 1 : Math.min(batchSize, Math.ceil(stale.length / availableParallelism()))), judge);
  if (!all || failed.size === 0) writeFileSync(stampFile, JSON.stringify(Object.fromEntries([...passed].sort()), null, 1));
  for (const path of [...failed].sort()) console.log(`  clang-tidy objects to ${path}`);
  const good = files.length - failed.size;
  console.log(`  clang-tidy: ${good} passed, ${failed.size} failed (${stale.length} files read, ${Date.now() - started} ms)`);
  addCounts(good, failed.size);
  return failed.size === 0;
}

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) process.exit((await main(process.argv[2] === "--all")) ? 0 : 1);
