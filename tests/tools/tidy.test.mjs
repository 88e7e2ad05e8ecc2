// The runner of clang-tidy: which files share a batch, and when a file is read again.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import test from "node:test";

import { anonymousNames, blamed, checksOf, closure, declaredNames, flagsOf, inBatches, jointFlags, keyOf, objectionsIn } from "../../tools/tidy.mjs";

const reader = (files) => (path) => files[path] ?? null;

test("names of anonymous namespaces are found with the namespace around them", () => {
  const text = [
    "namespace portal_guide::report {", "namespace {", "", "constexpr int kLimit = 3;", "struct Row {", "  int inner = 0;", "};",
    "std::string line_of(const Row& row) {", "  return {};", "}", "TEST(Report, IsShort) {", "}", "}  // namespace", "void visible() {}", "}  // namespace portal_guide::report",
  ].join("\n");
  assert.deepEqual([...anonymousNames(text)].sort(), ["kLimit", "Report_IsShort", "Row", "line_of"].map((name) => `portal_guide::report::${name}`).sort());
});

test("the types and functions that a header declares are found with the namespace around them", () => {
  const text = [
    "#pragma once", "namespace portal_guide::cli {", "", "/// A row.", "struct Row {", "  int inner(int of);", "};", "std::string line_of(const Row& row);",
    "enum class Kind { One };", "}  // namespace portal_guide::cli",
  ].join("\n");
  assert.deepEqual([...declaredNames(text)].sort(), ["Kind", "Row", "line_of"].map((name) => `portal_guide::cli::${name}`));
});

const file = (path, names, flags = "-DA", declared = []) => ({ path, flags, names: new Set(names), declared: new Set(declared) });

const batches = [
  { what: "files that define different names share a batch", files: [file("a", ["n::x"]), file("b", ["n::y"])], want: [["a", "b"]] },
  { what: "files that define the same name do not", files: [file("a", ["n::x"]), file("b", ["n::x"])], want: [["a"], ["b"]] },
  { what: "the same name in another namespace is another name", files: [file("a", ["n::x"]), file("b", ["m::x"])], want: [["a", "b"]] },
  { what: "files with other flags do not share a batch", files: [file("a", []), file("b", [], "-DB")], want: [["a"], ["b"]] },
  { what: "a name that another file's header declares does not share its batch", files: [file("a", [], "-DA", ["n::x"]), file("b", ["n::x"])], want: [["a"], ["b"]] },
  { what: "nor does the other file join the batch of the name", files: [file("a", ["n::x"]), file("b", [], "-DA", ["n::x"])], want: [["a"], ["b"]] },
  { what: "a full batch takes no more", files: [file("a", []), file("b", []), file("c", [])], want: [["a", "b"], ["c"]] },
];
for (const { what, files, want } of batches) test(what, () => assert.deepEqual(inBatches(files, 2).map((batch) => batch.files), want));

const tree = {
  "core/a.cpp": '#include "core/a.hpp"\n', "core/a.hpp": '#include "core/b.hpp"\n', "core/b.hpp": '#include "core/a.hpp"\nint b;\n', "core/c.hpp": "",
};

test("a file's closure follows includes of includes, and circles end", () => {
  assert.deepEqual([...closure("core/a.cpp", reader(tree)).keys()], ["core/a.cpp", "core/a.hpp", "core/b.hpp"]);
});

const keys = [
  { what: "nothing has changed", change: {}, same: true },
  { what: "a header that it does not include has changed", change: { "core/c.hpp": "int c;\n" }, same: true },
  { what: "the file has changed", change: { "core/a.cpp": '#include "core/a.hpp"\nint a;\n' }, same: false },
  { what: "a header behind a header has changed", change: { "core/b.hpp": "int other;\n" }, same: false },
];
for (const { what, change, same } of keys) {
  test(`a verdict ${same ? "holds" : "is asked for again"} where ${what}`, () => {
    const before = keyOf("core/a.cpp", "-DA", "settings", reader(tree));
    const after = keyOf("core/a.cpp", "-DA", "settings", reader({ ...tree, ...change }));
    assert.equal(before === after, same);
  });
}

test("a verdict is asked for again where flags or settings have changed", () => {
  const before = keyOf("core/a.cpp", "-DA", "settings", reader(tree));
  assert.notEqual(keyOf("core/a.cpp", "-DB", "settings", reader(tree)), before);
  assert.notEqual(keyOf("core/a.cpp", "-DA", "others", reader(tree)), before);
});

test("only the flags that mean something to clang-tidy are kept", () => {
  const command = 'ccache g++ -DNAME=\\"a\\" -I/x -isystem /y -g -std=c++20 -Wall -Winvalid-pch -include /z/cmake_pch.hxx -fno-exceptions -o a.o -c a.cpp';
  assert.deepEqual(flagsOf(command).split("\n"), ['-DNAME="a"', "-I/x", "-isystem/y", "-std=c++20", "-fno-exceptions"]);
});

test("files are read with the folders and macros of all of them, and with the -f flags that all have", () => {
  assert.deepEqual(jointFlags(["-DA=1\n-I/x\n-fno-exceptions", "-DB\n-DA=1\n-I/y"]).split("\n"), ["-DA=1", "-I/x", "-DB", "-I/y"]);
  assert.equal(jointFlags(["-fno-rtti", "-fno-rtti"]), "-fno-rtti");
  assert.equal(jointFlags(["-DA=1", "-DA=2"]), null);
});

