// The runner of clang-tidy: which files share a batch, and when a file is read again.
import assert from "node:assert/strict";
import test from "node:test";

import { anonymousNames, checksOf, closure, filesIn, flagsOf, inBatches, keyOf } from "../../tools/tidy.mjs";

const reader = (files) => (path) => files[path] ?? null;

test("names of anonymous namespaces are found with the namespace around them", () => {
  const text = [
    "namespace portal_guide::report {", "namespace {", "", "constexpr int kLimit = 3;", "struct Row {", "  int inner = 0;", "};",
    "std::string line_of(const Row& row) {", "  return {};", "}", "TEST(Report, IsShort) {", "}", "}  // namespace", "void visible() {}", "}  // namespace portal_guide::report",
  ].join("\n");
  assert.deepEqual([...anonymousNames(text)].sort(), ["kLimit", "Report_IsShort", "Row", "line_of"].map((name) => `portal_guide::report::${name}`).sort());
});

const file = (path, names, flags = "-DA") => ({ path, flags, names: new Set(names) });

const batches = [
  { what: "files that define different names share a batch", files: [file("a", ["n::x"]), file("b", ["n::y"])], want: [["a", "b"]] },
  { what: "files that define the same name do not", files: [file("a", ["n::x"]), file("b", ["n::x"])], want: [["a"], ["b"]] },
  { what: "the same name in another namespace is another name", files: [file("a", ["n::x"]), file("b", ["m::x"])], want: [["a", "b"]] },
  { what: "files with other flags do not share a batch", files: [file("a", []), file("b", [], "-DB")], want: [["a"], ["b"]] },
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
  assert.deepEqual(flagsOf(command).split("\n"), ['-DNAME="a"', "-I/x", "-isystem", "/y", "-std=c++20", "-fno-exceptions"]);
});

test("the analyzer runs only where every file is read by itself", () => {
  assert.deepEqual(checksOf({ alone: true, all: true }), []);
  assert.deepEqual(checksOf({ alone: true, all: false }), ["--checks=-clang-analyzer-*"]);
  assert.deepEqual(checksOf({ alone: false, all: false }), ["--checks=-clang-analyzer-*,-bugprone-suspicious-include"]);
});

test("an objection is laid to the file that it names", () => {
  const output = `${process.cwd()}/core/a.cpp:3:1: error: bad [misc-x,-warnings-as-errors]\n/y/core/b.cpp\n`;
  assert.deepEqual([...filesIn(output, ["core/a.cpp", "core/b.cpp"])], ["core/a.cpp"]);
});