test("the analyzer runs only where every file is read by itself", () => {
  assert.deepEqual(checksOf({ all: true }), []);
  assert.deepEqual(checksOf({ all: false }), ["--checks=-clang-analyzer-*,-bugprone-suspicious-include"]);
});

test("an objection is laid to the files that it names, or that include the header it names, or to all", () => {
  const files = [{ path: "core/a.cpp", headers: ["core/a.hpp"] }, { path: "core/b.cpp", headers: ["core/a.hpp"] }, { path: "core/c.cpp", headers: [] }];
  const paths = (output) => blamed(objectionsIn(output), files).map(({ path }) => path);
  assert.deepEqual(paths(`${process.cwd()}/core/a.cpp:3:1: error: bad [misc-x]\n/y/core/b.cpp\n`), ["core/a.cpp"]);
  assert.deepEqual(paths("core/a.hpp:3:1: error: bad [misc-x]\n"), ["core/a.cpp", "core/b.cpp"]);
  assert.deepEqual(paths("it crashed\n"), ["core/a.cpp", "core/b.cpp", "core/c.cpp"]);
});

const tool = resolve("tools/tidy.mjs");

/** Runs the real clang-tidy over a tree of these files, of which the .cpp files are compiled; again, where files change. */
function tidied(files, changes = []) {
  const root = mkdtempSync(join(tmpdir(), "tidy-"));
  const put = (changed) => {
    for (const [path, text] of Object.entries(changed)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  const run = () => {
    const { PORTAL_GUIDE_COUNTS: _, ...env } = process.env;
    const { status, stdout } = spawnSync(process.execPath, [tool], { cwd: root, env, encoding: "utf8" });
    return { status, stdout, read: /\((\d+) files? read/.exec(stdout)?.[1] };
  };
  try {
    const sources = Object.keys(files).filter((path) => path.endsWith(".cpp"));
    const commands = sources.map((path) => ({ file: join(root, path), command: `g++ -std=c++20 -I${root} -c ${path}` }));
    put({ ".clang-tidy": "Checks: '-*,modernize-use-nullptr'\nWarningsAsErrors: '*'\n", "build/dev/compile_commands.json": JSON.stringify(commands), ...files });
    return [run(), ...changes.map((change) => (put(change), run()))];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const good = { "core/a.cpp": '#include "core/a.hpp"\nint* a = nullptr;\n', "core/a.hpp": "#pragma once\n", "core/b.cpp": "int* b = nullptr;\n" };

test("a finding fails and names its file alone", () => {
  const [first] = tidied({ ...good, "core/b.cpp": "int* b = 0;\n" });
  assert.equal(first.status, 1);
  assert.match(first.stdout, /modernize-use-nullptr/);
  assert.match(first.stdout, /objects to core\/b\.cpp\n.*1 passed, 1 failed/);
});

test("a finding in a header fails the files that include it", () => {
  const [first] = tidied({ ...good, "core/a.hpp": "#pragma once\ninline int* h = 0;\n" });
  assert.match(first.stdout, /objects to core\/a\.cpp\n.*1 passed, 1 failed/);
});

test("what passed is read again where the file, a header or the configuration has changed, and only then", () => {
  const runs = tidied(good, [{}, { "core/b.cpp": "int* b = nullptr;\nint c;\n" }, { "core/a.hpp": "#pragma once\nint d();\n" }, { ".clang-tidy": "Checks: '-*,modernize-use-override'\n" }]);
  assert.deepEqual(runs.map(({ status, read }) => [status, read]), [[0, "2"], [0, "0"], [0, "1"], [0, "1"], [0, "2"]]);
});

test("what failed is read again although nothing has changed", () => {
  const runs = tidied({ ...good, "core/b.cpp": "int* b = 0;\n" }, [{}]);
  assert.deepEqual(runs.map(({ status, read }) => [status, read]), [[1, "2"], [1, "1"]]);
});

test("a file that cannot be parsed fails and says why, and the others are read without it", () => {
  const [first] = tidied({ ...good, "core/b.cpp": '#include "core/generated.hpp"\n' });
  assert.equal(first.status, 1);
  assert.match(first.stdout, /cannot parse core\/b\.cpp: core\/b\.cpp:1: 'core\/generated\.hpp' file not found/);
  assert.match(first.stdout, /1 passed, 1 failed/);
});

test("two files that define the same name are read apart", () => {
  const [first] = tidied({ ...good, "core/c.cpp": "int* b = nullptr;\n" });
  assert.match(first.stdout, /3 passed, 0 failed/);
});

test("a tree without compile commands, or with those of another tree, fails and says so", () => {
  assert.match(tidied({ "core/a.hpp": "", "build/dev/compile_commands.json": "[]" })[0].stdout, /names no file below core, wasm or tests/);
  const [gone] = tidied({ ...good, "build/dev/compile_commands.json": JSON.stringify([{ file: "core/gone.cpp", command: "g++ -c core/gone.cpp" }]) });
  assert.equal(gone.status, 1);
  assert.match(gone.stdout, /out of date: there is no core\/gone\.cpp/);
});
